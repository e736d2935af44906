/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { messageTexts } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { germanRecord } from './deRecord';
import { germanRefusals } from './deRefusals';
import type { ownTexts } from './ownTexts';

/** The sentences of the backend in German. */
export const germanSentences = {
  ...germanRefusals,
  ...germanRecord,
  'message.text': '{{text}}',

  'message.domain.unified-studio':
    'Die Domain ‚{{domain}}‘ ({{domainId}}) gehört zu SageMaker Unified Studio, das darüber entscheidet, wer hineinkommt.',
  'message.domain.unified-studio.remedy':
    'Bitten Sie die Eigentümer des Projekts in Unified Studio, die Person dort aufzunehmen.',
  'message.domain.iam-mode':
    'Die Domain ‚{{domain}}‘ ({{domainId}}) lässt Personen über IAM hinein, nicht über IAM Identity Center.',
  'message.domain.iam-mode.remedy':
    'AWS kann das an einer bestehenden Domain nicht ändern. Wählen Sie eine Domain mit Anmeldung über Identity Center, oder bitten Sie die Verwaltung des Kontos {{account}} um Zugang über IAM.',
  'message.domain.legacy':
    'Die Domain ‚{{domain}}‘ ({{domainId}}) ist von vor Oktober 2023: AWS zeigt für sie keine Anwendung in Identity Center, sodass niemand über die API zugewiesen werden kann.',
  'message.domain.legacy.remedy':
    'Wer das Konto {{account}} verwaltet, kann Personen in der SageMaker-Konsole zuweisen; damit es hier geht, ziehen Sie in eine neuere Domain um.',
  'message.domain.not-in-service':
    'Die Domain ‚{{domain}}‘ ({{domainId}}) hat den Status {{status}}.',
  'message.domain.not-in-service-because':
    'Die Domain ‚{{domain}}‘ ({{domainId}}) hat den Status {{status}}: {{reason}}.',
  'message.domain.not-in-service.remedy':
    'Versuchen Sie es wieder, wenn die Domain InService ist; wer das Konto {{account}} verwaltet, kann sich darum kümmern.',
  'message.domain.observe-only':
    'Die Domain ‚{{domain}}‘ ({{domainId}}) wird von diesem Portal nur beobachtet.',
  'message.domain.observe-only.remedy':
    'Das Plattform-Team kann sie auf der Seite ‚Einstellungen‘ auf ‚Verwaltet‘ stellen. Legt app-config die Domain fest, setzen Sie dort sagemakerStudio.domains.{{domainId}}.mode auf ‚manage‘.',
  'message.application.missing':
    'Die Anwendung von ‚{{domain}}‘ ist nicht in IAM Identity Center, sodass sich niemand anmelden kann.',
  'message.application.missing.remedy':
    'Jemand hat sie gelöscht, oder Identity Center gehört zu einer anderen Organisation; wer IAM Identity Center verwaltet, kann nachsehen.',
  'message.application.disabled':
    'Die Anwendung von ‚{{domain}}‘ ist deaktiviert, sodass sich niemand anmelden kann.',
  'message.application.disabled.remedy':
    'Wer IAM Identity Center verwaltet, kann sie aktivieren.',

  'message.unseen.action':
    '{{what}}: nicht zu sehen, da die IAM-Aktion {{action}} fehlt.',
  'message.unseen.action.remedy':
    'Damit es geprüft wird, erlauben Sie {{action}} für die Rolle, mit der dieses Portal AWS liest.',
  'message.unseen.failed': '{{what}}: nicht zu sehen: {{reason}}',
  'message.unseen.failed.remedy': 'Es wird von selbst wieder versucht.',
  'message.unseen.yet': '{{what}}: noch nicht angesehen.',
  'message.unseen.yet.remedy':
    'Warten Sie bis zum nächsten Mal, oder aktualisieren Sie.',
  'message.policy.observed':
    'Solange die Domain nur beobachtet wird, beantragt niemand Zugang.',
  'message.policy.covered': 'Eine Richtlinie lässt Anträge auf Zugang zu.',
  'message.policy.none':
    'Keine Richtlinie gilt für die Domain, darum kann niemand Zugang beantragen.',
  'message.policy.none.remedy':
    'Das Plattform-Team kann auf der Seite Einstellungen eine Richtlinie hinzufügen, oder unter sagemakerStudio.policies in app-config.',
  'message.networks.failed':
    'Die Netzwerke des Kontos {{account}} in {{region}} konnten nicht gelesen werden: {{reason}}',
  'message.networks.throttled.remedy':
    'AWS begrenzt zurzeit, wie oft sie gelesen werden. Sie werden von selbst noch einmal gelesen.',
  'message.networks.retried.remedy':
    'Sie werden von selbst noch einmal gelesen.',
  'message.what.identity-center': 'IAM Identity Center',
  'message.what.instance-configured':
    'Die Instanz {{instance}} von IAM Identity Center mit dem Identity Store {{store}} aus der Konfiguration',
  'message.what.application': 'Die Anwendung {{application}}',
  'message.what.assignment-required': 'Ob Personen zugewiesen sein müssen',
  'message.what.users': 'Die Benutzer von Identity Center',
  'message.what.people-trusted': 'Ob den Personen des Katalogs vertraut wird',
  'message.what.quotas': 'Die Kontingente des Kontos {{account}} in {{region}}',
  'message.what.settings': 'Die Einstellungen von ‚{{domain}}‘',
  'message.what.spaces': 'Die Spaces von ‚{{domain}}‘',
  'message.what.trust-policies':
    'Die Vertrauensrichtlinien der Ausführungsrollen',
  'message.what.role-permissions': 'Was die Ausführungsrollen erlauben',
  'message.what.pass-role': 'Ob dieses Portal Ausführungsrollen übergeben darf',

  'message.instance.unread':
    'In {{region}} ließ sich keine Instanz von IAM Identity Center lesen: {{reason}}',
  'message.instance.unread.remedy':
    'Aktivieren Sie eine Organisationsinstanz von IAM Identity Center, oder berichtigen Sie sagemakerStudio.identityCenter und die Berechtigungen des Kontos {{account}}.',
  'message.instance.found':
    'Die Instanz {{instance}} von IAM Identity Center mit dem Identity Store {{store}} ist in {{region}} zu finden.',
  'message.instance.status':
    'Die Instanz {{instance}} von IAM Identity Center mit dem Identity Store {{store}} hat den Status {{status}}.',
  'message.instance.status-because':
    'Die Instanz {{instance}} von IAM Identity Center mit dem Identity Store {{store}} hat den Status {{status}}: {{reason}}.',
  'message.instance.status.remedy':
    'Die Eigentümer des Kontos {{account}} sehen den Grund in der Konsole von IAM Identity Center.',
  'message.instance.account':
    'Die Instanz {{instance}} von IAM Identity Center mit dem Identity Store {{store}} gehört zum Konto der Domain und hat keine Berechtigungssätze, wie es bei Kontoinstanzen ist. Studio kann keine Kontoinstanz nutzen.',
  'message.instance.account.remedy':
    'Nennen Sie die Organisationsinstanz in sagemakerStudio.identityCenter, falls es diese nicht ist.',
  'message.instance.active':
    'Die Instanz {{instance}} von IAM Identity Center mit dem Identity Store {{store}} ist eine aktive Organisationsinstanz in {{region}}.',
  'message.region.iam':
    '‚{{domain}}‘ ist in {{region}}, was nur bei Anmeldung über Identity Center eine Rolle spielt.',
  'message.region.same':
    '‚{{domain}}‘ und IAM Identity Center sind beide in {{region}}.',
  'message.region.differs':
    '‚{{domain}}‘ ist in {{region}}, IAM Identity Center in {{home}}, und Studio arbeitet mit Identity Center nur in dessen eigener Region zusammen, nicht in einer, in die es repliziert wird.',
  'message.region.differs.remedy':
    'Es braucht eine neue Domain in {{home}}; falls Identity Center doch in {{region}} ist, berichtigen Sie sagemakerStudio.identityCenter.region.',
  'message.sso-mode.ok':
    '‚{{domain}}‘ meldet Personen über IAM Identity Center an.',
  'message.status.in-service': 'Der Status von ‚{{domain}}‘ ist InService.',
  'message.status.other': 'Der Status von ‚{{domain}}‘ ist {{status}}.',
  'message.status.other.remedy':
    'Wer das Konto {{account}} verwaltet, sieht den Grund in der SageMaker-Konsole.',
  'message.not-needed.application':
    'Wo sich Personen über IAM anmelden, braucht es keine Anwendung.',
  'message.not-needed.assignment':
    'Wo sich Personen über IAM anmelden, braucht es keine Zuweisung.',
  'message.application.legacy':
    'AWS zeigt keine Anwendung in Identity Center für ‚{{domain}}‘, die von vor Oktober 2023 ist.',
  'message.application.legacy.remedy':
    'Personen können nur in der SageMaker-Konsole zugewiesen werden; damit es hier geht, ziehen Sie in eine neuere Domain um.',
  'message.application.gone':
    'Die Anwendung {{application}} von ‚{{domain}}‘ ist nicht in IAM Identity Center.',
  'message.application.gone.remedy':
    'Jemand hat sie gelöscht, oder Identity Center gehört zu einer anderen Organisation; niemand kann sich anmelden, bis sie wieder da ist.',
  'message.application.enabled':
    'Die Anwendung {{application}} ist da und aktiviert.',
  'message.application.status':
    'Die Anwendung {{application}} ist {{status}}, sodass sich niemand anmelden kann.',
  'message.assignment.required':
    'Nur wer der Anwendung zugewiesen ist, kann sich anmelden.',
  'message.assignment.not-required':
    'Die Anwendung von ‚{{domain}}‘ verlangt keine Zuweisung, sodass sich jeder in Identity Center anmelden kann, was auch immer hier gewährt ist.',
  'message.assignment.not-required.remedy':
    'Wer IAM Identity Center verwaltet, kann in den Einstellungen der Anwendung Zuweisungen verlangen.',
  'message.provider.unseen':
    'Ob SAML und SCIM eingerichtet sind, ist über die APIs von AWS nicht zu sehen.',
  'message.provider.worked':
    'Ob SAML und SCIM eingerichtet sind, ist über die APIs von AWS nicht zu sehen. SCIM hat funktioniert: {{number}} Benutzer kommen von einem Identitätsanbieter.',
  'message.provider.remedy':
    'Wer den Identitätsanbieter verwaltet, kann beides prüfen: Öffnen Sie in Okta die Anwendung AWS IAM Identity Center; SAML steht unter Sign On und SCIM unter Provisioning.',
  'message.age.less-than-a-minute': 'weniger als einer Minute',
  'message.age.minutes_one': '{{count}} Minute',
  'message.age.minutes_other': '{{count}} Minuten',
  'message.age.hours_one': '{{count}} Stunde',
  'message.age.hours_other': '{{count}} Stunden',
  'message.users.none': 'Identity Center hat keine Benutzer.',
  'message.users.none.remedy':
    'Richten Sie im Identitätsanbieter die Bereitstellung über SCIM ein, und weisen Sie Personen seiner AWS-Anwendung zu.',
  'message.users.old':
    '{{users}} Benutzer und {{groups}} Gruppen von Identity Center wurden vor {{age}} gelesen, und das ist lange her.',
  'message.users.old-because':
    '{{users}} Benutzer und {{groups}} Gruppen von Identity Center wurden vor {{age}} gelesen, und das ist lange her: {{reason}}.',
  'message.users.old.remedy':
    'Wer dieses Portal betreibt, sieht in dessen Protokoll, was es am Lesen hindert.',
  'message.users.by-hand':
    '{{users}} Benutzer und {{groups}} Gruppen von Identity Center wurden vor {{age}} gelesen, und keiner davon kommt von einem Identitätsanbieter.',
  'message.users.by-hand.remedy':
    'Richten Sie im Identitätsanbieter die Bereitstellung über SCIM ein, damit alle, die dort gehen, ihren Zugang verlieren.',
  'message.users.ok':
    '{{users}} Benutzer und {{groups}} Gruppen von Identity Center wurden vor {{age}} gelesen; {{provisioned}} der Benutzer kommen von einem Identitätsanbieter.',
  'message.trusted.ref':
    '{{problem}} Genannt ist das in {{places}} und gibt niemandem ein Recht.',
  'message.trusted.refs_one':
    '{{problem}} So ist es bei {{count}} weiteren Verweis der Konfiguration. Genannt ist das in {{places}} und gibt niemandem ein Recht.',
  'message.trusted.refs_other':
    '{{problem}} So ist es bei {{count}} weiteren Verweisen der Konfiguration. Genannt ist das in {{places}} und gibt niemandem ein Recht.',
  'message.count.people_one': '{{count}} Person',
  'message.count.people_other': '{{count}} Personen',
  'message.count.teams_one': '{{count}} Team',
  'message.count.teams_other': '{{count}} Teams',
  'message.trusted.without':
    '{{people}} und {{teams}} des Katalogs haben keine Rechte, da ihrer Herkunft nicht vertraut wird, etwa ‚{{origin}}‘.',
  'message.trusted.without.remedy':
    'Falls dort nur Ihre Organisation schreiben kann, ergänzen Sie in der app-config: {{line}}',
  'message.trusted.named':
    'Alle, die die Konfiguration nennt, führen zu einem vertrauten Eintrag. {{people}} und {{teams}} des Katalogs haben keine Rechte, da ihrer Herkunft nicht vertraut wird; solche kann jeder registrieren.',
  'message.trusted.all':
    'Alle, die die Konfiguration nennt, führen zu einem vertrauten Eintrag, und ebenso alle im Katalog.',
  'message.ref.conflict':
    '‚{{ref}}‘ führt in Identity Center zu jemand anderem als früher, oder zu mehreren.',
  'message.ref.conflict.remedy': 'Das Plattform-Team entscheidet, wer es ist.',
  'message.ref.changed':
    '‚{{ref}}‘ gehört inzwischen jemand anderem als beim ersten Mal. Wer damals gemeint war, behält, was der Name gibt; wer ihn jetzt hat, bekommt dadurch nichts.',
  'message.ref.changed.remedy':
    'Das Plattform-Team entscheidet auf der Seite der Domains, wer ab jetzt gemeint ist.',
  'message.place.owners': 'die Eigentümer von {{domain}}',
  'message.place.team': 'das Team {{team}}',
  'message.place.leads': 'die Leitung von {{team}}',
  'message.place.leads-of-every-team': 'die Leitung jedes Teams',
  'message.place.approvers':
    'die Genehmigenden der Stufe ‚{{stage}}‘ in der Richtlinie ‚{{policy}}‘',
  'message.place.fallback':
    'die ersatzweise Genehmigenden in der Richtlinie ‚{{policy}}‘',
  'message.place.policy-teams': 'die Teams in der Richtlinie ‚{{policy}}‘',
  'message.place.requesters':
    'wessen Anträge die Richtlinie ‚{{policy}}‘ automatisch genehmigt',
  'message.place.creation-approvers':
    'die Genehmigenden neuer Domains in der Stufe ‚{{stage}}‘',
  'message.place.creation-fallback':
    'die ersatzweise Genehmigenden neuer Domains',
  'message.place.leavers': 'wer von Ausgeschiedenen erfährt',
  'message.place.platform-team': 'das Plattform-Team',
  'message.place.manager':
    'die Führungskraft ‚{{manager}}‘ von Personen im Identity Center',
  'message.place.managers':
    'die Führungskräfte von Personen im Identity Center',
  'message.place.key': '{{place}} ({{key}})',
  'message.place.portal': '{{place}} (im Portal festgelegt)',
  'message.ref.pattern':
    '‚{{ref}}‘ meint keine Gruppe des Identity Centers, die der Katalog hat, und gibt deshalb niemandem die Leitung.',
  'message.ref.pattern.remedy':
    'Berichtigen Sie das Muster, oder legen Sie die Gruppe beim Identitätsanbieter an und lassen Sie sie übertragen.',
  'message.manager.nobody_one':
    'Identity Center nennt eine Führungskraft, ‚{{examples}}‘, auf die dort niemand passt; deshalb entscheidet niemand als diese Führungskraft.',
  'message.manager.nobody_other':
    'Identity Center nennt {{count}} Führungskräfte, auf die dort niemand passt, etwa ‚{{examples}}‘; deshalb entscheidet niemand als diese Führungskräfte.',
  'message.manager.several_one':
    'Identity Center nennt eine Führungskraft, ‚{{examples}}‘, auf die dort mehrere passen; deshalb entscheidet niemand als diese Führungskraft.',
  'message.manager.several_other':
    'Identity Center nennt {{count}} Führungskräfte, auf die dort mehrere passen, etwa ‚{{examples}}‘; deshalb entscheidet niemand als diese Führungskräfte.',
  'message.manager.remedy':
    'Lassen Sie den Identitätsanbieter den Benutzernamen oder die Benutzer-ID aus Identity Center als Führungskraft übertragen.',
  'message.ref.missing': 'Im Katalog gibt es ‚{{ref}}‘ nicht.',
  'message.ref.missing.remedy':
    'Berichtigen Sie den Verweis, oder warten Sie, bis der Katalog den Eintrag aufnimmt.',
  'message.ref.disabled':
    '‚{{ref}}‘ ist {{name}}; der Benutzer ist in Identity Center deaktiviert.',
  'message.ref.disabled.remedy':
    'Nennen Sie jemand anderen, oder lassen Sie den Benutzer im Identitätsanbieter aktivieren.',
  'message.ref.gone-user':
    '‚{{ref}}‘ war {{name}}; Identity Center hat diese Person nicht mehr. Ein neuer Benutzer dieses Namens ist jemand anderes.',
  'message.ref.gone-user.remedy': 'Nennen Sie jemand anderen.',
  'message.ref.gone-group':
    '‚{{ref}}‘ war die Gruppe {{name}}; Identity Center hat sie nicht mehr. Eine neue Gruppe dieses Namens ist ein anderes Team.',
  'message.ref.gone-group.remedy': 'Nennen Sie ein anderes Team.',
  'message.ref.untrusted':
    '‚{{ref}}‘ kommt von ‚{{origin}}‘; dieser Herkunft wird nicht zugetraut zu sagen, wer jemand ist.',
  'message.quota.use': 'Das Konto {{account}} nutzt {{uses}} in {{region}}.',
  'message.quota.use.remedy':
    'Lassen Sie {{codes}} in Service Quotas für dieses Konto und diese Region erhöhen.',
  'message.quota.userProfiles': '{{inUse}} von {{limit}} Benutzerprofilen',
  'message.quota.spaces': '{{inUse}} von {{limit}} Spaces',
  'message.quota.runningApps': '{{inUse}} von {{limit}} laufenden Apps',
  'message.sessions.named':
    'Die Sitzungen der Ausführungsrollen sind nach der Person benannt, sodass CloudTrail zeigt, wer was getan hat.',
  'message.sessions.source-identity':
    'Die Sitzungen der Ausführungsrollen tragen das Profil als Quellidentität, sodass CloudTrail zeigt, wer was getan hat.',
  'message.sessions.alike':
    'Die Sitzungen der Ausführungsrollen heißen alle gleich, sodass CloudTrail nicht zeigt, wer was getan hat.',
  'message.sessions.alike.remedy':
    'Wer das Konto {{account}} verwaltet, kann ExecutionRoleSessionNameMode in den Standard-Benutzereinstellungen der Domain auf USER_IDENTITY setzen.',
  'message.idle.on': 'Ungenutzte Apps werden beendet: {{apps}}.',
  'message.idle.after': '{{app}} nach {{minutes}} Minuten',
  'message.idle.off':
    'Ungenutzte Apps werden in {{apps}} nicht beendet und kosten Geld, bis jemand sie beendet.',
  'message.idle.off.remedy':
    'Wer das Konto {{account}} verwaltet, kann das Beenden ungenutzter Apps in den Einstellungen der Domain einschalten.',
  'message.remote.none': 'Kein Space lässt entfernte IDEs zu.',
  'message.remote.space':
    'Entfernte IDEs dürfen sich mit dem Space ‚{{space}}‘ verbinden: Wer IAM-Zugangsdaten hat, die dort sagemaker:StartSession erlauben, kommt ohne IAM Identity Center hinein. AWS meldet nicht, wer sie hat.',
  'message.remote.spaces':
    'Entfernte IDEs dürfen sich mit den {{number}} Spaces {{spaces}} verbinden: Wer IAM-Zugangsdaten hat, die dort sagemaker:StartSession erlauben, kommt ohne IAM Identity Center hinein. AWS meldet nicht, wer sie hat.',
  'message.remote.remedy':
    'Wer das Konto {{account}} verwaltet, kann RemoteAccess in den Einstellungen eines Space abschalten oder es mit dem Bedingungsschlüssel sagemaker:RemoteAccess verbieten.',
  'message.others': 'weiteren',
  'message.background.on':
    'Identitäten werden hier an andere AWS-Dienste weitergegeben (trusted identity propagation), und Hintergrundsitzungen dort können nach dem Ende des Zugangs weiterlaufen. AWS meldet nicht, welche.',
  'message.background.on.remedy':
    'Wer IAM Identity Center verwaltet, kann Hintergrundsitzungen der Anwendung begrenzen oder abschalten.',
  'message.background.disabled':
    'Identitäten werden an andere AWS-Dienste weitergegeben, aber Hintergrundsitzungen sind für die Anwendung abgeschaltet: Dort läuft keine Sitzung weiter.',
  'message.background.off':
    'Identitäten werden nicht an andere AWS-Dienste weitergegeben, sodass dort keine Sitzung weiterläuft.',
  'message.managed.never':
    'Dieses Portal kann hier nichts ausführen, in welchem Modus auch immer.',
  'message.managed.yes': 'Dieses Portal führt aus, was hier genehmigt wird.',
  'message.managed.no': 'Dieses Portal beobachtet die Domain nur.',
  'message.roles.missing_one':
    '{{roles}} gibt es in IAM nicht, sodass sich damit kein Profil anlegen lässt.',
  'message.roles.missing_other':
    '{{roles}} gibt es in IAM nicht, sodass sich damit kein Profil anlegen lässt.',
  'message.roles.missing.remedy':
    'Legen Sie sie im Konto {{account}} an, oder nehmen Sie sie aus der Domain und aus sagemakerStudio.domains.{{domainId}}.executionRoles heraus.',
  'message.roles.closed_one':
    '{{roles}} vertraut sagemaker.amazonaws.com nicht, sodass Studio nicht damit arbeiten kann.',
  'message.roles.closed_other':
    '{{roles}} vertrauen sagemaker.amazonaws.com nicht, sodass Studio nicht damit arbeiten kann.',
  'message.roles.closed.remedy':
    'Wer das Konto {{account}} verwaltet, kann sagemaker.amazonaws.com in der Vertrauensrichtlinie der Rolle sts:AssumeRole erlauben.',
  'message.roles.usable': '{{roles}}: von SageMaker nutzbar.',
  'message.roles.permitted': '{{roles}}: öffnen Spaces und Apps.',
  'message.roles.permitted-key':
    '{{roles}}: öffnen Spaces und Apps und nutzen den Schlüssel {{key}}.',
  'message.roles.may-not': '{{role}} darf {{actions}} nicht',
  'message.roles.lacking_one':
    '{{lacks}}, so wie der Simulator von IAM es sieht; wer mit dieser Rolle arbeitet, kann keinen Space und keine App öffnen.',
  'message.roles.lacking_other':
    '{{lacks}}, so wie der Simulator von IAM es sieht; wer mit diesen Rollen arbeitet, kann keinen Space und keine App öffnen.',
  'message.roles.lacking.remedy':
    'Wer das Konto {{account}} verwaltet, kann {{permissions}} erlauben.',
  'message.roles.lacking-key.remedy':
    'Wer das Konto {{account}} verwaltet, kann {{permissions}} erlauben. Auch die Richtlinie des Schlüssels kann es erlauben; die sieht der Simulator nicht.',
  'message.roles.action-on': '{{action}} für {{resource}}',
  'message.pass-role.not-needed':
    'Ob dieses Portal Ausführungsrollen übergeben darf, spielt keine Rolle, solange es die Domain nur beobachtet.',
  'message.pass-role.denied':
    '{{by}} darf {{roles}} nicht an SageMaker übergeben, sodass sich damit kein Profil anlegen lässt.',
  'message.pass-role.denied.remedy':
    'Erlauben Sie iam:PassRole für {{arns}} mit der Bedingung iam:PassedToService = sagemaker.amazonaws.com.',
  'message.pass-role.ok': '{{by}} darf {{roles}} an SageMaker übergeben.',
  'message.sign-in.not-shown':
    'AWS zeigt für ‚{{domain}}‘ keine Anwendung in Identity Center, und damit nicht, wer sich anmelden kann.',
  'message.sign-in.not-read':
    'Wer sich bei ‚{{domain}}‘ anmelden kann, ist noch nicht bekannt, da die Zuweisungen und das Verzeichnis von IAM Identity Center noch nicht beide vollständig gelesen sind. Die Genannten wurden gesehen.',
  'message.sign-in.closed':
    'Die Genannten könnten sich anmelden, aber: {{reason}}',
  'message.sign-in.open':
    'Die Anwendung von ‚{{domain}}‘ verlangt keine Zuweisung, sodass sich jeder anmelden kann, der in IAM Identity Center aktiv ist. Wer IAM Identity Center verwaltet, kann Zuweisungen verlangen.',

  'message.plan.cannot': '{{person}} kann keinen Zugang bekommen: {{reason}}',
  'message.plan.no-user': 'Es gibt keinen Benutzer in Identity Center.',
  'message.plan.does': '{{person}} {{steps}}.',
  'message.plan.assign': 'wird der Domain zugewiesen',
  'message.plan.keep-assignment': 'bleibt der Domain zugewiesen',
  'message.plan.keep-group_one': 'bleibt über die Gruppe {{groups}} zugewiesen',
  'message.plan.keep-group_other':
    'bleibt über die Gruppen {{groups}} zugewiesen',
  'message.plan.assign-group':
    'kommt über die Gruppe {{group}} hinein, die der Domain zugewiesen wird',
  'message.plan.create-profile':
    'erhält das neue Profil ‚{{profile}}‘ mit der Rolle {{role}}',
  'message.plan.adopt-profile': 'behält das Profil ‚{{profile}}‘',
  'message.plan.take-over':
    'übernimmt das Profil ‚{{profile}}‘ von {{from}}, mit dessen Home-Verzeichnis',
  'message.plan.change-role': 'wechselt von der Rolle {{from}} zu {{to}}',
  'message.plan.change-role-of-domain':
    'wechselt von der Rolle der Domain zu {{to}}',
  'message.plan.extend':
    '{{person}} behält den Zugang bis {{end}} statt bis {{before}}; nichts wird unterbrochen.',
  'message.plan.extend-endless':
    '{{person}} behält den Zugang bis {{end}}, der bisher kein Ende hatte; nichts wird unterbrochen.',
  'message.plan.extend-until-revoked':
    '{{person}} behält den Zugang bis auf Widerruf statt bis {{before}}; nichts wird unterbrochen.',
  'message.plan.extend-nothing':
    '{{person}} behält den Zugang bis auf Widerruf, der bisher schon kein Ende hatte; nichts wird unterbrochen.',
  'message.plan.role-later':
    '{{person}} erhält die Rolle {{role}}, sobald das Profil da ist.',
  'message.plan.role-already': '{{person}} hat die Rolle {{role}} schon.',
  'message.plan.role-changes':
    '{{person}} wechselt beim Profil ‚{{profile}}‘ von der Rolle {{from}} zu {{to}}.',
  'message.plan.never-begins':
    'Der Zugang von {{person}}, der am {{start}} beginnen sollte, beginnt nicht; in AWS wurde und wird nichts getan.',
  'message.plan.nothing-left':
    'Von {{person}} ist in AWS nichts mehr zu entfernen; die Gewährung endet.',
  'message.plan.all-kept': 'Spaces, Profil und Home-Verzeichnis bleiben.',
  'message.plan.profile-kept': 'Das Profil und das Home-Verzeichnis bleiben.',
  'message.plan.still-in': 'Hat noch Zugang: {{ways}}.',
  'message.plan.unassign': 'ist der Domain nicht mehr zugewiesen',
  'message.plan.unassign-earlier':
    'ist der Domain nicht mehr zugewiesen (die Zuweisung gab es vor der Gewährung, die sie übernommen hat)',
  'message.plan.keep-shared_one':
    'bleibt zugewiesen, da die Gewährung {{grants}} das noch braucht',
  'message.plan.keep-shared_other':
    'bleibt zugewiesen, da die Gewährungen {{grants}} das noch brauchen',
  'message.plan.group-needed_one':
    'gibt die Gewährung auf, während die Gruppe {{groups}} der Domain zugewiesen bleibt, da eine weitere Gewährung sie braucht',
  'message.plan.group-needed_other':
    'gibt die Gewährung auf, während die Gruppe {{groups}} der Domain zugewiesen bleibt, da {{count}} weitere Gewährungen sie brauchen',
  'message.plan.group-earlier':
    'gibt die Gewährung auf, während die Gruppe {{groups}} der Domain zugewiesen bleibt, die es schon vor der Gewährung war',
  'message.plan.unassign-group':
    'kommt nicht mehr über die Gruppe {{group}} hinein, deren Zuweisung zur Domain entfernt wird',
  'message.plan.stop-apps_one':
    'verliert {{count}} laufende App, die beendet wird',
  'message.plan.stop-apps_other':
    'verliert {{count}} laufende Apps, die beendet werden',
  'message.plan.delete-spaces_one':
    'verliert den Space {{spaces}} mit allen Daten darin',
  'message.plan.delete-spaces_other':
    'verliert die Spaces {{spaces}} mit allen Daten darin',
  'message.plan.delete-profile':
    'verliert das Profil ‚{{profile}}‘ und damit den Weg zum Home-Verzeichnis',
  'message.plan.delete-former-profile':
    'verliert das Profil ‚{{profile}}‘ der Anmeldung ‚{{login}}‘ und damit den Weg zum Home-Verzeichnis',
  'message.somebody-else': 'jemand anderem',
  'message.way.group': 'über die Gruppe {{group}}',
  'message.way.own-group':
    'über die Gruppe {{group}}, die zugewiesen bleibt (die Mitgliedschaft ändert man im Identitätsanbieter)',
  'message.way.own-assignment': 'durch eine eigene Zuweisung',
  'message.way.grants': 'durch die Gewährung {{grants}}',
  'message.way.grant-of': 'durch die Gewährung ‚{{grant}}‘ von {{person}}',
  'message.group': 'die Gruppe {{group}}',
  'message.shared-space': 'Der gemeinsame Space ‚{{space}}‘',
  'message.warning.other-groups':
    '{{person}} kommt auch über {{groups}} in ‚{{domain}}‘ hinein; das bleibt, was auch immer aus der Gewährung wird.',
  'message.warning.name-taken':
    'Das Profil von {{person}} heißt ‚{{profile}}‘, da ‚{{wanted}}‘ von jemand anderem belegt ist.',
  'message.warning.former-profile':
    'Das Profil ‚{{profile}}‘ von {{person}} trägt die frühere Anmeldung ‚{{login}}‘: Studio öffnet es nicht mehr, und es bleibt mit seinem Home-Verzeichnis bestehen.',
  'message.warning.take-over':
    '{{person}} übernimmt das Profil ‚{{profile}}‘, das für einen anderen Benutzer, {{from}}, angelegt wurde, mit allen Dateien des Home-Verzeichnisses und allen Spaces.',
  'message.somebody-else-maybe': 'jemand anderen (vielleicht)',
  'message.warning.apps-run':
    'Apps von {{person}} laufen: AWS ändert die Rolle womöglich erst, wenn sie beendet sind; die Änderung wartet und geht von selbst weiter.',
  'message.warning.lets-in_one':
    'Wird die Gruppe {{group}} ‚{{domain}}‘ zugewiesen, kommt auch {{count}} Person hinein, die nicht Teil dieses Antrags ist, und jeder, der später in die Gruppe kommt: ohne Gewährung, mit der Standardrolle der Domain.',
  'message.warning.lets-in_other':
    'Wird die Gruppe {{group}} ‚{{domain}}‘ zugewiesen, kommen auch {{count}} Personen hinein, die nicht Teil dieses Antrags sind, und jeder, der später in die Gruppe kommt: ohne Gewährung, mit der Standardrolle der Domain.',
  'message.warning.shuts-out_one':
    'Die Gruppe {{group}} ist ‚{{domain}}‘ danach nicht mehr zugewiesen: Auch {{count}} Person darin, die nicht Teil dieses Antrags ist, kommt nicht mehr hinein.',
  'message.warning.shuts-out_other':
    'Die Gruppe {{group}} ist ‚{{domain}}‘ danach nicht mehr zugewiesen: Auch {{count}} Personen darin, die nicht Teil dieses Antrags sind, kommen nicht mehr hinein.',
  'message.warning.headroom_one':
    'Ein neues Profil ist geplant, und das Kontingent {{quota}} des Kontos {{account}} in {{region}} lässt Platz für {{left}}. Lassen Sie es zuerst in Service Quotas erhöhen, sonst müssen manche warten.',
  'message.warning.headroom_other':
    '{{count}} neue Profile sind geplant, und das Kontingent {{quota}} des Kontos {{account}} in {{region}} lässt Platz für {{left}}. Lassen Sie es zuerst in Service Quotas erhöhen, sonst müssen manche warten.',
  'message.warning.still-in':
    '{{person}} hat danach noch Zugang zu ‚{{domain}}‘: {{ways}}.',
  'message.warning.role-stays':
    '{{person}} behält dort die Rolle {{role}}: Sie bleibt am Profil ‚{{profile}}‘, bis jemand dem Profil in SageMaker eine andere gibt oder es gelöscht wird.',
  'message.warning.assigned-again':
    '{{person}} ist ‚{{domain}}‘ ohne Gewährung zugewiesen, und das bleibt: Bei der nächsten Anmeldung legt Studio ein neues Profil an.',
  'message.warning.remote-space':
    'Der Space ‚{{space}}‘ von {{person}} bleibt und lässt entfernte IDEs zu: Mit IAM-Zugangsdaten, die sagemaker:StartSession erlauben, kommt {{person}} ohne IAM Identity Center zurück. Um das zu verhindern, entziehen Sie diese Zugangsdaten, schalten RemoteAccess des Space ab oder löschen ihn.',
  'message.warning.remote-spaces':
    '{{spaces}} von {{person}} bleiben und lassen entfernte IDEs zu: Mit IAM-Zugangsdaten, die sagemaker:StartSession erlauben, kommt {{person}} ohne IAM Identity Center zurück. Um das zu verhindern, entziehen Sie diese Zugangsdaten, schalten RemoteAccess der Spaces ab oder löschen sie.',
  'message.warning.shared-spaces':
    '{{spaces}} von {{person}} würde für alle gelöscht, die darin arbeiten.',
  'message.warning.waits':
    '{{person}} wartet schon auf die Entscheidung über einen anderen Antrag dieser Art und wird ausgelassen.',
  'message.warning.waits-for-quota':
    'Die Richtlinie würde dies sofort genehmigen. Da das Kontingent zu wenig Platz lässt, muss jemand entscheiden.',
  'message.warning.not-in-catalog':
    '{{ref}} ist als Mitglied von ‚{{team}}‘ genannt, steht aber nicht im Katalog und wird ausgelassen.',
  'message.warning.starts-already':
    '{{person}} bekommt diesen Zugang schon am {{start}}, und das bleibt; um zu einer anderen Zeit zu beginnen, entziehen Sie zuerst diese Gewährung.',
  'message.warning.other-way':
    '{{person}} hat diesen Zugang schon, {{way}}, und das bleibt; für einen anderen Weg entziehen Sie zuerst diese Gewährung.',
  'message.warning.held-until':
    '{{person}} hat diesen Zugang schon, bis {{end}}, und das bleibt; um die Dauer zu ändern, beantragen Sie die Verlängerung dieser Gewährung.',
  'message.warning.held':
    '{{person}} hat diesen Zugang schon, bis auf Widerruf, und das bleibt; um die Dauer zu ändern, beantragen Sie die Verlängerung dieser Gewährung.',
  'message.decision.no-lead':
    'Niemand kann dies genehmigen: Die Konfiguration nennt in sagemakerStudio.teams keine Leitung von ‚{{team}}‘.',
  'message.decision.too-few':
    'Nur {{number}} von {{quorum}} nötigen Personen können dies in der Stufe ‚{{stage}}‘ jetzt genehmigen ({{approvers}}; wer beantragt und wer Zugang bekommt, kann es nicht). Der Antrag wartet, bis genug können, oder läuft ab.',
  'message.decision.nobody':
    'Noch kann niemand dies in der Stufe ‚{{stage}}‘ genehmigen: Unter {{approvers}} findet sich niemand außer denen, die beantragen oder Zugang bekommen. Der Antrag wartet, bis jemand kann, oder läuft ab.',
  'message.obstacle.no-user':
    '{{person}} hat keinen Benutzer in IAM Identity Center.',
  'message.obstacle.no-user-found':
    '{{person}} hat keinen Benutzer in IAM Identity Center (gesucht wurde nach {{searched}}).',
  'message.obstacle.user-gone':
    'Den Benutzer von {{person}} gibt es in IAM Identity Center nicht mehr. Ein neuer Benutzer mit derselben Anmeldung ist eine andere Person.',
  'message.obstacle.user-gone.remedy':
    'Wenn die Person noch hier arbeitet, kann der Administrator des Identitätsanbieters den Benutzer wieder zuweisen.',
  'message.obstacle.no-user.remedy':
    'Weisen Sie die Person im Identitätsanbieter der AWS-Anwendung zu, warten Sie auf deren Abgleich und beantragen Sie es dann wieder.',
  'message.obstacle.ambiguous':
    '{{person}} könnte jeder dieser Benutzer in Identity Center sein: {{users}}.',
  'message.obstacle.ambiguous.remedy':
    'Setzen Sie am Benutzer im Katalog die Annotation aws.amazon.com/identity-center-user-id auf den richtigen.',
  'message.obstacle.changed-user':
    'Der Katalogbenutzer {{person}} war in Identity Center bisher ‚{{recorded}}‘ und führt jetzt zu {{users}}.',
  'message.obstacle.lost-user':
    'Der Katalogbenutzer {{person}} war in Identity Center bisher ‚{{recorded}}‘, und im Katalog führt jetzt nichts mehr dorthin.',
  'message.obstacle.namesake':
    'Den Katalogbenutzer {{person}} führt nur sein Name zu {{users}} aus IAM Identity Center, und das ist vielleicht {{refs}}.',
  'message.obstacle.namesake.remedy':
    'Das Plattform-Team kann entscheiden, wer das ist, oder dem Katalogbenutzer durch seine Adresse oder die Annotation aws.amazon.com/identity-center-user-id seinen eigenen Benutzer geben; beantragen Sie es dann wieder.',
  'message.obstacle.name-open':
    'Den Katalogbenutzer {{person}} führt nur sein Name zu {{users}} aus IAM Identity Center, und noch ist nicht bekannt, ob das jemand anderes ist.',
  'message.obstacle.name-open.remedy':
    'Das Backend sieht den Katalog alle paar Minuten durch; beantragen Sie es dann wieder. Bleibt es dabei, kann das Plattform-Team mit der Annotation aws.amazon.com/identity-center-user-id sagen, wer das ist.',
  'message.obstacle.several-users':
    'E-Mail, Benutzername und Annotationen des Katalogbenutzers {{person}} führen zu verschiedenen Benutzern in Identity Center: {{users}}.',
  'message.obstacle.conflict.remedy':
    'Das Plattform-Team kann entscheiden, wer das ist; beantragen Sie es dann wieder.',
  'message.obstacle.shared':
    '‚{{user}}‘ aus IAM Identity Center ist im Katalog {{refs}}, sodass niemand sagen kann, wessen Zugang es ist.',
  'message.obstacle.shared.remedy':
    'Geben Sie jedem durch die Annotation aws.amazon.com/identity-center-user-id einen eigenen Benutzer, oder entfernen Sie den Eintrag im Katalog, den es nicht braucht.',
  'message.obstacle.same-user':
    '{{person}} und {{others}} führen zum selben Benutzer in Identity Center, ‚{{user}}‘.',
  'message.obstacle.same-user.remedy':
    'Berichtigen Sie die Annotationen oder E-Mails der Katalogbenutzer, oder beantragen Sie es nur für einen.',
  'message.obstacle.disabled':
    'Der Benutzer ‚{{user}}‘ in Identity Center von {{person}} ist deaktiviert.',
  'message.obstacle.disabled.remedy':
    'Aktivieren Sie die Person im Identitätsanbieter, warten Sie auf dessen Abgleich und beantragen Sie es dann wieder.',
  'message.obstacle.profile-failed':
    'Das Profil ‚{{profile}}‘ von {{person}} hat den Status {{status}}.',
  'message.obstacle.profile-failed-because':
    'Das Profil ‚{{profile}}‘ von {{person}} hat den Status {{status}}: {{reason}}.',
  'message.obstacle.profile-failed.remedy':
    'Löschen Sie das Profil in der SageMaker-Konsole, sobald die Ursache behoben ist, und beantragen Sie es dann wieder; ein neues wird angelegt.',
  'message.obstacle.profile-of':
    'Das Profil ‚{{profile}}‘ wurde für {{owner}} angelegt, einen anderen Benutzer, der vorher die Anmeldung ‚{{login}}‘ hatte. Studio öffnet es womöglich für {{person}}, mit den Dateien des Home-Verzeichnisses.',
  'message.obstacle.profile-of-unknown':
    'Das Profil ‚{{profile}}‘ trägt die Anmeldung ‚{{login}}‘ von {{person}}, und es ist nicht festzustellen, ob es für {{person}} angelegt wurde oder für jemanden, der die Anmeldung vorher hatte.',
  'message.obstacle.profile-of.remedy':
    'Lassen Sie das Profil durch Offboarding der Person löschen, für die es angelegt wurde, und beantragen Sie es wieder; oder beantragen Sie, dass {{person}} es übernimmt, worüber jemand entscheidet.',
  'message.obstacle.not-in-group':
    '{{person}} ist nicht in der Gruppe ‚{{group}}‘ von Identity Center, sodass deren Zuweisung nicht weiterhilft.',
  'message.obstacle.not-in-group.remedy':
    'Die Mitgliedschaft ändert man im Identitätsanbieter: Lassen Sie die Person dort aufnehmen, warten Sie auf dessen Abgleich und beantragen Sie es dann wieder. Oder beantragen Sie es ohne assignThrough, mit einer eigenen Zuweisung.',
  'message.obstacle.deleting':
    'Was von {{person}} noch da ist, wird für eine Gewährung gelöscht, deren Zugang beendet ist.',
  'message.obstacle.deleting-blocked':
    'Was von {{person}} noch da ist, wird für eine Gewährung gelöscht, deren Zugang beendet ist, und das ist blockiert.',
  'message.obstacle.ending':
    'Der Zugang von {{person}} wird gerade entzogen: Die Gewährung ist {{status}}.',
  'message.obstacle.ending-blocked':
    'Der Zugang von {{person}} wird gerade entzogen, und das ist blockiert: Die Gewährung ist {{status}}.',
  'message.obstacle.ending.remedy':
    'Machen Sie das Offboarding dieser Gewährung rückgängig, solange das geht, oder warten Sie, bis sie beendet ist, und beantragen Sie es dann wieder.',
  'message.obstacle.ending-blocked.remedy':
    'Machen Sie das Offboarding dieser Gewährung rückgängig, solange das geht, oder beheben Sie, was sie blockiert, warten Sie, bis sie beendet ist, und beantragen Sie es dann wieder.',
  'message.person-and-ref': '{{person}} ({{ref}})',

  'message.step.cool-off':
    'Vor {{until}} wird nichts gelöscht; bis dahin lässt es sich rückgängig machen.',
  'message.step.cooled-off':
    'Niemand hat es innerhalb von {{duration}} rückgängig gemacht.',
  'message.step.profiles-deleted': 'Gelöscht: das Profil {{profiles}}.',
  'message.step.profiles-deleted-files':
    'Gelöscht: das Profil {{profiles}}; die Dateien der UID {{uids}} bleiben im Dateisystem der Domain.',
  'message.step.no-profile': '{{person}} hatte kein Profil.',
  'message.step.profiles-deleting': 'Wird gelöscht: das Profil {{profiles}}.',
  'message.step.spaces-deleted': 'Mit allen Daten gelöscht: {{spaces}}.',
  'message.step.no-spaces': '{{person}} hatte keine Spaces.',
  'message.step.deleting': 'Wird gelöscht: {{spaces}}.',
  'message.step.assigned': '{{person}} wurde der Domain zugewiesen.',
  'message.step.assigned-already':
    '{{person}} war der Domain schon zugewiesen.',
  'message.step.in-through-group':
    '{{person}} kommt über die Gruppe {{group}} hinein.',
  'message.step.group-assigned':
    'Die Gruppe {{group}} wurde der Domain zugewiesen.',
  'message.step.group-assigned-already':
    'Die Gruppe {{group}}, in der {{person}} ist, war der Domain schon zugewiesen.',
  'message.step.unassigned': '{{who}} ist der Domain nicht mehr zugewiesen.',
  'message.step.was-not-assigned': '{{who}} war der Domain nicht zugewiesen.',
  'message.the-group': 'Die Gruppe {{group}}',
  'message.step.assignment-shared':
    '{{person}} bleibt zugewiesen: {{grants}} braucht es noch.',
  'message.grant-of': 'die Gewährung ‚{{grant}}‘ von {{person}}',
  'message.step.group-needed-by':
    'Die Gruppe {{group}} bleibt der Domain zugewiesen: Die Gewährung ‚{{grant}}‘ von {{person}} braucht sie noch.',
  'message.step.group-needed':
    'Die Gruppe {{group}} bleibt der Domain zugewiesen: {{number}} weitere Gewährungen brauchen sie noch.',
  'message.step.group-was-assigned':
    'Die Gruppe {{group}} bleibt der Domain zugewiesen, wie sie es vor der Gewährung war: Jemand anderes hat sie zugewiesen.',
  'message.step.role-changed':
    'Die Rolle des Profils ‚{{profile}}‘ wurde in {{role}} geändert.',
  'message.step.has-role': 'Das Profil ‚{{profile}}‘ hat die Rolle {{role}}.',
  'message.step.role-changing':
    'Die Rolle des Profils ‚{{profile}}‘ wird in {{role}} geändert.',
  'message.step.profile-status': 'Das Profil ‚{{profile}}‘ ist {{status}}.',
  'message.step.profile-created':
    'Das Profil ‚{{profile}}‘ wurde für {{person}} angelegt.',
  'message.step.profile-leaving':
    'Das Profil ‚{{profile}}‘ wird gerade gelöscht; sobald es weg ist, wird ein neues angelegt.',
  'message.step.profile-taken-over':
    '{{person}} übernimmt das Profil ‚{{profile}}‘ von {{from}}, mit dessen Home-Verzeichnis.',
  'message.step.profile-kept':
    '{{person}} hat das Profil ‚{{profile}}‘ schon; es bleibt.',
  'message.step.user':
    '{{person}} ist in Identity Center der Benutzer ‚{{user}}‘.',
  'message.step.apps-left':
    'Die Apps von {{person}} laufen weiter, da die Gewährung ‚{{grant}}‘ für dasselbe Profil ist.',
  'message.step.apps-stopped': 'Beendet: {{apps}}.',
  'message.step.no-apps': 'Von {{person}} lief keine App.',
  'message.step.stopping': 'Wird beendet: {{apps}}.',
  'message.step.untagged':
    'Das Profil ‚{{profile}}‘ gab es schon vorher; es erhält keine Tags.',
  'message.step.tagged-already':
    'Das Profil ‚{{profile}}‘ trägt die Gewährung als Tag.',
  'message.step.tagged':
    'Das Profil ‚{{profile}}‘ hat die Gewährung als Tag erhalten.',
  'message.step.profile-seen': 'Das Profil ‚{{profile}}‘ wurde gesehen.',
  'message.step.seen-assigned':
    'In AWS gesehen: {{person}} ist zugewiesen und hat das Profil ‚{{profile}}‘ mit der Rolle {{role}}.',
  'message.step.seen-in-group':
    'In AWS gesehen: {{person}} ist über die Gruppe {{group}} zugewiesen und hat das Profil ‚{{profile}}‘ mit der Rolle {{role}}.',
  'message.step.still-in-by': 'Hat noch Zugang {{ways}}.',
  'message.step.none-left': 'Keine Zuweisung ist übrig.',
  'message.step.still-in': '{{person}} hat noch Zugang {{ways}}.',
  'message.step.seen-out':
    'In AWS gesehen: {{person}} kommt über IAM Identity Center nicht mehr in die Domain.',
  'message.error.user-gone':
    'Identity Center hat den Benutzer ‚{{user}}‘ ({{userId}}) von {{person}} nicht mehr',
  'message.error.user-gone.remedy':
    'Weisen Sie die Person im Identitätsanbieter der AWS-Anwendung zu. Kommt sie durch den Abgleich unter einer anderen ID zurück, beantragen Sie es wieder.',
  'message.error.user-disabled':
    'Der Benutzer ‚{{user}}‘ in Identity Center von {{person}} ist deaktiviert',
  'message.error.user-disabled.remedy':
    'Aktivieren Sie die Person im Identitätsanbieter, warten Sie auf dessen Abgleich und versuchen Sie es dann wieder.',
  'message.error.profile-delete':
    'Das Profil ‚{{profile}}‘ konnte nicht gelöscht werden',
  'message.error.profile-delete-because':
    'Das Profil ‚{{profile}}‘ konnte nicht gelöscht werden: {{reason}}',
  'message.error.profile-delete.remedy':
    'Beheben Sie die Ursache; das Profil wird dann von selbst gelöscht.',
  'message.error.space-delete':
    'Der Space ‚{{space}}‘ von {{person}} konnte nicht gelöscht werden',
  'message.error.space-delete.remedy':
    'Sehen Sie sich den Space in der SageMaker-Konsole an; sobald die Ursache behoben ist, wird er von selbst gelöscht.',
  'message.error.profile-of-another':
    'Das Profil ‚{{profile}}‘ trägt die Anmeldung ‚{{login}}‘ von {{person}} und wurde für jemand anderen angelegt, der sie damals hatte, oder vielleicht',
  'message.error.profile-of-another.remedy':
    'Führen Sie für jene Person ein Offboarding mit Löschen des Profils durch und versuchen Sie es dann wieder; oder entziehen Sie diese Gewährung und beantragen Sie wieder, dass die Person das Profil übernimmt, worüber jemand entscheidet.',
  'message.error.not-in-group':
    '{{person}} ist nicht in der Gruppe ‚{{group}}‘ von Identity Center, über die der Zugang gewährt wurde',
  'message.error.not-in-group.remedy':
    'Die Mitgliedschaft ändert man im Identitätsanbieter: Lassen Sie die Person dort in die Gruppe aufnehmen, warten Sie auf dessen Abgleich und versuchen Sie es dann wieder. Oder entziehen Sie diese Gewährung und beantragen Sie eine eigene Zuweisung.',
  'message.error.profile-failed':
    'Das Profil ‚{{profile}}‘ hat den Status {{status}}',
  'message.error.profile-failed-because':
    'Das Profil ‚{{profile}}‘ hat den Status {{status}}: {{reason}}',
  'message.error.profile-failed.remedy':
    'Beheben Sie die Ursache, löschen Sie das Profil in der SageMaker-Konsole und versuchen Sie es dann wieder; ein neues wird angelegt.',
  'message.error.role-update':
    'Die Rolle des Profils ‚{{profile}}‘ konnte nicht geändert werden',
  'message.error.role-update-because':
    'Die Rolle des Profils ‚{{profile}}‘ konnte nicht geändert werden: {{reason}}',
  'message.error.role-update.remedy':
    'Beheben Sie die Ursache und versuchen Sie es dann wieder; die Rolle wird erneut geschrieben.',
  'message.error.not-in-service':
    'Das Profil ‚{{profile}}‘ ist seit {{since}} {{status}}',
  'message.error.not-in-service.remedy':
    'Sehen Sie sich das Profil in der SageMaker-Konsole an. Es geht von selbst weiter, sobald es in Betrieb ist.',
  'message.error.profile-elsewhere.remedy':
    '{{person}} hat das Profil ‚{{profile}}‘ in der Domain {{domain}} ({{domainId}}) desselben Kontos und derselben Region, und AWS scheint dort nur eines zu erlauben. Beantragen Sie stattdessen Zugang zu jener Domain; oder löschen Sie jenes Profil in der SageMaker-Konsole, wodurch dessen Home-Verzeichnis verloren geht, und versuchen Sie es dann wieder.',
  'message.error.internal':
    'Interner Fehler beim Vorgang ‚{{operation}}‘. Näheres steht im Protokoll des Backends.',
  'message.error.internal.remedy':
    'Wer dieses Portal betreibt, findet die Ursache im Protokoll unter der ID des Vorgangs; versuchen Sie es wieder, wenn sie behoben ist.',
  'message.error.observe-only':
    'Die Domain ‚{{domain}}‘ wird von diesem Portal nur beobachtet, daher wird darin kein Zugang gewährt.',
  'message.error.observe-only.remedy':
    'Das Plattform-Team kann sie auf der Seite ‚Einstellungen‘ auf ‚Verwaltet‘ stellen. Legt app-config die Domain fest, setzen Sie dort sagemakerStudio.domains.{{domain}}.mode auf ‚manage‘. Dann geht es von selbst weiter.',
  'message.error.not-confirmed':
    '{{reason}} Das hat AWS {{rounds}}-mal hintereinander gezeigt, obwohl es die Änderung jedes Mal angenommen hat.',
  'message.error.not-confirmed.remedy':
    'Sehen Sie nach, ob jemand oder etwas in AWS es zurücknimmt, und versuchen Sie es dann wieder.',
  'message.aws.in-use.remedy':
    'AWS ändert gerade die Ressource, oder Apps darauf laufen. Es geht von selbst weiter, sobald das zu Ende ist.',
  'message.aws.expired.remedy':
    'Die AWS-Zugangsdaten sind abgelaufen. Erneuern Sie sie, oder finden Sie heraus, warum sie nicht erneuert werden; dann geht es von selbst weiter.',
  'message.aws.clock.remedy':
    'AWS nimmt die Uhrzeit des Aufrufs nicht an. Stellen Sie die Uhr der Maschine; dann geht es von selbst weiter.',
  'message.aws.credentials.remedy':
    'Die Zugangsdaten für dieses Konto fehlen oder sind falsch: Prüfen Sie den Block ‚aws‘ der Konfiguration; es geht von selbst weiter, sobald AWS sie annimmt.',
  'message.aws.no-credentials.remedy':
    'Die Zugangsdaten für dieses Konto fehlen: Prüfen Sie den Block ‚aws‘ der Konfiguration und versuchen Sie es dann wieder.',
  'message.aws.invalid.remedy':
    'AWS nimmt die Eingabe von {{action}} nicht an. Berichtigen Sie, was die Meldung nennt, und versuchen Sie es dann wieder.',
  'message.aws.not-found.remedy':
    'Was {{action}} braucht, gibt es in AWS nicht. Aktualisieren Sie, prüfen Sie die Domain und versuchen Sie es dann wieder.',
  'message.aws.network.remedy':
    'AWS ist nicht zu erreichen. Prüfen Sie das Netz, den Proxy und den Endpunkt; es geht von selbst weiter, sobald AWS antwortet.',
  'message.aws.server.remedy':
    'AWS antwortet mit eigenen Fehlern. Mehr sagt vielleicht dessen Health Dashboard; es geht von selbst weiter, sobald AWS antwortet.',
  'message.aws.other.remedy':
    'Dieser Fehler vergeht nicht von selbst. Beheben Sie die Ursache und versuchen Sie es dann wieder.',
  'message.aws.denied.remedy':
    'Die IAM-Aktion {{action}} fehlt; erlauben Sie sie und versuchen Sie es dann wieder.',
  'message.aws.denied-on.remedy':
    'Die IAM-Aktion {{action}} fehlt für die Ressource {{resource}}; erlauben Sie sie und versuchen Sie es dann wieder.',
  'message.aws.denied-for.remedy':
    'Die IAM-Aktion {{action}} fehlt für {{principal}}; erlauben Sie sie und versuchen Sie es dann wieder.',
  'message.aws.denied-for-on.remedy':
    'Die IAM-Aktion {{action}} fehlt für {{principal}} auf {{resource}}; erlauben Sie sie und versuchen Sie es dann wieder.',
  'message.aws.explicit.remedy':
    'Eine Richtlinie verbietet {{action}} ausdrücklich; entfernen Sie das Verbot und versuchen Sie es dann wieder.',
  'message.aws.explicit-on.remedy':
    'Eine Richtlinie verbietet {{action}} auf {{resource}} ausdrücklich; entfernen Sie das Verbot und versuchen Sie es dann wieder.',
  'message.aws.explicit-for.remedy':
    'Eine Richtlinie verbietet {{action}} für {{principal}} ausdrücklich; entfernen Sie das Verbot und versuchen Sie es dann wieder.',
  'message.aws.explicit-for-on.remedy':
    'Eine Richtlinie verbietet {{action}} für {{principal}} auf {{resource}} ausdrücklich; entfernen Sie das Verbot und versuchen Sie es dann wieder.',
  'message.aws.groups.remedy':
    'Die Anwendung der Domain nimmt keine weiteren Zuweisungen an. AWS erlaubt 100 Gruppen je Anwendung und erhöht das nicht: Entfernen Sie Gruppen, die es nicht mehr braucht, oder weisen Sie eine größere Gruppe zu, und versuchen Sie es dann wieder.',
  'message.aws.quota.remedy':
    'Das SageMaker-Kontingent ‚{{quota}}‘ ist aufgebraucht. Lassen Sie es in Service Quotas für dieses Konto und diese Region erhöhen und versuchen Sie es dann wieder.',
  'message.aws.service-quota.remedy':
    'Ein Kontingent von {{service}} ist aufgebraucht. Lassen Sie es in Service Quotas erhöhen und versuchen Sie es dann wieder.',

  'message.entry.not-reached':
    'Nicht angesehen, da eine Prüfung davor nicht bestanden ist.',
  'message.entry.first-sync.remedy':
    'Warten Sie, bis der erste Abgleich zu Ende ist; scheitert er, steht der Grund auf der Seite der Domain.',
  'message.entry.sign-in':
    '‚{{domain}}‘ lässt Personen über IAM Identity Center hinein.',
  'message.entry.in-service': 'Die Domain ‚{{domain}}‘ ist in Betrieb.',
  'message.entry.status': 'Die Domain ‚{{domain}}‘ hat den Status {{status}}.',
  'message.entry.status.remedy':
    'Warten Sie, bis sie InService ist; wer das Konto {{account}} verwaltet, kann sich darum kümmern.',
  'message.entry.application-enabled':
    'Die Anwendung von ‚{{domain}}‘ ist aktiviert.',
  'message.entry.application-unknown':
    'Gegen die Anwendung von ‚{{domain}}‘ ist nichts bekannt; ansehen ließ sie sich nicht.',
  'message.entry.identity': '{{person}} ist in IAM Identity Center ‚{{user}}‘.',
  'message.entry.identity-unread':
    'Ob {{person}} einen Benutzer in IAM Identity Center hat, ist noch nicht bekannt, da dessen Verzeichnis bisher nicht aus AWS gelesen werden konnte.',
  'message.entry.no-identity': '{{person}} ist nicht in IAM Identity Center.',
  'message.entry.no-identity.remedy':
    'Warten Sie auf den nächsten Abgleich des Identitätsanbieters.',
  'message.entry.enabled':
    'Der Benutzer ‚{{user}}‘ in Identity Center ist aktiv.',
  'message.entry.disabled':
    'Der Benutzer von {{person}} in Identity Center ist deaktiviert, sodass sich niemand damit anmelden kann.',
  'message.entry.disabled.remedy':
    'Lassen Sie die Person im Identitätsanbieter aktivieren und warten Sie auf dessen Abgleich.',
  'message.entry.assigned': '{{person}} ist ‚{{domain}}‘ {{ways}} zugewiesen.',
  'message.entry.directly': 'direkt',
  'message.entry.through': 'über {{groups}}',
  'message.entry.open-to-all':
    '{{person}} ist nicht zugewiesen und muss es nicht sein: Die Anwendung von ‚{{domain}}‘ lässt alle in IAM Identity Center hinein.',
  'message.entry.legacy':
    '‚{{domain}}‘ ist von vor Oktober 2023, daher sagt AWS nicht, ob {{person}} zugewiesen ist.',
  'message.entry.legacy.remedy':
    'Wer das Konto {{account}} verwaltet, kann in der SageMaker-Konsole nachsehen und zuweisen.',
  'message.entry.assignment-unread':
    'Ob {{person}} ‚{{domain}}‘ zugewiesen ist, ist noch nicht bekannt, da deren Zuweisungen bisher nicht aus AWS gelesen werden konnten.',
  'message.entry.not-assigned': '{{person}} ist ‚{{domain}}‘ nicht zugewiesen.',
  'message.entry.not-assigned-profile':
    '{{person}} ist ‚{{domain}}‘ nicht zugewiesen, sodass das Profil ‚{{profile}}‘ allein mit ‚Access Denied‘ endet.',
  'message.entry.group-gone':
    '{{person}} sollte über die Gruppe {{group}} hineinkommen, die es in IAM Identity Center nicht mehr gibt. Eine neue Gruppe dieses Namens ist eine andere und bringt den Zugang nicht zurück.',
  'message.entry.group-gone.remedy':
    'Lassen Sie die Gewährung entziehen; danach kann der Zugang wieder beantragt werden.',
  'message.entry.group-left':
    '{{person}} sollte über die Gruppe {{group}} hineinkommen und tut es nicht mehr: Die Gruppe ist nicht mehr zugewiesen, oder die Person ist nicht darin.',
  'message.entry.group-left.remedy':
    'Wer in der Gruppe ist, ändert man im Identitätsanbieter; ein neuer Antrag auf Zugang weist die Gruppe wieder zu.',
  'message.entry.profile-of':
    'Das Profil ‚{{profile}}‘ in ‚{{domain}}‘ wurde für {{owner}} angelegt, einen anderen Benutzer, mit dem Anmeldenamen, den {{person}} jetzt hat. Studio würde es öffnen, mit fremden Dateien.',
  'message.entry.profile-of-unknown':
    'Das Profil ‚{{profile}}‘ in ‚{{domain}}‘ trägt den Anmeldenamen von {{person}} und wurde vielleicht für jemanden angelegt, der ihn vorher hatte. Studio würde es öffnen, mit fremden Dateien.',
  'message.entry.profile-of.remedy':
    'Öffnen Sie Studio nicht, bevor das geklärt ist: Lassen Sie das Profil durch Offboarding der Person löschen, für die es angelegt wurde, oder beantragen Sie, dass {{person}} es übernimmt, worüber jemand entscheidet.',
  'message.entry.profile-unread':
    'Ob es in ‚{{domain}}‘ ein Profil gibt, ist noch nicht bekannt; gibt es keines, legt Studio bei der ersten Anmeldung eines an.',
  'message.entry.profile':
    'Das Profil ‚{{profile}}‘ in ‚{{domain}}‘ gehört dazu.',
  'message.entry.no-profile':
    'Es gibt noch kein Profil; Studio legt bei der ersten Anmeldung eines mit der Rolle {{role}} der Domain an.',
  'message.entry.profile-in-service':
    'Das Profil ‚{{profile}}‘ ist in Betrieb.',
  'message.entry.no-profile-to-fail':
    'Es gibt noch kein Profil, das gescheitert sein könnte.',
  'message.entry.profile-status':
    'Das Profil ‚{{profile}}‘ hat den Status {{status}}.',
  'message.entry.profile-status-because':
    'Das Profil ‚{{profile}}‘ hat den Status {{status}}: {{reason}}.',
  'message.entry.profile-failed.remedy':
    'Wer das Konto {{account}} verwaltet, kann es in der SageMaker-Konsole löschen; wird danach Zugang beantragt, entsteht ein neues.',
  'message.entry.profile-unsettled.remedy':
    'Warten Sie, bis es InService ist; das dauert gewöhnlich weniger als eine Minute.',
  'message.entry.role': 'In Studio wird mit der Rolle {{role}} gearbeitet.',
  'message.entry.role-differs':
    'Studio öffnet sich, aber mit der Rolle {{role}} statt {{granted}}, die gewährt wurde.',
  'message.entry.profile-gone':
    'Studio öffnet sich, aber das gewährte Profil gibt es in AWS nicht mehr: Ein neues, leeres entsteht, mit der Rolle {{role}}; gewährt war {{granted}}.',
  'message.entry.no-grant':
    'Hier wurde der Zugang von {{person}} zu ‚{{domain}}‘ nicht gewährt, also endet er auch nicht von hier aus.',
  'message.entry.suspended':
    'Studio öffnet sich noch, aber der Zugang von {{person}} zu ‚{{domain}}‘ ist ausgesetzt, da die Person gegangen zu sein scheint.',
  'message.entry.suspended-until':
    'Studio öffnet sich noch, aber der Zugang von {{person}} zu ‚{{domain}}‘ ist ausgesetzt, da die Person gegangen zu sein scheint, und wird am {{until}} entfernt.',
  'message.entry.suspended.remedy':
    'Lassen Sie die Person wieder in das Team und den Identitätsanbieter aufnehmen; der Zugang gilt dann von selbst weiter.',
  'message.entry.ended-otherwise':
    'Der gewährte Zugang von {{person}} zu ‚{{domain}}‘ ist beendet; es gibt einen anderen Weg hinein, der von hier aus nicht endet.',
  'message.entry.ending':
    'Studio öffnet sich noch, aber der Zugang von {{person}} zu ‚{{domain}}‘ wird gerade entfernt.',
  'message.entry.ending.remedy':
    'Ist der Zugang entfernt, kann er wieder beantragt werden, falls er noch gebraucht wird.',
  'message.entry.grant':
    'Es gibt eine Gewährung für den Zugang von {{person}} zu ‚{{domain}}‘.',
  'message.entry.starts.remedy': 'Warten Sie: Der Zugang beginnt am {{start}}.',
  'message.entry.starts-later.remedy': 'Warten Sie: Der Zugang beginnt später.',
  'message.entry.provisioning.remedy':
    'Warten Sie: Es geschieht gerade und dauert gewöhnlich weniger als eine Minute.',
  'message.entry.blocked.remedy':
    'Der Vorgang dafür ist blockiert. Was zu tun ist, steht im Antrag.',
  'message.entry.blocked-by.remedy':
    'Der Vorgang dafür ist blockiert: {{reason}}. {{remedy}}',
  'message.entry.see-request': 'Was zu tun ist, steht im Antrag.',
  'message.entry.taken-back.remedy':
    'Der Zugang wurde entzogen und wird entfernt; danach kann er wieder beantragt werden.',
  'message.entry.pending.remedy':
    'Ein Antrag wartet auf seine Entscheidung; wer entscheidet, sieht ihn auf der eigenen Seite.',
  'message.entry.ask.remedy': 'Beantragen Sie Zugang; sonst fehlt nichts.',
  'message.entry.no-policy.remedy':
    'Keine Richtlinie erlaubt, Zugang zu ihr zu beantragen; das Plattformteam kann eine hinzufügen.',
  'message.entry.have-asked.remedy':
    'Lassen Sie ein Mitglied oder die Leitung eines Teams, das die Domain nutzen darf, den Zugang beantragen.',
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
    'Sie sind {{domain}} nicht zugewiesen, sodass Ihr Profil ‚{{profile}}‘ allein mit ‚Access Denied‘ endet.',
  'own.message.entry.group-gone':
    'Sie sollten über die Gruppe {{group}} hineinkommen, die es in IAM Identity Center nicht mehr gibt. Eine neue Gruppe dieses Namens ist eine andere und bringt Ihren Zugang nicht zurück.',
  'own.message.entry.group-left':
    'Sie sollten über die Gruppe {{group}} hineinkommen und tun es nicht mehr: Die Gruppe ist nicht mehr zugewiesen, oder Sie sind nicht darin.',
  'own.message.entry.profile-of':
    'Das Profil ‚{{profile}}‘ in {{domain}} wurde für {{owner}} angelegt, mit dem Anmeldenamen, den Sie jetzt haben. Studio würde es öffnen, mit Dateien, die nicht Ihre sind.',
  'own.message.entry.profile-of-unknown':
    'Das Profil ‚{{profile}}‘ in {{domain}} trägt Ihren Anmeldenamen und wurde vielleicht für jemanden angelegt, der ihn vorher hatte. Studio würde es öffnen, mit Dateien, die nicht Ihre sind.',
  'own.message.entry.profile-of.remedy':
    'Öffnen Sie Studio nicht, bevor das geklärt ist: Lassen Sie das Profil durch Offboarding der Person löschen, für die es angelegt wurde, oder beantragen Sie, es zu übernehmen, worüber jemand entscheidet.',
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
  'own.message.ref.conflict.remedy':
    'Entscheiden Sie auf der Seite Domains, wer es ist.',
  'own.message.ref.changed.remedy':
    'Entscheiden Sie auf der Seite Domains, wen es von nun an meint.',
  'own.message.entry.have-asked.remedy':
    'Bitten Sie ein Mitglied oder die Leitung eines Teams, das die Domain nutzen darf, Zugang für Sie zu beantragen.',
} satisfies {
  [Key in
    | `message.${keyof typeof messageTexts}`
    | `own.message.${keyof typeof ownTexts.message}`]: string;
};
