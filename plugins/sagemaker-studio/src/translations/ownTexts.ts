/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What the viewer reads about their own access. Sentences that do not name a person need no such form: they are said to
 * everybody in the same words.
 */
export const ownTexts = {
  diagnosisText: {
    ready:
      "You can open {{domain}}{{way}} with your profile '{{profile}}' and the role {{role}}.",
    readyMoved:
      "You can open {{domain}}{{way}} with your profile '{{profile}}' and the role {{role}}. You have left the team that this was granted with; give it up when you no longer need it.",
    readyAfterFirstSignIn:
      "You may open {{domain}}{{way}} and have no profile yet; Studio makes one at your first sign-in, with the domain's role {{role}}.",
    noAccess: "You don't have access to {{domain}}. {{hint}}",
    noAccessDisabled:
      'Your user in IAM Identity Center is disabled, and you have nothing in {{domain}}.',
    accessLeft:
      'Your access was removed on {{end}}, since you seemed to have left; your profile and data are kept.',
    accessRevoked:
      'Your access was revoked on {{end}}; your profile and data are kept.',
    accessExpired:
      'Your access expired on {{end}}; your profile and data are kept.',
    accessEnded:
      'Your access ended on {{end}}; your profile and data are kept.',
    scheduled:
      'Your access to {{domain}} starts on {{date}}; nothing is done in AWS before.',
    provisioning:
      'Your access to {{domain}} is being set up; this usually takes less than a minute.',
    roleChanging:
      'Your role in {{domain}} is being changed to {{granted}}; you can go on working meanwhile.',
    deprovisioning: 'Your access to {{domain}} is being removed.',
    coolingOff:
      'Your access to {{domain}} has ended; what you left behind is deleted once the time to undo that is over.',
    coolingOffUntil:
      'Your access to {{domain}} has ended. What you left behind is deleted on {{undoUntil}}; until then this can be undone.',
    cleaningUp:
      'Your access to {{domain}} has ended; what you left behind is being deleted.',
    stillHasAccess:
      'You still have access: removing you from {{domain}} is blocked{{why}} It is tried again by itself until it is done.',
    cleanupBlocked:
      'Your access to {{domain}} has ended, but {{notDone}}{{why}} It is tried again by itself until it is done.',
    cleanupBlockedOtherWay:
      'Your access to {{domain}} has ended, though you have another way in, and {{notDone}}{{why}} It is tried again by itself until it is done.',
    provisionBlocked: 'Setting up your access to {{domain}} is blocked{{why}}',
    roleChangeBlocked:
      'Changing your role in {{domain}} to {{granted}} is blocked{{why}}',
    suspended:
      'You seem to have left, so your access to {{domain}} is suspended and is removed on {{removal}} unless you are back by then.',
    profileUnsettled:
      "Your profile '{{profile}}' in {{domain}} is {{status}}; you can use it once it is InService.",
    profileWithoutAssignment:
      'You have the profile \'{{profile}}\' but are not assigned to {{domain}}, so opening Studio ends in "Access Denied". {{hint}}',
    profileFailed:
      "Your profile '{{profile}}' in {{domain}} has the status {{status}}{{failure}}. It has to be deleted in the SageMaker console before access can be requested again.",
    profileUpdateFailed:
      "Your profile '{{profile}}' in {{domain}} has the status {{status}}{{failure}}. {{hint}}",
    profileGone:
      "Your profile in {{domain}} is gone from AWS. Studio would make a new, empty one at your next sign-in, with the domain's role {{role}}; you were granted {{granted}}. {{hint}}",
    roleDiffers:
      "You were granted the role {{granted}}, but your profile '{{profile}}' in {{domain}} works as {{role}}. {{hint}}",
    disabledHolding:
      'Your user in IAM Identity Center is disabled, so you cannot sign in, but you still have {{held}} in {{domain}}.',
    accessNobodyGranted:
      "You can open {{domain}} with the profile '{{profile}}', but no grant covers this. {{hint}}",
    accessNobodyGrantedWithoutProfile:
      'You may enter {{domain}}, where Studio makes your profile at the first sign-in, but no grant covers this. {{hint}}',
    unused:
      'You can open {{domain}}{{way}}, but were last seen at work there {{age}}. Give it up if you no longer need it; your profile with its data stays.',
    unusedUngranted:
      'You can open {{domain}}{{way}}, but were last seen at work there {{age}}. Have it removed if you no longer need it.',
    applicationMissing:
      'You cannot open Studio, although all that takes is there. The application of {{domain}} is not in IAM Identity Center, so nobody can sign in. Somebody has deleted it, or Identity Center belongs to another organization; an administrator of IAM Identity Center can look.',
    applicationDisabled:
      'You cannot open Studio, although all that takes is there. The application of {{domain}} is disabled, so nobody can sign in. An administrator of IAM Identity Center can enable it.',
  },
  message: {
    'entry.identity': "You are '{{user}}' in IAM Identity Center.",
    'entry.identity-unread':
      'Whether you have a user in IAM Identity Center is not known yet, since its directory could not be read from AWS so far.',
    'entry.no-identity': 'You are not in IAM Identity Center.',
    'entry.disabled':
      'Your user in IAM Identity Center is disabled, so you cannot sign in with it.',
    'entry.disabled.remedy':
      'Ask to be activated in the identity provider, and wait for its sync.',
    'entry.assigned': 'You are assigned to {{domain}} {{ways}}.',
    'entry.open-to-all':
      'You are not assigned, and need not be: the application of {{domain}} lets in everybody in IAM Identity Center.',
    'entry.legacy':
      '{{domain}} is from before October 2023, so AWS does not tell whether you are assigned to it.',
    'entry.assignment-unread':
      'Whether you are assigned to {{domain}} is not known yet, since its assignments could not be read from AWS so far.',
    'entry.not-assigned': 'You are not assigned to {{domain}}.',
    'entry.not-assigned-profile':
      'You are not assigned to {{domain}}, so your profile \'{{profile}}\' alone ends in "Access Denied".',
    'entry.group-gone':
      'You were to come in through the group {{group}}, which is gone from IAM Identity Center. A new group of that name is another one and does not bring your access back.',
    'entry.group-left':
      'You were to come in through the group {{group}}, and no longer do: the group is not assigned any more, or you are not in it.',
    'entry.profile-of':
      "The profile '{{profile}}' in {{domain}} was made for {{owner}}, who had your login before you. Studio would open it, with the files of its home directory, which are not yours.",
    'entry.profile-of-unknown':
      "The profile '{{profile}}' in {{domain}} carries your login and may have been made for somebody else who had it before. Studio would open it, with the files of its home directory, which are not yours.",
    'entry.profile-of.remedy':
      'Do not open Studio before this is settled: have the profile deleted by offboarding whom it was made for, or ask to take it over, which an approver decides.',
    'entry.profile': "The profile '{{profile}}' in {{domain}} is yours.",
    'entry.role': 'You work in Studio with the role {{role}}.',
    'entry.role-differs':
      'You can open Studio, but with the role {{role}} instead of {{granted}}, which was granted.',
    'entry.profile-gone':
      'You can open Studio, but your profile is gone from AWS: a new, empty one is made, with the role {{role}}; you were granted {{granted}}.',
    'entry.no-grant':
      'Your access to {{domain}} was not granted here, so nothing here will end it.',
    'entry.suspended':
      'You can open Studio for now, but your access to {{domain}} is suspended, since you seem to have left.',
    'entry.suspended-until':
      'You can open Studio for now, but your access to {{domain}} is suspended, since you seem to have left, and is removed at {{until}}.',
    'entry.suspended.remedy':
      'Ask to be put back into the team and the identity provider; your access then works on by itself.',
    'entry.ended-otherwise':
      'What was granted as your access to {{domain}} has ended; you come in by another way, which nothing here will end.',
    'entry.ending':
      'You can open Studio for now, but your access to {{domain}} is being removed.',
    'entry.grant': 'Your access to {{domain}} is granted here.',
    'ref.conflict.remedy': 'Decide on the page Domains who it is.',
    'ref.changed.remedy':
      'Decide on the page Domains whom it means from now on.',
    'entry.have-asked.remedy':
      'Ask a member or the lead of a team that may use the domain to request access for you.',
  },
} as const;
