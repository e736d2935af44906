/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ownTexts } from './ownTexts';

/** What the viewer reads about their own access, in German. */
export const germanOwnTexts = {
  'own.diagnosisText.ready':
    'Sie können {{domain}}{{way}} mit Ihrem Profil ‚{{profile}}‘ und der Rolle {{role}} öffnen.',
  'own.diagnosisText.readyMoved':
    'Sie können {{domain}}{{way}} mit Ihrem Profil ‚{{profile}}‘ und der Rolle {{role}} öffnen, haben aber das Team verlassen, mit dem das gewährt wurde; geben Sie den Zugang auf, wenn Sie ihn nicht mehr brauchen.',
  'own.diagnosisText.readyAfterFirstSignIn':
    'Sie dürfen {{domain}}{{way}} öffnen und haben noch kein Profil; Studio legt bei Ihrer ersten Anmeldung eines an, mit der Rolle {{role}} der Domain.',
  'own.diagnosisText.noAccess':
    'Sie haben keinen Zugang zu {{domain}}. {{hint}}',
  'own.diagnosisText.noAccessDisabled':
    'Ihr Benutzer in IAM Identity Center ist deaktiviert, und Sie haben nichts in {{domain}}.',
  'own.diagnosisText.accessLeft':
    'Ihr Zugang wurde am {{end}} entfernt, da Sie gegangen zu sein schienen; Ihr Profil und Ihre Daten sind erhalten.',
  'own.diagnosisText.accessRevoked':
    'Ihr Zugang wurde am {{end}} entzogen; Ihr Profil und Ihre Daten sind erhalten.',
  'own.diagnosisText.accessExpired':
    'Ihr Zugang ist am {{end}} abgelaufen; Ihr Profil und Ihre Daten sind erhalten.',
  'own.diagnosisText.accessEnded':
    'Ihr Zugang ist seit dem {{end}} beendet; Ihr Profil und Ihre Daten sind erhalten.',
  'own.diagnosisText.scheduled':
    'Ihr Zugang zu {{domain}} beginnt am {{date}}; vorher geschieht in AWS nichts.',
  'own.diagnosisText.provisioning':
    'Ihr Zugang zu {{domain}} wird gerade eingerichtet; das dauert gewöhnlich weniger als eine Minute.',
  'own.diagnosisText.roleChanging':
    'Ihre Rolle in {{domain}} wird gerade in {{granted}} geändert; Sie können solange weiterarbeiten.',
  'own.diagnosisText.deprovisioning':
    'Ihr Zugang zu {{domain}} wird gerade entfernt.',
  'own.diagnosisText.coolingOff':
    'Ihr Zugang zu {{domain}} ist beendet; was von Ihnen noch da ist, wird gelöscht, sobald die Zeit zum Rückgängigmachen um ist.',
  'own.diagnosisText.coolingOffUntil':
    'Ihr Zugang zu {{domain}} ist beendet. Was von Ihnen noch da ist, wird am {{undoUntil}} gelöscht; bis dahin lässt es sich rückgängig machen.',
  'own.diagnosisText.cleaningUp':
    'Ihr Zugang zu {{domain}} ist beendet; was von Ihnen noch da ist, wird gerade gelöscht.',
  'own.diagnosisText.stillHasAccess':
    'Sie haben noch Zugang: Sie aus {{domain}} zu entfernen ist blockiert{{why}} Es wird von selbst wieder versucht, bis es getan ist.',
  'own.diagnosisText.cleanupBlocked':
    'Ihr Zugang zu {{domain}} ist beendet, aber {{notDone}}{{why}} Es wird von selbst wieder versucht, bis es getan ist.',
  'own.diagnosisText.cleanupBlockedOtherWay':
    'Ihr Zugang zu {{domain}} ist beendet, auch wenn Ihnen ein anderer Weg hinein bleibt, und {{notDone}}{{why}} Es wird von selbst wieder versucht, bis es getan ist.',
  'own.diagnosisText.provisionBlocked':
    'Ihr Zugang zu {{domain}} kann nicht eingerichtet werden{{why}}',
  'own.diagnosisText.roleChangeBlocked':
    'Ihre Rolle in {{domain}} in {{granted}} zu ändern ist blockiert{{why}}',
  'own.diagnosisText.suspended':
    'Sie sind anscheinend gegangen, daher ist Ihr Zugang zu {{domain}} ausgesetzt. Er wird entfernt, wenn Sie am {{removal}} nicht zurück sind.',
  'own.diagnosisText.profileUnsettled':
    'Ihr Profil ‚{{profile}}‘ in {{domain}} hat den Status {{status}}; Sie können es benutzen, sobald er InService ist.',
  'own.diagnosisText.profileWithoutAssignment':
    'Sie haben das Profil ‚{{profile}}‘, sind {{domain}} aber nicht zugewiesen, sodass Studio mit „Access Denied“ endet. {{hint}}',
  'own.diagnosisText.profileFailed':
    'Ihr Profil ‚{{profile}}‘ in {{domain}} hat den Status {{status}}{{failure}}. Lassen Sie es in der SageMaker-Konsole löschen und beantragen Sie dann erneut Zugang.',
  'own.diagnosisText.profileUpdateFailed':
    'Ihr Profil ‚{{profile}}‘ in {{domain}} hat den Status {{status}}{{failure}}. Beantragen Sie erneut Zugang, damit es repariert wird.',
  'own.diagnosisText.profileGone':
    'Ihr Profil in {{domain}} gibt es in AWS nicht mehr. Studio würde bei Ihrer nächsten Anmeldung ein neues, leeres anlegen, mit der Rolle {{role}} der Domain; gewährt wurde Ihnen {{granted}}. {{hint}}',
  'own.diagnosisText.roleDiffers':
    'Ihnen wurde die Rolle {{granted}} gewährt, Ihr Profil ‚{{profile}}‘ in {{domain}} arbeitet aber mit {{role}}. Beantragen Sie erneut Zugang, damit das berichtigt wird.',
  'own.diagnosisText.disabledHolding':
    'Ihr Benutzer in IAM Identity Center ist deaktiviert, sodass Sie sich nicht anmelden können; in {{domain}} haben Sie aber noch {{held}}.',
  'own.diagnosisText.accessNobodyGranted':
    'Sie können {{domain}} mit dem Profil ‚{{profile}}‘ öffnen, aber keine Gewährung deckt das ab. {{hint}}',
  'own.diagnosisText.unused':
    'Sie können {{domain}}{{way}} öffnen, wurden dort aber zuletzt {{age}} bei der Arbeit gesehen. Geben Sie den Zugang auf, wenn Sie ihn nicht mehr brauchen; Ihr Profil mit seinen Daten bleibt.',
  'own.diagnosisText.unusedUngranted':
    'Sie können {{domain}}{{way}} öffnen, wurden dort aber zuletzt {{age}} bei der Arbeit gesehen. Lassen Sie den Zugang entfernen, wenn Sie ihn nicht mehr brauchen.',
  'own.diagnosisText.applicationMissing':
    'Sie können Studio nicht öffnen, obwohl alles dafür da ist. Die Anwendung von {{domain}} ist nicht in IAM Identity Center, sodass sich niemand anmelden kann. Jemand hat sie gelöscht, oder Identity Center gehört zu einer anderen Organisation; wer IAM Identity Center verwaltet, kann nachsehen.',
  'own.diagnosisText.applicationDisabled':
    'Sie können Studio nicht öffnen, obwohl alles dafür da ist. Die Anwendung von {{domain}} ist deaktiviert, sodass sich niemand anmelden kann. Wer IAM Identity Center verwaltet, kann sie aktivieren.',
  'own.message.entry.identity': 'Sie sind in IAM Identity Center ‚{{user}}‘.',
  'own.message.entry.identity-unread':
    'Ob Sie einen Benutzer in IAM Identity Center haben, ist noch nicht bekannt, da dessen Verzeichnis bisher nicht aus AWS gelesen werden konnte.',
  'own.message.entry.no-identity': 'Sie sind nicht in IAM Identity Center.',
  'own.message.entry.disabled':
    'Ihr Benutzer in IAM Identity Center ist deaktiviert, sodass Sie sich nicht damit anmelden können.',
  'own.message.entry.disabled.remedy':
    'Lassen Sie sich im Identitätsanbieter aktivieren und warten Sie auf dessen Abgleich.',
  'own.message.entry.assigned': 'Sie sind {{domain}} {{ways}} zugewiesen.',
  'own.message.entry.open-to-all':
    'Sie sind nicht zugewiesen und müssen es nicht sein: Die Anwendung von {{domain}} lässt alle in IAM Identity Center hinein.',
  'own.message.entry.legacy':
    '{{domain}} ist von vor Oktober 2023, daher sagt AWS nicht, ob Sie zugewiesen sind.',
  'own.message.entry.assignment-unread':
    'Ob Sie {{domain}} zugewiesen sind, ist noch nicht bekannt, da die Zuweisungen bisher nicht aus AWS gelesen werden konnten.',
  'own.message.entry.not-assigned': 'Sie sind {{domain}} nicht zugewiesen.',
  'own.message.entry.not-assigned-profile':
    'Sie sind {{domain}} nicht zugewiesen, sodass Ihr Profil ‚{{profile}}‘ allein mit „Access Denied“ endet.',
  'own.message.entry.group-gone':
    'Sie sollten über die Gruppe {{group}} hineinkommen, die es in IAM Identity Center nicht mehr gibt. Eine neue Gruppe dieses Namens ist eine andere und bringt Ihren Zugang nicht zurück.',
  'own.message.entry.group-left':
    'Sie sollten über die Gruppe {{group}} hineinkommen und tun es nicht mehr: Die Gruppe ist nicht mehr zugewiesen, oder Sie sind nicht darin.',
  'own.message.entry.profile-of':
    'Das Profil ‚{{profile}}‘ in {{domain}} wurde für {{owner}} angelegt, mit dem Anmeldenamen, den Sie jetzt haben. Studio würde es öffnen, mit Dateien, die nicht Ihre sind.',
  'own.message.entry.profile-of-unknown':
    'Das Profil ‚{{profile}}‘ in {{domain}} trägt Ihren Anmeldenamen und wurde vielleicht für jemanden angelegt, der ihn vorher hatte. Studio würde es öffnen, mit Dateien, die nicht Ihre sind.',
  'own.message.entry.profile-of.remedy':
    'Öffnen Sie Studio nicht, bevor das geklärt ist: Lassen Sie das Profil durch Offboarding der Person löschen, für die es angelegt wurde, oder beantragen Sie, es zu übernehmen (handOver), worüber jemand entscheidet.',
  'own.message.entry.profile':
    'Das Profil ‚{{profile}}‘ in {{domain}} ist Ihres.',
  'own.message.entry.role': 'Sie arbeiten in Studio mit der Rolle {{role}}.',
  'own.message.entry.role-differs':
    'Sie können Studio öffnen, aber mit der Rolle {{role}} statt {{granted}}, die gewährt wurde.',
  'own.message.entry.profile-gone':
    'Sie können Studio öffnen, aber Ihr Profil gibt es in AWS nicht mehr: Ein neues, leeres entsteht, mit der Rolle {{role}}; gewährt wurde Ihnen {{granted}}.',
  'own.message.entry.no-grant':
    'Ihr Zugang zu {{domain}} wurde nicht hier gewährt, also endet er auch nicht von hier aus.',
  'own.message.entry.suspended':
    'Sie können Studio noch öffnen, aber Ihr Zugang zu {{domain}} ist ausgesetzt, da Sie gegangen zu sein scheinen.',
  'own.message.entry.suspended-until':
    'Sie können Studio noch öffnen, aber Ihr Zugang zu {{domain}} ist ausgesetzt, da Sie gegangen zu sein scheinen, und wird am {{until}} entfernt.',
  'own.message.entry.suspended.remedy':
    'Lassen Sie sich wieder in das Team und den Identitätsanbieter aufnehmen; Ihr Zugang gilt dann von selbst weiter.',
  'own.message.entry.ended-otherwise':
    'Ihr gewährter Zugang zu {{domain}} ist beendet; Sie haben einen anderen Weg hinein, der von hier aus nicht endet.',
  'own.message.entry.ending':
    'Sie können Studio noch öffnen, aber Ihr Zugang zu {{domain}} wird gerade entfernt.',
  'own.message.entry.grant': 'Ihr Zugang zu {{domain}} ist hier gewährt.',
  'own.message.entry.have-asked.remedy':
    'Bitten Sie ein Mitglied oder die Leitung eines Teams, das die Domain nutzen darf, Zugang für Sie zu beantragen.',
} satisfies {
  [Key in
    | `own.diagnosisText.${keyof typeof ownTexts.diagnosisText}`
    | `own.message.${keyof typeof ownTexts.message}`]: string;
};
