/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Refusals by policies and settings. */
export const policyRefusals = {
  'refused.role-of-team':
    "executionRole '{{role}}' may not be asked for by the team '{{team}}' in '{{domain}}'; the policies allow {{roles}}",
  'refused.no-policy':
    "No policy lets the team '{{team}}' into the domain '{{domain}}'; ask the people who run this portal to add one on the page Settings or to sagemakerStudio.policies in app-config",
  'refused.members-only':
    "The policy '{{policy}}' lets only members of '{{team}}' ask, and {{viewer}} is none; ask a member of the team to file the request",
  'refused.for-others':
    "The people of the request are {{people}}, and under the policy '{{policy}}' {{viewer}} may ask for nobody else: for others ask the leads of '{{team}}' ({{leads}}) and the owners of '{{domain}}' ({{owners}})",
  more: '{{number}} more',
  'none-configured': 'nobody at present',
  'refused.group-not-allowed':
    "assignThrough.group may not be asked for: the policy '{{policy}}' lets people in by assignments of their own only; leave assignThrough out",
  'refused.group-needed':
    "assignThrough is missing: the policy '{{policy}}' lets people in through an Identity Center group only; name it in assignThrough.group",
  'limit.domain': "the domain '{{domain}}'",
  'limit.policy': "the policy '{{policy}}'",
  'refused.no-end':
    'noEnd may not be asked for: {{limit}} wants an end; leave it out, or name a duration',
  'refused.duration-form':
    "duration '{{duration}}' is not an ISO 8601 duration such as {{example}}, longer than nothing and at most ten years",
  'refused.duration-longer':
    "duration '{{duration}}' is longer than {{limit}} allows; ask for {{length}} ({{max}}) at most",
  'refused.duration-missing':
    'duration is missing, and {{limit}} lets nobody in without an end; say how long, for example P90D',
  'refused.duration-missing-max':
    'duration is missing, and {{limit}} lets nobody in without an end; say how long, {{max}} at most',
  'refused.extend-early':
    "duration cannot be added yet: the access of {{person}} lasts until {{until}}, which is further off than the policy '{{policy}}' allows at a time ({{max}}); ask again when no more than that is left",
  'field.mode': 'mode',
  'field.owners': 'owners',
  'field.roles': 'roles',
  'field.defaultDuration': 'usual duration',
  'field.maxDuration': 'longest duration',
  'field.contact': 'contact',
  'field.leads': 'leads',
  'field.teams': 'teams',
  'field.domains': 'domains',
  'field.executionRoles': 'execution roles',
  'field.requesters': 'who may ask',
  'field.onBehalfOf': 'who may ask for others',
  'field.assignment': 'kind of assignment',
  'field.approvers': 'approvers',
  'field.stages': 'stages',
  'field.fallbackApprovers': 'fallback approvers',
  'field.automatic': 'automatic approval',
  'field.duration': 'duration',
  'field.requestExpiry': 'how long requests wait',
  'field.reminders': 'reminders',
  'field.minJustificationLength': 'length of a justification',
  'field.executionRole': 'execution role',
  'field.noEnd': 'without an end',
  'field.joiners': 'joiners',
  'field.leavers': 'leavers',
  'field.justification': 'justification',
  'refused.owner-fields':
    "As an owner of '{{domain}}' you may change its contact and shorten its durations. Only the platform team may change its {{fields}}",
  'refused.role-elsewhere':
    "{{key}} '{{role}}' is no role of the account {{account}}, in which the domain is",
  'refused.role-repeated': "{{key}} '{{role}}' is there already",
  'refused.durations-differ':
    "defaultDuration '{{usual}}' is longer than maxDuration '{{max}}'",
  'refused.unseen-settings':
    "No sync has seen a domain '{{domain}}' in AWS, so nothing can be set for it",
  'refused.unseen-rule':
    "No sync has seen a domain '{{domain}}' in AWS, so no rule can be set for it",
  'refused.domain-settings':
    "Only the platform team and the owners of '{{domain}}' may change its settings",
  'refused.team-settings': 'Only the platform team may say who leads a team',
  'refused.policy-settings': 'Only the platform team may change policies',
  'refused.no-such-policy': "The portal has no policy '{{policy}}' of its own",
  'refused.policy-of-module':
    "A module of this portal sets the policy '{{policy}}', so it is changed there. Choose another name for a policy of the portal",
  'refused.fixed':
    'App-config sets {{what}} in {{key}}, so it is changed there',
  'refused.fixed-rule':
    'App-config sets this rule in {{key}}, so it is changed there',
  'refused.outdated':
    '{{name}} was changed meanwhile. Reload the page and repeat your change.',
  'refused.outdated-by':
    '{{name}} was changed by {{people}} meanwhile: {{fields}}. Reload the page and repeat your change.',
  'refused.import-outdated':
    'Some of these settings, or the people whom their rules concern, have changed meanwhile. Look at the differences again before you import them.',
  'refused.domain-elsewhere':
    "The domain '{{domain}}' is in {{region}} of the account {{account}}, and AWS does not move it",
  'refused.joiners-automatic':
    "joiners may not be 'automatic': the policies want a decision on who of '{{team}}' gets into '{{domain}}'. Choose 'propose'",
  'refused.team-rules':
    "Only the leads of '{{team}}' and the platform team may set its rules",
  'refused.rule-outdated':
    'Somebody has changed the rule of {{team}} for {{domain}} meanwhile. Reload the page and repeat your change.',
  'refused.team-passed-on':
    "'{{team}}' is another group of Identity Center than the one for which the rule was set; set the rule again, or switch it off",
  'refused.not-yours':
    'The access of {{people}} is not yours to change. They themselves, the leads of {{team}}, the owners of {{domain}}, the approvers and the platform team can',
  'the-domain': 'the domain',
  'refused.permission':
    "The permission '{{permission}}' is missing; ask the people who run this portal for it",
  'refused.permission-for-this':
    "The permission '{{permission}}' is missing for this; ask the people who run this portal for it",
  'refused.platform-alone':
    'This portal checks no permissions (permission.enabled), so this is for the platform team alone, which permission.sagemakerStudio.platformTeams names in app-config: {{teams}}',
  'nobody-so-far': 'nobody so far',
  'refused.events':
    "You don't have the permission to read all events ('{{permission}}'), so you can read only those of a team that you lead: name it with team",
  'refused.own-access-only':
    "The permission '{{permission}}' is missing, so only your own access (person={{person}}) and that of teams you lead can be listed",
  'refused.agent-person':
    'A person has to {{act}} on the page in the portal: {{who}} may read, plan and ask, and decides nothing',
  'who.on-behalf': "'{{services}}' on behalf of {{person}}",
  'who.agent': 'an agent of {{person}}',
  'act.undo': 'take this revocation back',
  'act.rules': 'set rules of teams',
  'act.retry': 'retry this operation',
  'act.create-domain': 'create a domain',
  'act.decide': 'decide this request',
  'act.comment': 'write about this request',
  'act.withdraw': 'take this request back',
  'act.resume-domain': 'go on with the creation of a domain',
  'act.cancel-domain': 'cancel the creation of a domain',
  'act.remove-assignment': 'remove an assignment',
  'act.remove-access': 'remove this access',
  'act.settings': 'change settings',
  'act.accept': 'accept that so much changes',
  'act.reject': 'reject that so much changes',
  'act.team': 'decide which team a catalog group is',
  'act.ref': 'decide whom the configuration means',
  'act.person': 'decide who a catalog user is',
  'refused.agent-for-nobody':
    'These actions work on behalf of a person, and this call is made for nobody. Connect the agent with the sign-in of a person instead of a static token',
  'refused.agent-domain':
    'An agent or a service cannot have a domain created by itself, and here nobody is asked to approve it. A person has to ask for it in the portal, or the people who run the portal can set sagemakerStudio.domainCreation.approval in app-config.',
  'limit.team': "the team '{{team}}'",
} as const;
