/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { english } from './english';

/** The sentences of notifications in German. */
export const german: Record<keyof typeof english, string> = {
  text: '{{text}}',
  person: '{{name}}',
  people: '{{count}} Personen',
  'built-in': 'eine eingebaute Regel',
  'team-rule': 'eine Teamregel',
  policy: 'die Richtlinie {{policy}}',

  'subject.access': 'Zugang zu {{domain}} für {{who}}',
  'subject.access.own': 'Ihr Zugang zu {{domain}}',
  'subject.extend': 'Verlängerung des Zugangs zu {{domain}} für {{who}}',
  'subject.extend.own': 'Verlängerung Ihres Zugangs zu {{domain}}',
  'subject.change-role': 'Andere Rolle in {{domain}} für {{who}}',
  'subject.change-role.own': 'Ihre neue Rolle in {{domain}}',
  'subject.revoke': 'Entzug des Zugangs zu {{domain}} für {{who}}',
  'subject.revoke.own': 'Entzug Ihres Zugangs zu {{domain}}',
  'subject.new-domain': 'Neue Domain {{domain}} im Konto {{account}}',

  'decide.first': 'Zu entscheiden: {{subject}}',
  'decide.reminder': 'Noch zu entscheiden: {{subject}}',
  'decide.plan-changed':
    'Erneut zu entscheiden, da sich der Plan geändert hat: {{subject}}',
  'decide.policy-changed':
    'Erneut zu entscheiden, da sich die Richtlinie geändert hat: {{subject}}',
  'decide.why': '{{requester}}: {{justification}}',
  'decided.approved': 'Schon genehmigt von {{by}}: {{subject}}',
  'decided.rejected': 'Schon abgelehnt von {{by}}: {{subject}}',
  'decided.stage':
    'Schon genehmigt von {{by}} in der Stufe {{stage}}: {{subject}}',
  'decided.withdrawn': 'Zurückgezogen von {{by}}: {{subject}}',
  'decided.expired': 'Abgelaufen, nichts mehr zu entscheiden: {{subject}}',
  'decided.invalidated': 'Hinfällig, nichts mehr zu entscheiden: {{subject}}',
  'decided.others': 'Für Sie nichts mehr zu entscheiden: {{subject}}',
  'decided.you-approved': 'Von Ihnen genehmigt: {{subject}}',
  'decided.you-rejected': 'Von Ihnen abgelehnt: {{subject}}',

  'request.approved': 'Genehmigt: {{subject}}',
  'request.rejected': 'Abgelehnt: {{subject}}',
  'request.expired': 'Abgelaufen: {{subject}}',
  'request.invalidated': 'Hinfällig: {{subject}}',
  'request.by': 'Von {{by}}.',
  'request.shortened': '{{by}} hat es bis {{end}} verkürzt.',
  'request.shortened.for': '{{by}} hat es auf {{days}} Tage verkürzt.',
  'request.other-role':
    '{{by}} hat die Rolle {{role}} genehmigt, nicht {{asked}}.',
  'request.commented': '{{by}} schreibt zu: {{subject}}',
  'request.stuck': 'Niemand kann genehmigen: {{subject}}',
  'request.stuck.why':
    'Es ist niemand mehr da, der darüber entscheiden darf. Das Plattform-Team kann in der Richtlinie andere benennen oder Mitglieder in die Gruppe aufnehmen lassen.',
  'request.fallback': 'Jetzt entscheiden andere: {{subject}}',
  'request.fallback.why':
    'Von denen, die entscheiden sollten, sind zu wenige übrig.',

  'grant.scheduled': 'Ab {{start}} können Sie {{domain}} öffnen',
  'grant.scheduled.why': 'Ihr Zugang ist bis dahin eingerichtet.',
  'grant.scheduled.until':
    'Ihr Zugang ist bis dahin eingerichtet und endet am {{end}}.',
  'grant.delayed': 'Der Zugang von {{person}} zu {{domain}} beginnt noch nicht',
  'grant.delayed.own': 'Ihr Zugang zu {{domain}} beginnt noch nicht',
  'grant.active': 'Sie können {{domain}} öffnen',
  'grant.active.why': 'Ihr Zugang ist bereit.',
  'grant.active.until': 'Ihr Zugang ist bis {{end}} bereit.',
  'grant.blocked': 'Der Zugang von {{person}} zu {{domain}} ist blockiert',
  'grant.blocked.own': 'Ihr Zugang zu {{domain}} ist blockiert',
  'grant.moved':
    '{{person}} hat das Team {{team}} verlassen und behält den Zugang zu {{domain}}',
  'grant.moved.why':
    'Er wurde mit dem Team gewährt. Entziehen Sie ihn, wenn er nicht mehr gebraucht wird.',
  'grant.offboarded':
    'Was {{person}} in {{domain}} hinterlassen hat, ist gelöscht',
  'grant.not-removed': '{{person}} hat weiterhin Zugang zu {{domain}}',
  'grant.not-removed.why': 'Der Entzug ist blockiert und wird wieder versucht.',
  'grant.not-deleted':
    'Was {{person}} in {{domain}} hinterlassen hat, ist noch nicht gelöscht',
  'grant.not-deleted.why':
    'Das Löschen ist blockiert und wird wieder versucht.',
  'grant.removing':
    'Der Zugang von {{person}} zu {{domain}} wird wieder entzogen',
  'grant.deleting':
    'Was {{person}} in {{domain}} hinterlassen hat, wird wieder gelöscht',
  'grant.removing.why': 'Was es blockiert hat, ist behoben.',
  'grant.ends': 'Der Zugang von {{person}} zu {{domain}} endet am {{end}}',
  'grant.ends.own': 'Ihr Zugang zu {{domain}} endet am {{end}}',
  'grant.ends-soon': 'Der Zugang von {{person}} zu {{domain}} endet bald',
  'grant.ends-soon.own': 'Ihr Zugang zu {{domain}} endet bald',
  'grant.ends.why':
    'Beantragen Sie eine Verlängerung, um ihn ohne Unterbrechung zu behalten.',
  'grant.extended.own': 'Ihr Zugang zu {{domain}} endet jetzt am {{end}}',
  'grant.endless.own': 'Ihr Zugang zu {{domain}} hat kein Enddatum mehr',
  'grant.suspended': 'Der Zugang von {{person}} zu {{domain}} ist ausgesetzt',
  'grant.suspended.own': 'Ihr Zugang zu {{domain}} ist ausgesetzt',
  'grant.ended': 'Der Zugang von {{person}} zu {{domain}} ist beendet',
  'grant.ended.own': 'Ihr Zugang zu {{domain}} ist beendet',
  'reason.revoked': 'Er wurde entzogen.',
  'reason.expired': 'Seine Zeit war abgelaufen.',
  'reason.left': '{{person}} scheint das Unternehmen verlassen zu haben.',
  'reason.left.own': 'Sie scheinen das Unternehmen verlassen zu haben.',
  'reason.target-gone': 'Das, wozu er Zugang gab, gibt es nicht mehr.',
  remains:
    'Ein anderer Weg hinein bleibt: {{ways}}. Ein Profil, das nicht gelöscht wurde, behält die Rolle {{role}}.',

  'settled.ready': 'Bereit: {{subject}}',
  'settled.some': '{{active}} von {{all}} bereit: {{subject}}',
  'settled.blocked': '{{blocked}} von {{all}} blockiert: {{subject}}',
  'settled.mixed':
    '{{active}} von {{all}} bereit, {{blocked}} blockiert: {{subject}}',

  'mass.leavers':
    'Zu viele Personen scheinen Studio auf einmal verlassen zu haben',
  'mass.leavers.why':
    'Niemand verliert den Zugang, bevor jemand geprüft hat, ob die Synchronisierung des Identitätsanbieters gestört ist, und es sonst akzeptiert.',
  'mass.requests':
    'Zu viele Anträge für Studio sind auf einmal nicht mehr ausführbar',
  'mass.requests.why':
    'Sie bleiben in Prüfung, bis jemand nachgesehen hat, ob der Katalog oder eine Synchronisierung gestört ist, und es sonst akzeptiert.',
  'mass.team-rule':
    'Eine Teamregel will zu viele Zugänge zu Studio auf einmal ändern',
  'mass.team-rule.why':
    'Die Regel stellt keine Anträge, bis jemand geprüft hat, ob die Synchronisierung des Identitätsanbieters gestört ist, und es sonst akzeptiert.',
  'mass.team-rule-accepted':
    'Akzeptiert: Eine Teamregel stellt ihre Anträge für Zugang zu Studio',
  'mass.leavers-accepted':
    'Akzeptiert: Wer das Unternehmen verlassen hat, verliert den Zugang zu Studio',
  'mass.requests-accepted':
    'Akzeptiert: Anträge für Studio, die nicht mehr ausführbar sind, werden hinfällig',
  'mass.rejected': 'Als Störung abgelehnt: Nichts davon wird ausgeführt',
};
