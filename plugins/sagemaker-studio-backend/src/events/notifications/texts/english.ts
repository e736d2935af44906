/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The sentences of notifications, by their code. Codes that end with `.own` speak to the person concerned. */
export const english = {
  text: '{{text}}',
  person: '{{name}}',
  people: '{{count}} people',
  'built-in': 'a built-in rule',
  'team-rule': 'a team rule',
  policy: 'the policy {{policy}}',

  'subject.access': 'access to {{domain}} for {{who}}',
  'subject.access.own': 'your access to {{domain}}',
  'subject.extend': 'an extension of the access to {{domain}} for {{who}}',
  'subject.extend.own': 'the extension of your access to {{domain}}',
  'subject.change-role': 'another role in {{domain}} for {{who}}',
  'subject.change-role.own': 'your new role in {{domain}}',
  'subject.revoke': 'the removal of access to {{domain}} for {{who}}',
  'subject.revoke.own': 'the removal of your access to {{domain}}',
  'subject.new-domain': 'the new domain {{domain}} in account {{account}}',

  'decide.first': 'To decide: {{subject}}',
  'decide.reminder': 'Still to decide: {{subject}}',
  'decide.plan-changed':
    'To decide again, since the plan has changed: {{subject}}',
  'decide.policy-changed':
    'To decide again, since the policy has changed: {{subject}}',
  'decide.why': '{{requester}}: {{justification}}',
  'decided.approved': 'Already approved by {{by}}: {{subject}}',
  'decided.rejected': 'Already rejected by {{by}}: {{subject}}',
  'decided.stage':
    'Already approved by {{by}} in the stage {{stage}}: {{subject}}',
  'decided.withdrawn': 'Withdrawn by {{by}}: {{subject}}',
  'decided.expired': 'Expired, nothing left to decide: {{subject}}',
  'decided.invalidated': 'Invalidated, nothing left to decide: {{subject}}',
  'decided.others': 'Nothing left for you to decide: {{subject}}',
  'decided.you-approved': 'You approved: {{subject}}',
  'decided.you-rejected': 'You rejected: {{subject}}',

  'request.approved': 'Approved: {{subject}}',
  'request.rejected': 'Rejected: {{subject}}',
  'request.expired': 'Expired: {{subject}}',
  'request.invalidated': 'Invalidated: {{subject}}',
  'request.by': 'By {{by}}.',
  'request.shortened': '{{by}} shortened it to {{end}}.',
  'request.shortened.for': '{{by}} shortened it to {{days}} days.',
  'request.other-role': '{{by}} approved the role {{role}}, not {{asked}}.',
  'request.commented': '{{by}} wrote about {{subject}}',
  'request.stuck': 'Nobody can approve: {{subject}}',
  'request.stuck.why':
    'Nobody is left who may decide it. The platform team can name other approvers in the policy, or have members added to the group.',
  'request.fallback': 'Others decide now: {{subject}}',
  'request.fallback.why':
    'Too few of those who should have decided it are left.',

  'grant.scheduled': 'You can open {{domain}} from {{start}} on',
  'grant.scheduled.why': 'Your access is made ready by then.',
  'grant.scheduled.until':
    'Your access is made ready by then, and ends on {{end}}.',
  'grant.delayed': 'The access of {{person}} to {{domain}} does not begin yet',
  'grant.delayed.own': 'Your access to {{domain}} does not begin yet',
  'grant.active': 'You can open {{domain}}',
  'grant.active.why': 'Your access is ready.',
  'grant.active.until': 'Your access is ready until {{end}}.',
  'grant.blocked': 'The access of {{person}} to {{domain}} is blocked',
  'grant.blocked.own': 'Your access to {{domain}} is blocked',
  'grant.moved': '{{person}} has left {{team}} and keeps access to {{domain}}',
  'grant.moved.why':
    'It was granted with the team. Revoke it if it is not needed any more.',
  'grant.offboarded': 'What {{person}} left behind in {{domain}} is deleted',
  'grant.not-removed': '{{person}} still has access to {{domain}}',
  'grant.not-removed.why':
    'Removing the access is blocked, and is tried again.',
  'grant.not-deleted':
    'What {{person}} left behind in {{domain}} is not deleted yet',
  'grant.not-deleted.why': 'Deleting it is blocked, and is tried again.',
  'grant.removing':
    'The access of {{person}} to {{domain}} is being removed again',
  'grant.deleting':
    'What {{person}} left behind in {{domain}} is being deleted again',
  'grant.removing.why': 'What blocked it is gone.',
  'grant.ends': 'The access of {{person}} to {{domain}} ends on {{end}}',
  'grant.ends.own': 'Your access to {{domain}} ends on {{end}}',
  'grant.ends-soon': 'The access of {{person}} to {{domain}} ends soon',
  'grant.ends-soon.own': 'Your access to {{domain}} ends soon',
  'grant.ends.why': 'Ask for an extension to keep it without interruption.',
  'grant.extended.own': 'Your access to {{domain}} now ends on {{end}}',
  'grant.endless.own': 'Your access to {{domain}} no longer has an end date',
  'grant.suspended': 'The access of {{person}} to {{domain}} is suspended',
  'grant.suspended.own': 'Your access to {{domain}} is suspended',
  'grant.ended': 'The access of {{person}} to {{domain}} has ended',
  'grant.ended.own': 'Your access to {{domain}} has ended',
  'reason.revoked': 'It was revoked.',
  'reason.expired': 'Its time was over.',
  'reason.left': '{{person}} seems to have left the company.',
  'reason.left.own': 'You seem to have left the company.',
  'reason.target-gone': 'What it gave access to is gone.',
  remains:
    'Another way in remains: {{ways}}. A profile that was not deleted keeps the role {{role}}.',

  'settled.ready': 'Ready: {{subject}}',
  'settled.some': '{{active}} of {{all}} ready: {{subject}}',
  'settled.blocked': '{{blocked}} of {{all}} blocked: {{subject}}',
  'settled.mixed':
    '{{active}} of {{all}} ready, {{blocked}} blocked: {{subject}}',

  'mass.leavers': 'Too many people seem to have left Studio at once',
  'mass.leavers.why':
    'Nobody loses access until somebody has checked whether the sync of the identity provider is broken, and accepts it if it is not.',
  'mass.requests':
    'Too many requests for Studio cannot be carried out any more at once',
  'mass.requests.why':
    'They stay in review until somebody has checked whether the catalog or a sync is broken, and accepts it if they are not.',
  'mass.team-rule':
    'Too many changes of access to Studio by a team rule at once',
  'mass.team-rule.why':
    'Nothing of the rule is filed until somebody has checked whether the sync of the identity provider is broken, and accepts it if it is not.',
  'mass.team-rule-accepted':
    'Accepted: a team rule files its requests for access to Studio',
  'mass.leavers-accepted':
    'Accepted: people who have left lose their access to Studio',
  'mass.requests-accepted':
    'Accepted: requests for Studio that cannot be carried out are invalidated',
  'mass.rejected': 'Rejected as a fault: nothing of it is carried out',
} as const;
