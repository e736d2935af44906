/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ownTexts } from './ownTexts';

/** Sentences about the viewer's own access, in German. */
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
    'Ihr Profil ‚{{profile}}‘ in {{domain}} hat den Status {{status}}{{failure}}. Es muss in der SageMaker-Konsole gelöscht werden, bevor erneut Zugang beantragt werden kann.',
  'own.diagnosisText.profileUpdateFailed':
    'Ihr Profil ‚{{profile}}‘ in {{domain}} hat den Status {{status}}{{failure}}. {{hint}}',
  'own.diagnosisText.profileGone':
    'Ihr Profil in {{domain}} gibt es in AWS nicht mehr. Studio würde bei Ihrer nächsten Anmeldung ein neues, leeres anlegen, mit der Rolle {{role}} der Domain; gewährt wurde Ihnen {{granted}}. {{hint}}',
  'own.diagnosisText.roleDiffers':
    'Ihnen wurde die Rolle {{granted}} gewährt, Ihr Profil ‚{{profile}}‘ in {{domain}} arbeitet aber mit {{role}}. {{hint}}',
  'own.diagnosisText.disabledHolding':
    'Ihr Benutzer in IAM Identity Center ist deaktiviert, sodass Sie sich nicht anmelden können; in {{domain}} haben Sie aber noch {{held}}.',
  'own.diagnosisText.accessNobodyGranted':
    'Sie können {{domain}} mit dem Profil ‚{{profile}}‘ öffnen, aber keine Gewährung deckt das ab. {{hint}}',
  'own.diagnosisText.accessNobodyGrantedWithoutProfile':
    'Sie dürfen in {{domain}} hinein, und Studio legt Ihnen bei der ersten Anmeldung ein Profil an, aber keine Gewährung deckt das ab. {{hint}}',
  'own.diagnosisText.unused':
    'Sie können {{domain}}{{way}} öffnen, wurden dort aber zuletzt {{age}} bei der Arbeit gesehen. Geben Sie den Zugang auf, wenn Sie ihn nicht mehr brauchen; Ihr Profil mit seinen Daten bleibt.',
  'own.diagnosisText.unusedUngranted':
    'Sie können {{domain}}{{way}} öffnen, wurden dort aber zuletzt {{age}} bei der Arbeit gesehen. Lassen Sie den Zugang entfernen, wenn Sie ihn nicht mehr brauchen.',
  'own.diagnosisText.applicationMissing':
    'Sie können Studio nicht öffnen, obwohl alles dafür da ist. Die Anwendung von {{domain}} ist nicht in IAM Identity Center, sodass sich niemand anmelden kann. Jemand hat sie gelöscht, oder Identity Center gehört zu einer anderen Organisation; wer IAM Identity Center verwaltet, kann nachsehen.',
  'own.diagnosisText.applicationDisabled':
    'Sie können Studio nicht öffnen, obwohl alles dafür da ist. Die Anwendung von {{domain}} ist deaktiviert, sodass sich niemand anmelden kann. Wer IAM Identity Center verwaltet, kann sie aktivieren.',
} satisfies {
  [Key in `own.diagnosisText.${keyof typeof ownTexts.diagnosisText}`]: string;
};
