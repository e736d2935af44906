/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Diagnoses of what pages do not know enough of to word them by themselves. */
export const diagnosisMessages = {
  'diagnosed.nobody-reused':
    "The profile '{{profile}}' in '{{domain}}' is of '{{login}}', a login that several people have had. It was made for somebody who has left, or nobody can tell for whom. {{delete}}",
  'diagnosed.nobody-unnamed':
    "The profile '{{profile}}' in '{{domain}}' names no Identity Center user, so nobody can open Studio with it. {{delete}}",
  'diagnosed.nobody-gone':
    "The profile '{{profile}}' in '{{domain}}' is of '{{login}}', and Identity Center has no such user: they have left, or go by another username now. {{delete}}",
  'diagnosed.nobody.remedy':
    'An administrator of account {{account}} can delete it in the SageMaker console once its data is not needed any more.',
  'diagnosed.closed':
    '{{person}} cannot open Studio, although all that takes is there. {{why}}',
  'diagnosed.group-gone':
    "{{person}} was granted access to '{{domain}}' through the group {{group}}, which is gone from IAM Identity Center. A new group of that name is another one and does not bring the access back. Access can be requested again once the grant is revoked.",
  'diagnosed.group-left':
    "{{person}} was granted access to '{{domain}}' through the group {{group}}, and no longer comes in through it: the group is no longer assigned, or they are no longer a member. It comes back once they are added to the group in the identity provider, or the group is assigned by another request.",
  'diagnosed.group-left-let-in':
    "{{person}} was granted access to '{{domain}}' through the group {{group}}, and no longer comes in through it, though another way in is left: the group is no longer assigned, or they are no longer a member. It comes back once they are added to the group in the identity provider, or the group is assigned by another request.",
  'diagnosed.former-profile':
    "{{person}} may enter '{{domain}}'{{route}} and has {{profiles}}. Studio makes another profile at the first sign-in with the login of today, with the domain's role {{role}}.",
  'diagnosed.former-unassigned':
    "{{person}} is not assigned to '{{domain}}' and has {{profiles}}, with which Studio does not open any more. {{hint}}",
  'profile-of-former-login':
    "the profile '{{profile}}' of the former login '{{login}}'",
  'diagnosed.profile-of':
    "{{person}} may enter '{{domain}}'{{route}}, and Studio would open the profile '{{profile}}', which was made for another user, {{owner}}, under the same login. {{remedy}}",
  'diagnosed.profile-of-unknown':
    "{{person}} may enter '{{domain}}'{{route}}, and Studio would open the profile '{{profile}}', which may have been made for somebody else under the same login. {{remedy}}",
  'diagnosed.profile-of.remedy':
    'Have that profile deleted, or ask that {{person}} takes it over, before they open Studio.',
  'diagnosed.two-profiles':
    "{{person}} has {{number}} profiles in '{{domain}}': {{profiles}}. Studio opens one of them, and the work in the other is out of reach. {{remedy}}",
  'diagnosed.two-profiles-former':
    "{{person}} has {{number}} profiles in '{{domain}}': {{profiles}}. Studio opens '{{profile}}', and the work in {{former}} is out of reach. {{remedy}}",
  'diagnosed.two-profiles.remedy':
    'An administrator of account {{account}} can delete the one that is not needed in the SageMaker console.',
  'route.none': '',
  'route.open-to-all':
    ' without being assigned, since its application lets in everybody in Identity Center,',
  'route.groups': ' through {{groups}}',
  'hint.waits': 'A request waits for its decision.',
  'hint.observed':
    'This portal only observes the domain, so access to it cannot be requested here.',
  'hint.request': 'Request access to get in.',
  'hint.others':
    'You cannot request it here; members and leads of the teams that a policy names for the domain can.',
  'diagnosed.no-access': "{{person}} has no access to '{{domain}}'. {{hint}}",
  'repair.request': 'Request access',
  'repair.request-again': 'Request access again',
  'repair.request-role-again': 'Request the granted role again',
  'repair.record': 'Record it',
  'repair.revoke': 'Revoke access',
  'repair.delete-left': 'Delete what is left',
} as const;
