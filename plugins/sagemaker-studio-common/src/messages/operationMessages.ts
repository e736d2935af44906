/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Results of the steps of an operation, and what to do about errors of AWS. */
export const operationMessages = {
  'step.cool-off':
    'Nothing is deleted before {{until}}; until then this can be taken back.',
  'step.cooled-off': 'Nobody took it back within {{duration}}.',
  'step.profiles-deleted': 'Deleted: the profile {{profiles}}.',
  'step.profiles-deleted-files':
    "Deleted: the profile {{profiles}}; the files of UID {{uids}} stay on the domain's file system.",
  'step.no-profile': '{{person}} had no profile.',
  'step.profiles-deleting': 'Being deleted: the profile {{profiles}}.',
  'step.spaces-deleted': 'Deleted with all data: {{spaces}}.',
  'step.no-spaces': '{{person}} owned no spaces.',
  'step.deleting': 'Being deleted: {{spaces}}.',
  'step.assigned': '{{person}} was assigned to the domain.',
  'step.assigned-already': '{{person}} was assigned to the domain already.',
  'step.in-through-group': '{{person}} may enter through the group {{group}}.',
  'step.group-assigned': 'The group {{group}} was assigned to the domain.',
  'step.group-assigned-already':
    'The group {{group}}, with {{person}} in it, was assigned to the domain already.',
  'step.unassigned': '{{who}} is no longer assigned to the domain.',
  'step.was-not-assigned': '{{who}} was not assigned to the domain.',
  'the-group': 'The group {{group}}',
  'step.assignment-shared':
    '{{person}} stays assigned: {{grants}} still needs it.',
  'grant-of': "the grant '{{grant}}' of {{person}}",
  'step.group-needed-by':
    "The group {{group}} stays assigned to the domain: the grant '{{grant}}' of {{person}} still needs it.",
  'step.group-needed':
    'The group {{group}} stays assigned to the domain: {{number}} other grants still need it.',
  'step.group-was-assigned':
    'The group {{group}} stays assigned to the domain, as it was before the grant: somebody else assigned it.',
  'step.role-changed':
    "The role of the profile '{{profile}}' was changed to {{role}}.",
  'step.has-role': "The profile '{{profile}}' has the role {{role}}.",
  'step.role-changing':
    "The role of the profile '{{profile}}' is being changed to {{role}}.",
  'step.profile-status': "The profile '{{profile}}' is {{status}}.",
  'step.profile-created':
    "The profile '{{profile}}' was created for {{person}}.",
  'step.profile-leaving':
    "The profile '{{profile}}' is being deleted; a new one is created once it is gone.",
  'step.profile-taken-over':
    "{{person}} takes over the profile '{{profile}}' of {{from}}, with its home directory.",
  'step.profile-kept':
    "{{person}} has the profile '{{profile}}' already, which is kept.",
  'step.user': "{{person}} is the Identity Center user '{{user}}'.",
  'step.apps-left':
    "The apps of {{person}} are left running, since the grant '{{grant}}' is for the same profile.",
  'step.apps-stopped': 'Stopped: {{apps}}.',
  'step.no-apps': '{{person}} had no apps running.',
  'step.stopping': 'Being stopped: {{apps}}.',
  'step.untagged':
    "The profile '{{profile}}' existed before and is left untagged.",
  'step.tagged-already': "The profile '{{profile}}' is tagged with its grant.",
  'step.tagged': "The profile '{{profile}}' was tagged with its grant.",
  'step.profile-seen': "The profile '{{profile}}' was seen.",
  'step.seen-assigned':
    "Seen in AWS: {{person}} is assigned and has the profile '{{profile}}' with the role {{role}}.",
  'step.seen-in-group':
    "Seen in AWS: {{person}} is in through the group {{group}} and has the profile '{{profile}}' with the role {{role}}.",
  'step.still-in-by': 'Still has access {{ways}}.',
  'step.none-left': 'No assignment is left.',
  'step.still-in': '{{person}} still has access {{ways}}.',
  'step.seen-out':
    'Seen in AWS: {{person}} can no longer enter the domain through IAM Identity Center.',

  'error.user-gone':
    "Identity Center no longer holds the user '{{user}}' ({{userId}}) of {{person}}",
  'error.user-gone.remedy':
    'Assign the person to the AWS application in the identity provider. If the sync brings them back under another id, ask again.',
  'error.user-disabled':
    "The Identity Center user '{{user}}' of {{person}} is disabled",
  'error.user-disabled.remedy':
    'Activate the person in the identity provider, wait for its sync, then retry.',
  'error.profile-delete': "The profile '{{profile}}' could not be deleted",
  'error.profile-delete-because':
    "The profile '{{profile}}' could not be deleted: {{reason}}",
  'error.profile-delete.remedy':
    'Remove the cause; the profile is then deleted by itself.',
  'error.space-delete':
    "The space '{{space}}' of {{person}} could not be deleted",
  'error.space-delete.remedy':
    'Look at the space in the SageMaker console; once the cause is removed, it is deleted by itself.',
  'error.profile-of-another':
    "The profile '{{profile}}' carries the login '{{login}}' of {{person}}, and was made for somebody else who had it then, or may have been",
  'error.profile-of-another.remedy':
    'Offboard that person with deletion of the profile, then retry; or revoke this grant and ask again that the person takes the profile over, which an approver decides.',
  'error.not-in-group':
    "{{person}} is not in the Identity Center group '{{group}}', through which the access was granted",
  'error.not-in-group.remedy':
    'Membership is changed in the identity provider: have the person added to the group there and wait for its sync, then retry. Or revoke this grant and ask for an assignment of their own.',
  'error.profile-failed': "The profile '{{profile}}' has the status {{status}}",
  'error.profile-failed-because':
    "The profile '{{profile}}' has the status {{status}}: {{reason}}",
  'error.profile-failed.remedy':
    'Remove the cause, delete the profile in the SageMaker console, then retry; a new one is created.',
  'error.role-update':
    "The role of the profile '{{profile}}' could not be changed",
  'error.role-update-because':
    "The role of the profile '{{profile}}' could not be changed: {{reason}}",
  'error.role-update.remedy':
    'Remove the cause, then retry; the role is written again.',
  'error.not-in-service':
    "The profile '{{profile}}' has been {{status}} since {{since}}",
  'error.not-in-service.remedy':
    'Look at the profile in the SageMaker console. The operation continues by itself once it is in service.',
  'error.profile-elsewhere.remedy':
    "{{person}} has the profile '{{profile}}' in the domain {{domain}} ({{domainId}}) of the same account and Region, and AWS seems to allow one there. Ask for access to that domain instead; or delete that profile in the SageMaker console, whereby its home directory is lost to them, then retry.",
  'error.internal':
    "Internal error in the operation '{{operation}}'. The log of the backend has the details.",
  'error.internal.remedy':
    'The people who run this portal can find the cause in the log under the id of the operation; retry once it is mended.',
  'error.observe-only':
    "The domain '{{domain}}' is only observed by this portal, so no access is given in it.",
  'error.observe-only.remedy':
    "The platform team can set it to Managed on the page Settings. If app-config sets the domain, set sagemakerStudio.domains.{{domain}}.mode to 'manage' there. Then this goes on by itself.",
  'error.not-confirmed':
    '{{reason}} This is what AWS showed {{rounds}} times in a row, although it accepted the change each time.',
  'error.not-confirmed.remedy':
    'Look whether somebody or something in AWS takes it back, then retry.',

  'aws.in-use.remedy':
    'AWS is changing the resource, or apps of it run. The operation continues by itself once that has ended.',
  'aws.expired.remedy':
    'The AWS credentials have expired. Renew them, or find out why they are not renewed; work goes on by itself then.',
  'aws.clock.remedy':
    'AWS does not accept the time in the call. Set the clock of the machine; work goes on by itself then.',
  'aws.credentials.remedy':
    "The credentials for this account are missing or wrong: check the 'aws' block of the configuration; work goes on by itself once AWS accepts them.",
  'aws.no-credentials.remedy':
    "The credentials for this account are missing: check the 'aws' block of the configuration, then retry.",
  'aws.invalid.remedy':
    'AWS does not accept the input of {{action}}. Correct what the message names, then retry.',
  'aws.not-found.remedy':
    'What {{action}} needs does not exist in AWS. Refresh, check the domain, then retry.',
  'aws.network.remedy':
    'AWS cannot be reached. Check the network, the proxy and the endpoint; work goes on by itself once AWS answers.',
  'aws.server.remedy':
    'AWS answers with errors of its own. Its health dashboard may say more; work goes on by itself once AWS answers.',
  'aws.other.remedy':
    'This error does not pass by itself. Remove its cause, then retry.',
  'aws.denied.remedy':
    'The IAM action {{action}} is missing; allow it, then retry.',
  'aws.denied-on.remedy':
    'The IAM action {{action}} is missing on {{resource}}; allow it, then retry.',
  'aws.denied-for.remedy':
    'The IAM action {{action}} is missing for {{principal}}; allow it, then retry.',
  'aws.denied-for-on.remedy':
    'The IAM action {{action}} is missing for {{principal}} on {{resource}}; allow it, then retry.',
  'aws.explicit.remedy':
    'A policy denies {{action}} explicitly; remove the denial, then retry.',
  'aws.explicit-on.remedy':
    'A policy denies {{action}} explicitly on {{resource}}; remove the denial, then retry.',
  'aws.explicit-for.remedy':
    'A policy denies {{action}} explicitly for {{principal}}; remove the denial, then retry.',
  'aws.explicit-for-on.remedy':
    'A policy denies {{action}} explicitly for {{principal}} on {{resource}}; remove the denial, then retry.',
  'aws.groups.remedy':
    'The application of the domain takes no more assignments. AWS allows 100 groups for an application and does not raise that: remove groups that are no longer needed, or assign a larger group instead, then retry.',
  'aws.quota.remedy':
    'The SageMaker quota "{{quota}}" is used up. Have it raised in Service Quotas for this account and Region, then retry.',
  'aws.service-quota.remedy':
    'A quota of {{service}} is used up. Have it raised in Service Quotas, then retry.',
} as const;
