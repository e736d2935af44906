/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Sentences in the record of access and requests: why they ended, what differs, what was repeated. */
export const eventMessages = {
  'ended.withdrawn': 'Withdrawn by the requester',
  'ended.undecided': 'Nobody decided before {{at}}',
  'left.user-gone': 'The user is gone from Identity Center.',
  'left.user-disabled': 'The user is disabled in Identity Center.',
  'left.everywhere':
    'The person is gone from the catalog, and in Identity Center from the group of the team and every group of the domain.',
  'approvers.stuck':
    "Nobody is left who can approve the stage '{{stage}}': too few of {{approvers}} are there and may decide.",
  'approvers.replaced':
    "Too few of {{approvers}} are left who can approve the stage '{{stage}}'; {{others}} decide in their place.",
  'approvers.of-policy': 'those of the policy',
  'approvers.stuck.remedy':
    'The platform team can name other approvers in the policy, or have members added to the group.',
  'drift.group-gone':
    'The group {{group}}, through which {{person}} was let in, is gone from IAM Identity Center. A new group of that name is another one and does not bring the access back. Once this grant is revoked, access can be requested through another group or as an assignment of their own.',
  'drift.group-unassigned':
    'The group {{group}}, through which {{person}} was let in, is no longer assigned to the domain. Another request for the access assigns it again.',
  'drift.not-in-group':
    '{{person}} is no longer in the group {{group}}, through which the access was granted. Membership is changed in the identity provider; when they are back in the group, the access works again by itself. If they are to keep it without the group, revoke this grant and ask for an assignment of their own.',
  'drift.not-assigned': '{{person}} is no longer assigned to the domain.',
  'drift.profile-gone': "The profile '{{profile}}' of {{person}} is gone.",
  'drift.unnamed-profile-gone': 'The profile of {{person}} is gone.',
  'drift.profile-status':
    "The profile '{{profile}}' of {{person}} is {{status}}.",
  'drift.role':
    "The profile '{{profile}}' of {{person}} has the role {{role}} instead of {{granted}}.",
  'redo.replaced':
    "Studio opens the profile '{{profile}}' for {{person}} by now.",
  'redo.role':
    "AWS still shows the profile '{{profile}}' with the role {{role}}.",
  'redo.no-profile': "The profile '{{profile}}' of {{person}} is not there.",
  'redo.profile-unseen': "AWS shows no profile '{{profile}}' of {{person}}.",
  'redo.profile-status': "AWS shows the profile '{{profile}}' as {{status}}.",
  'redo.other-role':
    "AWS shows the profile '{{profile}}' with the role {{role}} instead of {{granted}}.",
  'redo.not-assigned': 'AWS shows no assignment of {{person}} to the domain.',
  'redo.group-not-assigned':
    'AWS shows no assignment of the group {{group}} to the domain.',
  'redo.still-assigned': 'AWS still shows {{who}} assigned to the domain.',
  'redo.still-profile':
    "AWS still shows the profile '{{profile}}' of {{person}}.",
  'redo.still-space': "AWS still shows the space '{{space}}' of {{person}}.",
  'redo.still-apps': 'AWS still shows apps of {{person}}: {{apps}}.',
  'rule.internal':
    'An internal error kept the rule from being carried out; the log of the back end has it.',
} as const;
