/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Why a request cannot be filed or decided as somebody wants. */
export const requestRefusals = {
  'request-status.in-review': 'in review',
  'request-status.approved': 'approved',
  'request-status.rejected': 'rejected',
  'request-status.withdrawn': 'withdrawn',
  'request-status.expired': 'expired',
  'request-status.invalidated': 'invalidated',
  'who.approvers': 'those who may are {{approvers}}',
  'who.nobody':
    "nobody may: name leads of '{{team}}' in sagemakerStudio.teams in app-config",
  'refused.not-approver':
    '{{viewer}} is not an approver of this request; {{who}}',
  'refused.own-request':
    'This request is your own, so somebody else decides it; {{who}}',
  'refused.own-rule':
    'This request comes of a team rule that you have set, so somebody else decides it; {{who}}',
  'refused.lets-you-in':
    "This request would let you in as well, as a member of the group '{{group}}', so somebody else decides it; {{who}}",
  'refused.expired':
    'This request expired undecided at {{at}}; have it asked again',
  'refused.approved-already':
    '{{viewer}} approved this request at {{at}} already; somebody else has to as well: {{who}}',
  'refused.not-carried-out':
    'This request cannot be carried out now. {{obstacles}}',
  'refused.withdraw':
    'Only {{requester}}, who asked, may withdraw this request',
  'refused.waits-until': 'This request waits until {{at}}',
  'refused.waits': 'This request waits until it is decided',
  'refused.no-reminder': 'No reminder of this request is due',
  'refused.decided-by':
    'This request was already {{status}} by {{by}} at {{at}}',
  'refused.decided': 'This request was already {{status}} at {{at}}',
  'refused.other-plan':
    'The plan of this request is no longer the one you saw; read it again and decide again',
  'refused.changed': '{{changes}} Read it again and decide again.',
  'change.plan': 'The plan of this request has changed since it was shown:',
  'change.approvers':
    'The approvers of this request have changed since it was filed:',
  'change.policy':
    'The policy behind this request has changed since it was filed:',
  'change.user':
    'The Identity Center user behind one of the people is another.',
  'change.role': 'The role was {{before}} and is now {{after}}.',
  'change.new': 'New: {{item}}',
  'change.item': 'Before: {{before}} Now: {{after}}',
  'change.gone': 'No longer: {{item}}',
  'refused.same-approvers': 'The approvers of this request are as they were',
  'refused.full':
    'This request has {{number}} comments already; decide it, or have it withdrawn',
  'refused.comment':
    'Only those who take part in this request write about it: whoever asked, the people it is for and its approvers',
  'refused.comment-empty':
    'comment is empty; write what you want to know or to answer',
  'refused.reason-missing':
    'comment is missing; say why you reject the request, so that whoever asked knows what to do',
  'refused.rejects-all':
    'duration and executionRole are for approvals; leave them out to reject the request',
  'refused.amend-role-kind':
    "executionRole cannot be chosen for a request of kind '{{kind}}'; leave it out",
  'refused.amend-own-rule':
    'executionRole cannot be chosen by whoever set the team rule behind this request; change the rule instead',
  'refused.amend-voted':
    'executionRole cannot be chosen any more, since {{people}} approved the present one; reject the request and have it asked again with another',
  'refused.amend-duration-kind':
    "duration cannot be chosen for a request of kind '{{kind}}'; leave it out",
  'refused.amend-longer':
    "duration '{{asked}}' is longer than what is asked for; choose {{length}} ({{max}}) at most",
  'refused.amend-role-others':
    "executionRole '{{role}}' is decided by others under the policy '{{policy}}'; reject the request and have it asked again with that role",
  'refused.policy-since':
    'The policy behind this request has changed since it was filed; open it again once its new approvers have been asked',
  'refused.domain-unseen-any-more':
    "The domain '{{domain}}' is not seen in AWS any more",
  'refused.domain-unseen-reject':
    "The domain '{{domain}}' is not seen in AWS any more; reject the request",
  'refused.application-gone':
    "The domain '{{domain}}' shows no Identity Center application any more",
  'refused.plan-without-domain':
    'The plan of this request names no domain; have it asked again',
  'refused.plan-without-end':
    'The plan of this request names no end for {{person}}; have it asked again',
  'refused.domain-gone':
    "The domain '{{domain}}' is gone: AWS does not have it any more",
  'refused.requester-left':
    '{{person}}, who asked, has left: their user in IAM Identity Center is gone or disabled',
  'refused.person-left':
    '{{person}} has left: their user in IAM Identity Center is gone or disabled',
  'refused.has-ended': 'The access of {{person}} has ended',
  'refused.one-has-ended': 'The access of one of them has ended',
  'refused.requester-problem':
    '{{problem}}; reject the request, or have somebody else of the team ask again',
  'refused.requester-gone':
    '{{person}}, who asked, is no longer in the catalog',
  'refused.requester-disabled':
    "The Identity Center user '{{user}}' of {{person}}, who asked, is disabled",
  'refused.requester-unclear':
    'Who {{person}} is, who asked, has to be decided by the platform team',
  'refused.requester-another':
    '{{person}}, who asked, is no longer the Identity Center user they were when they asked',
  'refused.policy-changed':
    'The policy has changed since this was asked: {{problem}}. Reject the request and have it asked again',
  'refused.role-since':
    "The role {{role}} may no longer be asked for in '{{domain}}'; reject the request and have it asked again with another",
  'refused.endless-since':
    "The policy '{{policy}}' lets nobody in without an end any more; reject the request and have it asked again with a duration",
  'refused.restore-ended':
    'The access of {{person}} has ended meanwhile, so there is nothing to restore; ask for access again',
  'refused.no-request': "There is no request '{{request}}'",
  'refused.waits-already':
    "A request of the kind '{{kind}}' for {{person}} in '{{domain}}' waits for its decision already.",
  'refused.waiting-known':
    '{{sentences}} Have it decided or withdrawn first: {{link}}',
  'refused.waiting': '{{sentences}} Ask again once it is decided.',
  'refused.filing-limit':
    'You have filed {{number}} requests within an hour, and a person may file no more (sagemakerStudio.requests.maxPerHour). Try again in {{minutes}} min, or ask for several people in one request',
  'refused.plan-limit':
    'You have asked {{number}} times within a minute what would happen, and a person may ask no more often. Try again in {{seconds}} s',
  'refused.refresh-limit':
    'AWS is read again at most {{number}} times a minute for you; what was asked for is under way. Try again in {{seconds}} s',
  'change.stages': 'The stages were {{before}} and are now {{after}}.',
  'change.vote-lets-in':
    "The approval of the stage '{{stage}}' by {{by}} no longer counts, since the request would let them in as well by now.",
  'change.vote-others':
    "The approval of the stage '{{stage}}' by {{by}} no longer counts, since the policy asks others by now.",
} as const;
