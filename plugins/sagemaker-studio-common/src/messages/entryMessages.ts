/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** "Why can't I open Studio?" */
export const entryMessages = {
  'entry.not-reached': 'Not looked at, since a check before it failed.',
  'entry.first-sync.remedy':
    'Wait for the first sync to end; where it fails, the page of the domain says why.',
  'entry.sign-in': "'{{domain}}' lets people in through IAM Identity Center.",
  'entry.in-service': "The domain '{{domain}}' is in service.",
  'entry.status': "The domain '{{domain}}' has the status {{status}}.",
  'entry.status.remedy':
    'Wait until it is InService; the administrators of account {{account}} can see to it.',
  'entry.application-enabled': "The application of '{{domain}}' is enabled.",
  'entry.application-unknown':
    "Nothing is known against the application of '{{domain}}', which could not be looked at.",
  'entry.identity': "{{person}} is '{{user}}' in IAM Identity Center.",
  'entry.identity-unread':
    'Whether {{person}} has a user in IAM Identity Center is not known yet, since its directory could not be read from AWS so far.',
  'entry.no-identity': '{{person}} is not in IAM Identity Center.',
  'entry.no-identity.remedy':
    'Wait for the next sync of the identity provider.',
  'entry.enabled': "The Identity Center user '{{user}}' is enabled.",
  'entry.disabled':
    'The Identity Center user of {{person}} is disabled, so nobody can sign in with it.',
  'entry.disabled.remedy':
    'Have the person activated in the identity provider and wait for its sync.',
  'entry.assigned': "{{person}} is assigned to '{{domain}}' {{ways}}.",
  'entry.directly': 'directly',
  'entry.through': 'through {{groups}}',
  'entry.open-to-all':
    "{{person}} is not assigned, and need not be: the application of '{{domain}}' lets in everybody in IAM Identity Center.",
  'entry.legacy':
    "'{{domain}}' is from before October 2023, so AWS does not tell whether {{person}} is assigned to it.",
  'entry.legacy.remedy':
    'An administrator of account {{account}} can look and assign in the SageMaker console.',
  'entry.assignment-unread':
    "Whether {{person}} is assigned to '{{domain}}' is not known yet, since its assignments could not be read from AWS so far.",
  'entry.not-assigned': "{{person}} is not assigned to '{{domain}}'.",
  'entry.not-assigned-profile':
    "{{person}} is not assigned to '{{domain}}', so the profile '{{profile}}' alone ends in \"Access Denied\".",
  'entry.group-gone':
    '{{person}} was to come in through the group {{group}}, which is gone from IAM Identity Center. A new group of that name is another one and does not bring the access back.',
  'entry.group-gone.remedy':
    'Have the grant revoked; access can be requested again after that.',
  'entry.group-left':
    '{{person}} was to come in through the group {{group}}, and no longer does: the group is not assigned any more, or they are not in it.',
  'entry.group-left.remedy':
    'Who is in the group is changed in the identity provider; another request for access assigns the group again.',
  'entry.profile-of':
    "The profile '{{profile}}' in '{{domain}}' was made for {{owner}}, another user, who had the login of {{person}} before. Studio would open it, with the files of its home directory, which are not theirs.",
  'entry.profile-of-unknown':
    "The profile '{{profile}}' in '{{domain}}' carries the login of {{person}} and may have been made for somebody else who had it before. Studio would open it, with the files of its home directory, which are not theirs.",
  'entry.profile-of.remedy':
    'Do not open Studio before this is settled: have the profile deleted by offboarding whom it was made for, or ask that {{person}} takes it over, which an approver decides.',
  'entry.profile-unread':
    "Whether there is a profile in '{{domain}}' is not known yet; without one, Studio makes one at the first sign-in.",
  'entry.profile': "The profile '{{profile}}' in '{{domain}}' is theirs.",
  'entry.no-profile':
    "There is no profile yet; Studio makes one at the first sign-in, with the domain's role {{role}}.",
  'entry.profile-in-service': "The profile '{{profile}}' is in service.",
  'entry.no-profile-to-fail': 'There is no profile yet that could have failed.',
  'entry.profile-status':
    "The profile '{{profile}}' has the status {{status}}.",
  'entry.profile-status-because':
    "The profile '{{profile}}' has the status {{status}}: {{reason}}.",
  'entry.profile-failed.remedy':
    'An administrator of account {{account}} can delete it in the SageMaker console; access that is requested after that makes a new one.',
  'entry.profile-unsettled.remedy':
    'Wait until it is InService; this usually takes less than a minute.',
  'entry.role': 'Work in Studio is done with the role {{role}}.',
  'entry.role-differs':
    'Studio opens, but with the role {{role}} instead of {{granted}}, which was granted.',
  'entry.profile-gone':
    'Studio opens, but the granted profile is gone from AWS: a new, empty one is made, with the role {{role}}; granted was {{granted}}.',
  'entry.no-grant':
    "Nothing here granted the access of {{person}} to '{{domain}}', so nothing here will end it.",
  'entry.suspended':
    "Studio opens for now, but the access of {{person}} to '{{domain}}' is suspended, since they seem to have left.",
  'entry.suspended-until':
    "Studio opens for now, but the access of {{person}} to '{{domain}}' is suspended, since they seem to have left, and is removed at {{until}}.",
  'entry.suspended.remedy':
    'Have the person put back into the team and the identity provider; the access then works on by itself.',
  'entry.ended-otherwise':
    "What was granted as the access of {{person}} to '{{domain}}' has ended; they come in by another way, which nothing here will end.",
  'entry.ending':
    "Studio opens for now, but the access of {{person}} to '{{domain}}' is being removed.",
  'entry.ending.remedy':
    'Access can be requested again once it is removed, if it is still needed.',
  'entry.grant':
    "There is a grant for the access of {{person}} to '{{domain}}'.",
  'entry.starts.remedy': 'Wait: the access starts on {{start}}.',
  'entry.starts-later.remedy': 'Wait: the access starts later.',
  'entry.provisioning.remedy':
    'Wait: it is being done now, which usually takes less than a minute.',
  'entry.blocked.remedy':
    'The operation that does it is blocked. See the request for what to do.',
  'entry.blocked-by.remedy':
    'The operation that does it is blocked: {{reason}}. {{remedy}}',
  'entry.see-request': 'See the request for what to do.',
  'entry.taken-back.remedy':
    'The access was taken back and is being removed; it can be requested again once it is gone.',
  'entry.pending.remedy':
    'A request waits for its decision; those who decide see it on their page.',
  'entry.ask.remedy': 'Request access; nothing else is missing.',
  'entry.no-policy.remedy':
    'No policy lets anybody ask for access to it; the platform team can add one.',
  'entry.have-asked.remedy':
    'Have a member or the lead of a team that may use the domain request access.',
} as const;
