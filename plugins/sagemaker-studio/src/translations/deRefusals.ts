/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Why something is refused, in German. */
export const germanRefusals = {
  'message.grant-status.scheduled': 'geplant',
  'message.grant-status.provisioning': 'in Einrichtung',
  'message.grant-status.provision-blocked': 'bei der Einrichtung blockiert',
  'message.grant-status.active': 'aktiv',
  'message.grant-status.degraded': 'abweichend',
  'message.grant-status.suspended': 'ausgesetzt',
  'message.grant-status.deprovisioning': 'in der Entfernung',
  'message.grant-status.deprovision-blocked': 'bei der Entfernung blockiert',
  'message.grant-status.ended': 'beendet',
  'message.operation-status.running': 'in Arbeit',
  'message.operation-status.waiting': 'wartend',
  'message.operation-status.blocked': 'blockiert',
  'message.operation-status.succeeded': 'gelungen',
  'message.operation-status.cancelled': 'abgebrochen',
  'message.end-reason.revoked': 'entzogen',
  'message.end-reason.expired': 'abgelaufen',
  'message.end-reason.left': 'ausgeschieden',
  'message.end-reason.target-gone': 'das Ziel ist weg',
  'message.verb.extend': 'verlängert werden',
  'message.verb.change-role': 'eine andere Rolle bekommen',
  'message.verb.revoke': 'entzogen werden',
  'message.verb.expire': 'ablaufen',
  'message.verb.suspend': 'ausgesetzt werden',
  'message.verb.resume': 'fortgesetzt werden',
  'message.verb.undo': 'zurückgebracht werden',
  'message.verb.offboard': 'aufgeräumt werden',
  'message.verb.retry': 'wiederholt werden',
  'message.verb.other': 'so geändert werden',
  'message.refused.no-grant': 'Die Gewährung ‚{{grant}}‘ gibt es nicht',
  'message.refused.no-grant-any-more':
    'Die Gewährung ‚{{grant}}‘ gibt es nicht mehr',
  'message.refused.no-grant-reject':
    'Die Gewährung ‚{{grant}}‘ gibt es nicht mehr; lehnen Sie den Antrag ab',
  'message.refused.transition':
    'Der Zugang von {{person}} ist {{status}} und kann jetzt nicht {{verb}}',
  'message.refused.undo-begun':
    'Das Offboarding von {{person}} ist nicht mehr zurückzunehmen: Der Schritt ‚{{step}}‘ hat begonnen. Beantragen Sie den Zugang neu; was gelöscht ist, bleibt gelöscht.',
  'message.refused.nothing-to-undo':
    'Für {{person}} läuft kein Offboarding (der Zugang ist {{status}}), also gibt es nichts zurückzunehmen. Beantragen Sie stattdessen neuen Zugang.',
  'message.refused.undo-over':
    'Der Zugang von {{person}} ist am {{at}} abgelaufen, also gibt es nichts, wohin zurück. Beantragen Sie den Zugang neu.',
  'message.refused.undone-already':
    '{{by}} hat den Entzug des Zugangs von {{person}} schon zurückgenommen; er ist {{status}}',
  'message.refused.undo-own':
    'Dies ist Ihr eigener Zugang, und {{by}} hat ihn entzogen; zurücknehmen können das {{who}}',
  'message.refused.undo-other':
    '{{viewer}} darf den Zugang von {{person}} nicht zurückgeben; das können {{who}}',
  'message.who.undo':
    'die Leitungen von ‚{{team}}‘, die Eigentümer von ‚{{domain}}‘, wer darüber entschieden hat und wer die Berechtigung ‚{{permission}}‘ hat',
  'message.refused.access-ended':
    'Der Zugang von {{person}} ist beendet ({{reason}}); beantragen Sie stattdessen neuen Zugang',
  'message.refused.access-unsettled':
    'Der Zugang von {{person}} ist {{status}}, sodass ein Antrag der Art ‚{{kind}}‘ jetzt nicht auszuführen ist; versuchen Sie es wieder, wenn er zur Ruhe gekommen ist',
  'message.refused.not-begun':
    'Der Zugang von {{person}} hat nicht begonnen, also gibt es nichts aufzuräumen; lassen Sie offboarding weg, um ihn zu entziehen',
  'message.refused.extend-endless':
    'Eine Dauer ändert nichts: Der Zugang von {{person}} hat kein Ende und bleibt, bis er entzogen wird',
  'message.refused.access-over':
    'Der Zugang von {{person}} ist am {{at}} abgelaufen; beantragen Sie stattdessen neuen Zugang',
  'message.refused.successor':
    'Der Zugang von {{person}} ist beendet, und was da ist, gehört zu später gewährtem Zugang (er ist {{status}}); entziehen Sie stattdessen diesen, mit Offboarding',
  'message.refused.no-leftovers':
    'Von {{people}} ist nach dem letzten Stand aus AWS nichts mehr da, was zu löschen wäre',
  'message.refused.user-gone':
    'Den Benutzer von {{person}} in Identity Center gibt es nicht mehr.',
  'message.refused.user-disabled':
    'Der Benutzer ‚{{user}}‘ von {{person}} in Identity Center ist deaktiviert.',
  'message.refused.user-is-gone':
    'Der Benutzer ‚{{user}}‘ von {{person}} in Identity Center ist weg.',
  'message.refused.not-enabled':
    '{{reasons}} Lassen Sie den Benutzer zuerst im Identity Provider aktivieren, oder entziehen Sie den Zugang',
  'message.refused.ending':
    'Der Zugang von {{person}} zu ‚{{domain}}‘ ist {{status}}; nehmen Sie das zurück, solange es geht, oder warten Sie, bis er beendet ist.',
  'message.refused.other-role':
    '{{person}} hat schon Zugang zu ‚{{domain}}‘ mit der Rolle {{role}}; beantragen Sie ihn mit dieser Rolle, denn ein zweiter Zugang zur selben Domain kann keine andere haben.',
  'message.refused.domain-unseen':
    'Die Domain ‚{{domain}}‘ ist in AWS nicht zu sehen.',
  'message.refused.role-not-given':
    'Die Rolle {{role}} darf in ‚{{domain}}‘ nicht mehr vergeben werden; entziehen Sie diesen Zugang und beantragen Sie ihn mit einer anderen neu.',
  'message.refused.not-assigned-directly':
    'Kein Benutzer mit der Kennung ‚{{user}}‘ ist ‚{{domain}}‘ direkt zugewiesen; nehmen Sie sie aus der Liste der Personen, und aktualisieren Sie, wenn es gerade in AWS geändert wurde',
  'message.refused.granted-revoke':
    'Der Zugang von {{person}} zu ‚{{domain}}‘ ist gewährt; entziehen Sie ihn stattdessen',
  'message.refused.group-not-assigned':
    'Keine Gruppe mit der Kennung ‚{{group}}‘ ist ‚{{domain}}‘ zugewiesen; nehmen Sie sie aus der Liste dessen, was ohne Gewährung zugewiesen ist, und aktualisieren Sie, wenn es gerade in AWS geändert wurde',
  'message.refused.granted-through-group':
    'Zugang zu ‚{{domain}}‘ ist über die Gruppe {{group}} gewährt; entziehen Sie stattdessen diese Gewährungen',
  'message.refused.remove-assignments':
    'Nur die Eigentümer von ‚{{domain}}‘ und das Plattform-Team dürfen diese Zuweisungen entfernen',
  'message.refused.no-orphaned-user':
    '‚{{domain}}‘ hat keine Zuweisung eines Benutzers ‚{{id}}‘, der aus Identity Center verschwunden ist; nehmen Sie einen aus der Liste, die den letzten Abgleich zeigt',
  'message.refused.no-orphaned-group':
    '‚{{domain}}‘ hat keine Zuweisung einer Gruppe ‚{{id}}‘, die aus Identity Center verschwunden ist; nehmen Sie eine aus der Liste, die den letzten Abgleich zeigt',
  'message.refused.no-operation': 'Den Vorgang ‚{{operation}}‘ gibt es nicht',
  'message.refused.operation-orphaned':
    'Den Zugang, zu dem dieser Vorgang gehörte, gibt es nicht mehr',
  'message.refused.retried-already':
    '{{by}} hat diesen Vorgang schon wiederholt; er ist {{status}}',
  'message.refused.not-blocked':
    'Dieser Vorgang ist {{status}}; wiederholen lässt sich nur ein blockierter',
  'message.refused.creates-no-domain':
    'Der Antrag ‚{{request}}‘ legt keine Domain an oder ist nicht genehmigt',
  'message.refused.creation-not-blocked':
    'Das Anlegen der Domain ‚{{domain}}‘ ist nicht blockiert',
  'message.refused.domain-in-service':
    'Die Domain ‚{{domain}}‘ ist in Betrieb; um sie zu löschen, entfernen Sie die Personen daraus und löschen sie in AWS',
  'message.refused.creation-cancelled':
    'Das Anlegen der Domain ‚{{domain}}‘ ist schon abgebrochen',
  'message.refused.mass-change-changed':
    'Dies wird nicht mehr zurückgehalten, oder inzwischen mehr oder anderes. Sehen Sie nach, was jetzt zurückgehalten wird, und entscheiden Sie darüber',
  'message.refused.removals-held':
    'AWS zeigt {{number}} von {{before}} {{what}} nicht mehr. Sie bleiben erhalten, bis jemand das prüft und annimmt.',
  'message.refused.accepted-already': '{{by}} hat dies am {{at}} angenommen',
  'message.refused.busy':
    'Andere ändern gerade denselben Zugang; versuchen Sie es noch einmal',
  'message.refused.no-application':
    'Die Domain ‚{{domain}}‘ zeigt keine Anwendung in Identity Center, sodass niemand zugewiesen werden kann',
  'message.refused.unread':
    'Was ‚{{domain}}‘ und Identity Center enthalten, ist noch nicht zu Ende gelesen; versuchen Sie es nach dem ersten Abgleich wieder',
  'message.refused.no-such-user':
    'principal.id ‚{{id}}‘ ist kein Benutzer von Identity Center, den ein Abgleich gesehen hat; prüfen Sie Kennung und Art, oder aktualisieren Sie',
  'message.refused.no-such-group':
    'principal.id ‚{{id}}‘ ist keine Gruppe von Identity Center, die ein Abgleich gesehen hat; prüfen Sie Kennung und Art, oder aktualisieren Sie',
  'message.request-status.in-review': 'in Prüfung',
  'message.request-status.approved': 'genehmigt',
  'message.request-status.rejected': 'abgelehnt',
  'message.request-status.withdrawn': 'zurückgezogen',
  'message.request-status.expired': 'abgelaufen',
  'message.request-status.invalidated': 'ungültig',
  'message.who.approvers': 'das dürfen {{approvers}}',
  'message.who.nobody':
    'das darf niemand: Nennen Sie Leitungen von ‚{{team}}‘ in sagemakerStudio.teams in app-config',
  'message.refused.not-approver':
    '{{viewer}} entscheidet nicht über diesen Antrag; {{who}}',
  'message.refused.own-request':
    'Dies ist Ihr eigener Antrag, also entscheidet jemand anderes; {{who}}',
  'message.refused.own-rule':
    'Dieser Antrag kommt aus einer Teamregel, die Sie gesetzt haben, also entscheidet jemand anderes; {{who}}',
  'message.refused.lets-you-in':
    'Dieser Antrag ließe auch Sie hinein, als Mitglied der Gruppe ‚{{group}}‘, also entscheidet jemand anderes; {{who}}',
  'message.refused.expired':
    'Dieser Antrag ist am {{at}} ohne Entscheidung abgelaufen; lassen Sie ihn neu stellen',
  'message.refused.approved-already':
    '{{viewer}} hat diesen Antrag schon am {{at}} genehmigt; auch jemand anderes muss zustimmen: {{who}}',
  'message.refused.not-carried-out':
    'Dieser Antrag ist jetzt nicht auszuführen. {{obstacles}}',
  'message.refused.withdraw':
    'Nur {{requester}} hat ihn gestellt und darf diesen Antrag zurückziehen',
  'message.refused.waits-until': 'Dieser Antrag wartet bis {{at}}',
  'message.refused.waits': 'Dieser Antrag wartet, bis er entschieden ist',
  'message.refused.no-reminder':
    'Für diesen Antrag ist keine Erinnerung fällig',
  'message.refused.decided-by':
    'Dieser Antrag wurde schon am {{at}} von {{by}} entschieden: {{status}}',
  'message.refused.decided':
    'Dieser Antrag wurde schon am {{at}} entschieden: {{status}}',
  'message.refused.other-plan':
    'Der Plan dieses Antrags ist nicht mehr der, den Sie gesehen haben; lesen Sie ihn und entscheiden Sie noch einmal',
  'message.refused.changed':
    '{{changes}} Lesen Sie ihn und entscheiden Sie noch einmal.',
  'message.change.plan':
    'Der Plan dieses Antrags hat sich geändert, seit er gezeigt wurde:',
  'message.change.approvers':
    'Wer über diesen Antrag entscheidet, hat sich geändert, seit er gestellt wurde:',
  'message.change.policy':
    'Die Richtlinie hinter diesem Antrag hat sich geändert, seit er gestellt wurde:',
  'message.change.user':
    'Hinter einer der Personen steht ein anderer Benutzer in Identity Center.',
  'message.change.role': 'Die Rolle war {{before}} und ist jetzt {{after}}.',
  'message.change.new': 'Neu: {{item}}',
  'message.change.item': 'Vorher: {{before}} Jetzt: {{after}}',
  'message.change.gone': 'Nicht mehr: {{item}}',
  'message.refused.same-approvers':
    'Über diesen Antrag entscheiden dieselben wie zuvor',
  'message.refused.full':
    'Dieser Antrag hat schon {{number}} Kommentare; entscheiden Sie ihn, oder lassen Sie ihn zurückziehen',
  'message.refused.comment':
    'Über diesen Antrag schreiben nur Beteiligte: wer ihn gestellt hat, für wen er ist und wer entscheidet',
  'message.refused.comment-empty':
    'Der Kommentar ist leer; schreiben Sie, was Sie wissen oder antworten wollen',
  'message.refused.reason-missing':
    'Der Kommentar fehlt; sagen Sie, warum Sie den Antrag ablehnen, damit man weiß, was zu tun ist',
  'message.refused.rejects-all':
    'duration und executionRole gehören zu Genehmigungen; lassen Sie sie weg, um den Antrag abzulehnen',
  'message.refused.amend-role-kind':
    'executionRole lässt sich für einen Antrag der Art ‚{{kind}}‘ nicht wählen; lassen Sie sie weg',
  'message.refused.amend-own-rule':
    'Wer die Teamregel hinter diesem Antrag gesetzt hat, wählt keine executionRole; ändern Sie stattdessen die Regel',
  'message.refused.amend-voted':
    'executionRole lässt sich nicht mehr wählen, da {{people}} die jetzige genehmigt haben; lehnen Sie den Antrag ab und lassen Sie ihn mit einer anderen neu stellen',
  'message.refused.amend-duration-kind':
    'duration lässt sich für einen Antrag der Art ‚{{kind}}‘ nicht wählen; lassen Sie sie weg',
  'message.refused.amend-longer':
    'duration ‚{{asked}}‘ ist länger als beantragt; wählen Sie höchstens {{length}} ({{max}})',
  'message.refused.amend-role-others':
    'Über executionRole ‚{{role}}‘ entscheiden nach der Richtlinie ‚{{policy}}‘ andere; lehnen Sie den Antrag ab und lassen Sie ihn mit dieser Rolle neu stellen',
  'message.refused.policy-since':
    'Die Richtlinie hinter diesem Antrag hat sich geändert, seit er gestellt wurde; öffnen Sie ihn wieder, wenn die neuen Entscheidenden gefragt sind',
  'message.refused.domain-unseen-any-more':
    'Die Domain ‚{{domain}}‘ ist in AWS nicht mehr zu sehen',
  'message.refused.domain-unseen-reject':
    'Die Domain ‚{{domain}}‘ ist in AWS nicht mehr zu sehen; lehnen Sie den Antrag ab',
  'message.refused.application-gone':
    'Die Domain ‚{{domain}}‘ zeigt keine Anwendung in Identity Center mehr',
  'message.refused.plan-without-domain':
    'Der Plan dieses Antrags nennt keine Domain; lassen Sie ihn neu stellen',
  'message.refused.plan-without-end':
    'Der Plan dieses Antrags nennt für {{person}} kein Ende; lassen Sie ihn neu stellen',
  'message.refused.domain-gone':
    'Die Domain ‚{{domain}}‘ ist weg: AWS hat sie nicht mehr',
  'message.refused.requester-left':
    '{{person}} hat den Antrag gestellt und ist ausgeschieden: Der Benutzer in IAM Identity Center ist weg oder deaktiviert',
  'message.refused.person-left':
    '{{person}} ist ausgeschieden: Der Benutzer in IAM Identity Center ist weg oder deaktiviert',
  'message.refused.has-ended': 'Der Zugang von {{person}} ist beendet',
  'message.refused.one-has-ended': 'Der Zugang einer der Personen ist beendet',
  'message.refused.requester-problem':
    '{{problem}}; lehnen Sie den Antrag ab, oder lassen Sie jemand anderen aus dem Team neu fragen',
  'message.refused.requester-gone':
    '{{person}} hat den Antrag gestellt und ist nicht mehr im Katalog',
  'message.refused.requester-disabled':
    'Der Benutzer ‚{{user}}‘ von {{person}}, von wem der Antrag kommt, ist in Identity Center deaktiviert',
  'message.refused.requester-unclear':
    'Wer {{person}} ist, von wem der Antrag kommt, muss das Plattform-Team entscheiden',
  'message.refused.requester-another':
    '{{person}} hat den Antrag gestellt und ist nicht mehr derselbe Benutzer in Identity Center wie damals',
  'message.refused.policy-changed':
    'Die Richtlinie hat sich geändert, seit dies beantragt wurde: {{problem}}. Lehnen Sie den Antrag ab und lassen Sie ihn neu stellen',
  'message.refused.role-since':
    'Die Rolle {{role}} darf in ‚{{domain}}‘ nicht mehr beantragt werden; lehnen Sie den Antrag ab und lassen Sie ihn mit einer anderen neu stellen',
  'message.refused.endless-since':
    'Die Richtlinie ‚{{policy}}‘ lässt niemanden mehr ohne Ende hinein; lehnen Sie den Antrag ab und lassen Sie ihn mit einer Dauer neu stellen',
  'message.refused.restore-ended':
    'Der Zugang von {{person}} ist inzwischen beendet, also gibt es nichts wiederherzustellen; beantragen Sie den Zugang neu',
  'message.refused.no-request': 'Den Antrag ‚{{request}}‘ gibt es nicht',
  'message.refused.waits-already':
    'Ein Antrag der Art ‚{{kind}}‘ für {{person}} in ‚{{domain}}‘ wartet schon auf seine Entscheidung.',
  'message.refused.waiting-known':
    '{{sentences}} Lassen Sie ihn zuerst entscheiden oder zurückziehen: {{link}}',
  'message.refused.waiting':
    '{{sentences}} Fragen Sie wieder, wenn er entschieden ist.',
  'message.refused.filing-limit':
    'Sie haben in einer Stunde {{number}} Anträge gestellt, und mehr darf eine Person nicht (sagemakerStudio.requests.maxPerHour). Versuchen Sie es in {{minutes}} min wieder, oder stellen Sie einen Antrag für mehrere Personen',
  'message.refused.plan-limit':
    'Sie haben in einer Minute {{number}}-mal gefragt, was geschähe, und öfter darf eine Person nicht fragen. Versuchen Sie es in {{seconds}} s wieder',
  'message.refused.refresh-limit':
    'AWS wird für Sie höchstens {{number}}-mal in der Minute neu gelesen; das Verlangte ist unterwegs. Versuchen Sie es in {{seconds}} s wieder',
  'message.change.stages':
    'Die Stufen waren {{before}} und sind jetzt {{after}}.',
  'message.change.vote-lets-in':
    'Die Zustimmung von {{by}} zur Stufe ‚{{stage}}‘ zählt nicht mehr, da der Antrag inzwischen auch diese Person hineinließe.',
  'message.change.vote-others':
    'Die Zustimmung von {{by}} zur Stufe ‚{{stage}}‘ zählt nicht mehr, da die Richtlinie inzwischen andere fragt.',
  'message.refused.role-of-team':
    'Das Team ‚{{team}}‘ darf executionRole ‚{{role}}‘ in ‚{{domain}}‘ nicht beantragen; die Richtlinien erlauben {{roles}}',
  'message.refused.no-policy':
    'Keine Richtlinie lässt das Team ‚{{team}}‘ in die Domain ‚{{domain}}‘; bitten Sie die Betreiber dieses Portals, eine auf der Seite „Einstellungen“ oder in sagemakerStudio.policies in app-config aufzunehmen',
  'message.refused.members-only':
    'Die Richtlinie ‚{{policy}}‘ lässt nur Mitglieder von ‚{{team}}‘ fragen, und {{viewer}} ist keines; bitten Sie ein Mitglied des Teams, den Antrag zu stellen',
  'message.refused.for-others':
    'Der Antrag ist für {{people}}, und nach der Richtlinie ‚{{policy}}‘ darf {{viewer}} für niemand anderen fragen: Für andere fragen die Leitungen von ‚{{team}}‘ ({{leads}}) und die Eigentümer von ‚{{domain}}‘ ({{owners}})',
  'message.more': '{{number}} weitere',
  'message.none-configured': 'derzeit niemand',
  'message.refused.group-not-allowed':
    'assignThrough.group darf nicht beantragt werden: Die Richtlinie ‚{{policy}}‘ lässt nur mit eigener Zuweisung hinein; lassen Sie assignThrough weg',
  'message.refused.group-needed':
    'assignThrough fehlt: Die Richtlinie ‚{{policy}}‘ lässt nur über eine Gruppe von Identity Center hinein; nennen Sie sie in assignThrough.group',
  'message.limit.domain': 'die Domain ‚{{domain}}‘',
  'message.limit.policy': 'die Richtlinie ‚{{policy}}‘',
  'message.refused.no-end':
    'Ohne Ende geht es nicht: {{limit}} verlangt eines; nennen Sie eine Dauer',
  'message.refused.duration-form':
    'duration ‚{{duration}}‘ ist keine Dauer nach ISO 8601 wie {{example}}, länger als nichts und höchstens zehn Jahre',
  'message.refused.duration-longer':
    'Die Dauer {{duration}} ist länger, als {{limit}} erlaubt; fragen Sie höchstens für {{length}} ({{max}})',
  'message.refused.duration-missing':
    'Die Dauer fehlt, und {{limit}} lässt niemanden ohne Ende hinein; sagen Sie, wie lange, zum Beispiel P90D',
  'message.refused.duration-missing-max':
    'Die Dauer fehlt, und {{limit}} lässt niemanden ohne Ende hinein; sagen Sie, wie lange, höchstens {{max}}',
  'message.refused.extend-early':
    'Eine Verlängerung geht noch nicht: Der Zugang von {{person}} gilt bis {{until}}, länger, als die Richtlinie ‚{{policy}}‘ auf einmal erlaubt ({{max}}); fragen Sie wieder, wenn nicht mehr als das übrig ist',
  'message.field.mode': 'Modus',
  'message.field.owners': 'Eigentümer',
  'message.field.roles': 'Rollen',
  'message.field.defaultDuration': 'übliche Dauer',
  'message.field.maxDuration': 'längste Dauer',
  'message.field.contact': 'Kontakt',
  'message.field.leads': 'Leitungen',
  'message.field.teams': 'Teams',
  'message.field.domains': 'Domains',
  'message.field.executionRoles': 'Ausführungsrollen',
  'message.field.requesters': 'wer beantragen darf',
  'message.field.onBehalfOf': 'wer für andere beantragen darf',
  'message.field.assignment': 'Art der Zuweisung',
  'message.field.approvers': 'Genehmigende',
  'message.field.stages': 'Stufen',
  'message.field.fallbackApprovers': 'Ersatz für Genehmigende',
  'message.field.automatic': 'Genehmigung von selbst',
  'message.field.duration': 'Dauer',
  'message.field.requestExpiry': 'wie lange Anträge warten',
  'message.field.reminders': 'Erinnerungen',
  'message.field.minJustificationLength': 'Länge einer Begründung',
  'message.field.executionRole': 'Ausführungsrolle',
  'message.field.noEnd': 'ohne Ende',
  'message.field.joiners': 'wer dazukommt',
  'message.field.leavers': 'wer ausscheidet',
  'message.field.justification': 'Begründung',
  'message.refused.owner-fields':
    'Als Eigentümer von ‚{{domain}}‘ dürfen Sie den Kontakt ändern und die Dauern verkürzen. Nur das Plattform-Team darf ändern: {{fields}}',
  'message.refused.role-elsewhere':
    '{{key}} ‚{{role}}‘ ist keine Rolle des Kontos {{account}}, in dem die Domain liegt',
  'message.refused.role-repeated': '{{key}} ‚{{role}}‘ ist schon da',
  'message.refused.durations-differ':
    'Die übliche Dauer ‚{{usual}}‘ ist länger als die längste ‚{{max}}‘',
  'message.refused.unseen-settings':
    'Kein Abgleich hat in AWS eine Domain ‚{{domain}}‘ gesehen, also lässt sich nichts für sie einstellen',
  'message.refused.unseen-rule':
    'Kein Abgleich hat in AWS eine Domain ‚{{domain}}‘ gesehen, also lässt sich keine Regel für sie setzen',
  'message.refused.domain-settings':
    'Nur das Plattform-Team und die Eigentümer von ‚{{domain}}‘ dürfen ihre Einstellungen ändern',
  'message.refused.team-settings':
    'Nur das Plattform-Team darf sagen, wer ein Team leitet',
  'message.refused.policy-settings':
    'Nur das Plattform-Team darf Richtlinien ändern',
  'message.refused.no-such-policy':
    'Das Portal hat keine eigene Richtlinie ‚{{policy}}‘',
  'message.refused.policy-of-module':
    'Ein Modul dieses Portals legt die Richtlinie ‚{{policy}}‘ fest, also wird sie dort geändert. Wählen Sie für eine Richtlinie des Portals einen anderen Namen',
  'message.refused.fixed':
    'App-config legt in {{key}} fest: {{what}}. Geändert wird es dort',
  'message.refused.fixed-rule':
    'App-config legt diese Regel in {{key}} fest, also wird sie dort geändert',
  'message.refused.import-outdated':
    'Einige dieser Einstellungen oder die Personen, die ihre Regeln betreffen, haben sich inzwischen geändert. Sehen Sie sich die Unterschiede noch einmal an, bevor Sie sie importieren.',
  'message.refused.domain-elsewhere':
    'Die Domain ‚{{domain}}‘ ist in {{region}} des Kontos {{account}}, und AWS verlegt sie nicht',
  'message.refused.outdated':
    '{{name}} wurde inzwischen geändert. Laden Sie die Seite neu und wiederholen Sie Ihre Änderung.',
  'message.refused.outdated-by':
    '{{name}} wurde inzwischen von {{people}} geändert: {{fields}}. Laden Sie die Seite neu und wiederholen Sie Ihre Änderung.',
  'message.refused.joiners-automatic':
    'Neue können nicht von selbst hineinkommen: Die Richtlinien verlangen eine Entscheidung, wer aus ‚{{team}}‘ in ‚{{domain}}‘ kommt. Wählen Sie, dass es vorgeschlagen wird',
  'message.refused.team-rules':
    'Nur die Leitungen von ‚{{team}}‘ und das Plattform-Team dürfen seine Regeln setzen',
  'message.refused.rule-outdated':
    'Jemand hat die Regel von {{team}} für {{domain}} inzwischen geändert. Laden Sie die Seite neu und wiederholen Sie Ihre Änderung.',
  'message.refused.team-passed-on':
    '‚{{team}}‘ ist eine andere Gruppe von Identity Center als die, für die die Regel gesetzt wurde; setzen Sie die Regel neu, oder schalten Sie sie aus',
  'message.refused.not-yours':
    'Den Zugang von {{people}} können Sie nicht ändern. Das können sie selbst, die Leitungen von {{team}}, die Eigentümer von {{domain}}, die Entscheidenden und das Plattform-Team',
  'message.the-domain': 'der Domain',
  'message.refused.permission':
    'Die Berechtigung ‚{{permission}}‘ fehlt; bitten Sie die Betreiber dieses Portals darum',
  'message.refused.permission-for-this':
    'Die Berechtigung ‚{{permission}}‘ fehlt hierfür; bitten Sie die Betreiber dieses Portals darum',
  'message.refused.platform-alone':
    'Dieses Portal prüft keine Berechtigungen (permission.enabled), also darf dies nur das Plattform-Team, das permission.sagemakerStudio.platformTeams in app-config nennt: {{teams}}',
  'message.nobody-so-far': 'bisher niemand',
  'message.refused.events':
    'Sie haben nicht die Berechtigung, alle Ereignisse zu lesen (‚{{permission}}‘), also können Sie nur die eines Teams lesen, das Sie leiten: Nennen Sie es mit team',
  'message.refused.own-access-only':
    'Die Berechtigung ‚{{permission}}‘ fehlt, also sind nur Ihr eigener Zugang (person={{person}}) und der von Teams zu sehen, die Sie leiten',
  'message.refused.agent-person':
    'Eine Person muss das auf der Seite im Portal tun ({{act}}): {{who}} darf lesen, planen und fragen und entscheidet nichts',
  'message.who.on-behalf': '‚{{services}}‘ im Namen von {{person}}',
  'message.who.agent': 'ein Agent von {{person}}',
  'message.act.undo': 'den Entzug zurücknehmen',
  'message.act.rules': 'Teamregeln setzen',
  'message.act.retry': 'den Vorgang wiederholen',
  'message.act.create-domain': 'eine Domain anlegen',
  'message.act.decide': 'über den Antrag entscheiden',
  'message.act.comment': 'über den Antrag schreiben',
  'message.act.withdraw': 'den Antrag zurücknehmen',
  'message.act.resume-domain': 'das Anlegen einer Domain fortsetzen',
  'message.act.cancel-domain': 'das Anlegen einer Domain abbrechen',
  'message.act.remove-assignment': 'eine Zuweisung entfernen',
  'message.act.remove-access': 'den Zugang entfernen',
  'message.act.settings': 'Einstellungen ändern',
  'message.act.accept': 'annehmen, dass sich so viel ändert',
  'message.act.reject': 'ablehnen, dass sich so viel ändert',
  'message.act.team': 'entscheiden, welches Team eine Gruppe des Katalogs ist',
  'message.act.ref': 'entscheiden, wen die Konfiguration meint',
  'message.act.person': 'entscheiden, wer ein Benutzer des Katalogs ist',
  'message.refused.agent-for-nobody':
    'Diese Aktionen arbeiten im Namen einer Person, und dieser Aufruf geschieht für niemanden. Verbinden Sie den Agenten mit der Anmeldung einer Person statt mit einem festen Token',
  'message.refused.agent-domain':
    'Ein Agent oder Dienst kann nicht von sich aus eine Domain anlegen lassen, und hier wird niemand um Genehmigung gefragt. Eine Person muss es im Portal beantragen, oder die Betreiber des Portals setzen sagemakerStudio.domainCreation.approval in app-config.',
  'message.limit.team': 'das Team ‚{{team}}‘',
  'message.refused.field': 'Die Eingabe in {{field}} stimmt nicht: {{detail}}',
  'message.refused.field-long':
    '{{field}} darf höchstens {{max}} Zeichen haben',
  'message.refused.input': 'Die Eingabe stimmt nicht: {{detail}}',
  'message.refused.both': '{{first}}; {{second}}',
  'message.refused.failed': 'Das hat nicht geklappt: {{detail}}',
  'message.refused.internal':
    'Im Portal ist etwas schiefgegangen; was, steht im Log des Backends. Versuchen Sie es später wieder.',
  'message.refused.database-away':
    'Die Datenbank ist gerade nicht erreichbar; versuchen Sie es gleich wieder.',
  'message.refused.aws-failed':
    'AWS hat nicht geantwortet, wie es sollte ({{error}}); versuchen Sie es gleich wieder.',
  'message.refused.service-away':
    'Ein anderer Dienst des Portals kann gerade nicht antworten; versuchen Sie es gleich wieder.',
  'message.refused.nested':
    'Der Inhalt ist mehr als {{number}} Ebenen tief; senden Sie, was das API-Dokument beschreibt',
  'message.refused.nul':
    '{{field}} enthält das Zeichen NUL (U+0000), das hier kein Text enthalten darf; lassen Sie es weg',
  'message.refused.unknown-field':
    'Unbekanntes Feld {{names}}. Erlaubt: {{fields}}',
  'message.refused.leads-of-plan':
    'leads gehört zu einem Plan, nicht zu einem Antrag, über den die Leitung des Teams entscheidet; lassen Sie es weg',
  'message.refused.place-not-read':
    'Das Portal liest das Konto {{account}} in {{region}} nicht; wählen Sie eines, das es liest, oder bitten Sie die Betreiber des Portals, es unter sagemakerStudio.accounts in app-config zu ergänzen',
  'message.refused.sequence':
    'Nennen Sie sequence und hash desselben Ereignisses, oder keines von beiden',
  'message.refused.key-used':
    'Der Idempotency-Key ‚{{key}}‘ wurde schon für {{route}} benutzt; nehmen Sie für einen neuen Aufruf einen neuen',
  'message.refused.key-used-otherwise':
    'Der Idempotency-Key ‚{{key}}‘ wurde schon für {{route}} mit anderer Eingabe benutzt; nehmen Sie für einen neuen Aufruf einen neuen',
  'message.refused.key-busy':
    'Was mit dem Idempotency-Key ‚{{key}}‘ gesendet wurde, wird noch ausgeführt; wiederholen Sie es gleich',
  'message.refused.key-lost':
    'Was mit dem Idempotency-Key ‚{{key}}‘ gesendet wurde, ist am {{at}} geschehen, und die Antwort ging verloren; lesen Sie neu, worum es geht',
  'message.refused.key-of-request':
    'Der Idempotency-Key ‚{{key}}‘ wurde schon für einen Antrag mit anderer Eingabe benutzt; nehmen Sie für einen neuen Antrag einen neuen',
  'message.refused.cursor':
    'cursor kommt nicht aus einer Liste ({{of}}) in der Reihenfolge ‚{{sort}}‘; lassen Sie ihn weg, um mit der ersten Seite zu beginnen',
  'message.refused.no-user-ref':
    '{{field}} ‚{{ref}}‘ verweist nicht auf einen Benutzer des Katalogs wie {{example}}: {{problem}}',
  'message.refused.no-group-ref':
    '{{field}} ‚{{ref}}‘ verweist nicht auf eine Gruppe des Katalogs wie {{example}}: {{problem}}',
  'message.ref.other-kind': 'die Art ist ‚{{kind}}‘',
  'message.refused.role-arn':
    'executionRole ‚{{role}}‘ ist nicht der ARN einer IAM-Rolle; die Rollen für ‚{{domain}}‘ sind {{roles}}',
  'message.refused.field-role-arn':
    '{{field}}: ‚{{role}}‘ ist nicht der ARN einer IAM-Rolle',
  'message.refused.role-account':
    'executionRole ‚{{role}}‘ gehört zum Konto {{account}}, und SageMaker nimmt nur Rollen des Kontos {{own}}, in dem die Domain liegt',
  'message.refused.role-of-domain':
    'executionRole ‚{{role}}‘ darf nicht beantragt werden; die Rollen für ‚{{domain}}‘ sind {{roles}}. Das Plattform-Team kann andere in den Einstellungen der Domain aufnehmen, oder in sagemakerStudio.domains.{{id}}.executionRoles, wenn app-config sie festlegt',
  'message.refused.justification-empty':
    'Die Begründung ist leer und braucht mindestens {{min}} Zeichen; sagen Sie in einem Satz, wofür der Zugang gebraucht wird, denn wer entscheidet, sieht sonst nichts',
  'message.refused.justification-short':
    'Die Begründung hat {{length}} sichtbare Zeichen und braucht mindestens {{min}}; sagen Sie in einem Satz, wofür der Zugang gebraucht wird, denn wer entscheidet, sieht sonst nichts',
  'message.refused.field-of-kind':
    '{{field}} gehört nicht zu einem Antrag der Art ‚{{kind}}‘; lassen Sie es weg, oder beantragen Sie {{kinds}}',
  'message.refused.domain-of-creation':
    'domainId gehört nicht zu einem Antrag der Art ‚create-domain‘; lassen Sie sie weg, da AWS sie vergibt',
  'message.refused.domain-missing':
    'domainId fehlt; nennen Sie die Domain, um die es im Antrag der Art ‚{{kind}}‘ geht',
  'message.refused.end-contradicts':
    'noEnd und duration widersprechen sich; lassen Sie eines davon weg',
  'message.refused.grants-missing':
    'grantIds fehlt; nennen Sie die Gewährungen, gegen die sich der Antrag der Art ‚{{kind}}‘ richtet',
  'message.refused.role-missing':
    'executionRole fehlt; nennen Sie die Rolle, die es werden soll',
  'message.refused.spaces-first':
    'offboarding.deleteProfile braucht offboarding.deleteSpaces, da AWS kein Profil löscht, dem noch Spaces gehören',
  'message.refused.start-form':
    'startsAt ‚{{at}}‘ ist keine Zeit nach ISO 8601 wie 2026-12-01T08:00:00Z',
  'message.refused.start-over':
    'startsAt ‚{{at}}‘ ist vorbei (jetzt ist {{now}}); lassen Sie es weg, um mit der Genehmigung zu beginnen',
  'message.refused.start-far':
    'startsAt ‚{{at}}‘ ist mehr als ein Jahr hin; fragen Sie wieder, wenn es näher ist',
  'message.refused.people-empty':
    'people ist leer; nennen Sie wenigstens eine Person, oder lassen Sie es weg, für das ganze Team oder sich selbst',
  'message.refused.grants-unknown':
    'grantIds nennt ‚{{grant}}‘, und diese Gewährung gibt es nicht; laden Sie die Seite des Teams oder der Person neu',
  'message.refused.grants-mixed':
    'grantIds nennt beendeten Zugang (von {{person}}) zusammen mit laufendem; fragen Sie für beides getrennt',
  'message.refused.grants-other-team':
    'grantIds nennt den Zugang von {{person}}, der nicht zum Team ‚{{team}}‘ gehört; fragen Sie für ein Team auf einmal',
  'message.refused.grants-other-domain':
    'grantIds nennt den Zugang von {{person}} zur Domain ‚{{domain}}‘, nicht zu ‚{{asked}}‘; fragen Sie für eine Domain auf einmal',
  'message.refused.same-role': '{{people}}: hat die Rolle {{role}} schon',
  'message.refused.nothing-changes_one':
    'Es bliebe, wie es ist: {{people}} hat diesen Zugang mit dieser Rolle schon. Beantragen Sie eine Verlängerung oder eine andere Rolle',
  'message.refused.nothing-changes_other':
    'Es bliebe, wie es ist: {{people}} haben diesen Zugang mit dieser Rolle schon. Beantragen Sie eine Verlängerung oder eine andere Rolle',
  'message.refused.new-domain-missing':
    'newDomain fehlt; ein Antrag der Art ‚create-domain‘ sagt darin, welche Domain anzulegen ist',
  'message.refused.new-domain-role':
    'newDomain braucht entweder executionRole, den ARN einer vorhandenen Rolle, oder createRole, den Namen einer neuen',
  'message.refused.new-domain-storage':
    'newDomain.storage.defaultSpaceGb ist {{usual}}, mehr als maximumSpaceGb ({{max}})',
  'message.refused.new-domain-tags':
    'newDomain.tags: Schlüssel, die mit ‚aws:‘ oder ‚studio-access:‘ beginnen, sind reserviert, so ‚{{tag}}‘',
  'message.refused.requester-not-in-catalog':
    '{{viewer}} ist nicht im Katalog, und nur wer im Katalog ist, kann fragen; melden Sie sich als jemand an, der darin steht',
  'message.refused.no-such-assigned-group':
    'assignThrough.group ‚{{group}}‘ ist die Kennung keiner Gruppe, die in IAM Identity Center gesehen wurde; nehmen Sie sie von dort (der Katalog zeigt sie als Annotation aws.amazon.com/identity-center-group-id einer Gruppe), oder warten Sie auf den nächsten Abgleich',
  'message.refused.no-people':
    'Im Katalog gibt es keine Person {{people}}; prüfen Sie die Namen, oder warten Sie, bis der Katalog sie aufnimmt',
  'message.refused.no-members':
    'Das Team ‚{{team}}‘ hat im Katalog keine Mitglieder; nennen Sie die Personen',
  'message.refused.directory-changing':
    'Das Verzeichnis von Identity Center hat sich geändert, während Personen ihre Namen im Katalog bekamen; versuchen Sie es in einer Minute wieder',
  'message.refused.directory-unread':
    'Das Verzeichnis von Identity Center ist noch nicht zu Ende gelesen; versuchen Sie es in einer Minute wieder',
  'message.refused.names-unread':
    'Die Namen von Personen und Teams im Katalog waren nicht zu lesen, also bekommt niemand einen neuen; versuchen Sie es in einer Minute wieder: {{problem}}',
  'message.refused.decided-about':
    'Über ‚{{ref}}‘ ist nichts (mehr) zu entscheiden; laden Sie die Liste neu',
  'message.refused.no-trusted-user':
    'Im Katalog gibt es keinen Benutzer ‚{{ref}}‘ aus vertrauter Quelle',
  'message.refused.about-themselves':
    'Niemand entscheidet, wer sie selbst sind; jemand anderes aus dem Plattform-Team kann es',
  'message.refused.about-own-ref':
    'Niemand entscheidet über sich selbst, wen die Konfiguration meint; jemand anderes aus dem Plattform-Team kann es',
  'message.refused.no-matching-user':
    '‚{{user}}‘ ist kein Benutzer in Identity Center, der zu ‚{{ref}}‘ passt; wählen Sie einen aus der Liste',
  'message.refused.user-unrecorded':
    'Noch kein Abgleich hat den Benutzer ‚{{user}}‘ von Identity Center aufgenommen; versuchen Sie es in einer Minute wieder',
  'message.refused.group-unrecorded':
    'Noch kein Abgleich hat die Gruppe ‚{{group}}‘ von Identity Center aufgenommen; versuchen Sie es in einer Minute wieder',
  'message.refused.ref-unbound':
    '{{field}}[{{index}}] ‚{{ref}}‘ ist nicht im Katalog, oder aus keiner Quelle, der zu glauben ist, wer hier arbeitet',
  'message.refused.neither':
    '‚{{id}}‘ ist weder, wen ‚{{ref}}‘ gemeint hat, noch wer so jetzt heißt; wählen Sie aus der Liste',
  'message.refused.team-closed':
    '‚{{team}}‘ ist in IAM Identity Center eine andere Gruppe geworden. Ihre Seite ist geschlossen, und niemand kann mit ihr fragen, bis das Plattform-Team entschieden hat, welche Gruppe es ist.',
  'message.refused.no-team':
    'Im Katalog gibt es kein Team ‚{{team}}‘; prüfen Sie den Namen, oder warten Sie, bis der Katalog es aufnimmt',
  'message.refused.no-trusted-group':
    'Der Katalog hat keine Gruppe ‚{{ref}}‘ eines anderen Providers aus vertrauter Quelle',
  'message.refused.no-matching-group':
    '‚{{group}}‘ ist keine Gruppe von Identity Center, zu der ‚{{ref}}‘ führt; wählen Sie eine aus der Liste',
  'message.refused.no-person':
    'Im Katalog gibt es keine Person ‚{{person}}‘; prüfen Sie den Namen, oder warten Sie, bis der Katalog sie aufnimmt',
  'message.refused.no-domain':
    'Eine Domain ‚{{domain}}‘ gibt es nicht. In AWS zu sehen sind {{known}}; eine Domain in einem anderen Konto oder einer anderen Region muss in sagemakerStudio.accounts in app-config stehen',
  'message.refused.no-domain-yet':
    'Eine Domain ‚{{domain}}‘ gibt es nicht. Noch ist in AWS keine Domain zu sehen; warten Sie auf das Ende des ersten Abgleichs',
  'message.caller.disabled':
    'Ihr Benutzer ‚{{user}}‘ ist in Identity Center deaktiviert. Wer Ihren Identity Provider verwaltet, kann ihn aktivieren.',
  'message.caller.untrusted':
    'Der Katalog kennt ‚{{person}}‘ aus keiner Quelle, der zu glauben ist, wer hier arbeitet. Das Plattform-Team kann sagemakerStudio.identity.trustedOrigins und die Quelle Ihres Benutzers im Katalog prüfen.',
  'message.caller.ambiguous':
    'Mehr als ein Benutzer in Identity Center passt zu ‚{{person}}‘: {{users}}. Das Plattform-Team kann mit der Annotation {{annotation}} sagen, welcher Sie sind.',
  'message.caller.conflict':
    '{{conflict}} Das Plattform-Team kann entscheiden, welcher Sie sind.',
  'message.caller.namesake':
    '{{conflict}} Das Plattform-Team kann entscheiden, wer Sie sind, oder Ihnen im Katalog durch Ihre Adresse oder eine Annotation Ihren eigenen Benutzer geben.',
  'message.caller.name-open':
    '{{conflict}} Das Backend sieht den Katalog alle paar Minuten durch; versuchen Sie es dann wieder. Bleibt es dabei, kann das Plattform-Team mit einer Annotation im Katalog sagen, wer Sie sind.',
  'message.caller.missing':
    'Der Benutzer von ‚{{person}}‘ in Identity Center fehlte beim letzten Abgleich. Wer Ihren Identity Provider verwaltet, kann ihn wieder zuweisen.',
};
