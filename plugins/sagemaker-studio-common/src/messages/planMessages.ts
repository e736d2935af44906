/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Plans: what is done for a person, why nothing can be, and what to know before deciding. */
export const planMessages = {
  'plan.cannot': '{{person}} cannot be onboarded: {{reason}}',
  'plan.no-user': 'there is no Identity Center user.',
  'plan.does': '{{person}} {{steps}}.',
  'plan.assign': 'is assigned to the domain',
  'plan.keep-assignment': 'stays assigned to the domain',
  'plan.keep-group_one': 'stays in through the group {{groups}}',
  'plan.keep-group_other': 'stays in through the groups {{groups}}',
  'plan.assign-group':
    'is let in through the group {{group}}, which is assigned to the domain',
  'plan.create-profile':
    "gets the new profile '{{profile}}' with the role {{role}}",
  'plan.adopt-profile': "keeps the profile '{{profile}}'",
  'plan.take-over':
    "takes over the profile '{{profile}}' of {{from}}, with its home directory",
  'plan.change-role': 'changes from the role {{from}} to {{to}}',
  'plan.change-role-of-domain': 'changes from the role of the domain to {{to}}',
  'plan.extend':
    '{{person}} keeps the access until {{end}} instead of {{before}}; nothing is interrupted.',
  'plan.extend-endless':
    '{{person}} keeps the access until {{end}}, which had no end before; nothing is interrupted.',
  'plan.extend-until-revoked':
    '{{person}} keeps the access until it is revoked instead of {{before}}; nothing is interrupted.',
  'plan.extend-nothing':
    '{{person}} keeps the access until it is revoked, which had no end before; nothing is interrupted.',
  'plan.role-later':
    '{{person}} gets the role {{role}} as soon as the profile is there.',
  'plan.role-already': '{{person}} has the role {{role}} already.',
  'plan.role-changes':
    "{{person}} changes from the role {{from}} to {{to}} on the profile '{{profile}}'.",
  'plan.never-begins':
    'The access of {{person}}, which was to begin on {{start}}, does not begin; nothing was done in AWS, and nothing is.',
  'plan.nothing-left':
    'Nothing of {{person}} is left to remove in AWS; the grant ends.',
  'plan.all-kept': 'Spaces, profile and home directory stay.',
  'plan.profile-kept': 'The profile and the home directory stay.',
  'plan.still-in': 'Still has access: {{ways}}.',
  'plan.unassign': 'is no longer assigned to the domain',
  'plan.unassign-earlier':
    'is no longer assigned to the domain (the assignment existed before the grant, which took it over)',
  'plan.keep-shared_one':
    'stays assigned, because the grant {{grants}} still needs it',
  'plan.keep-shared_other':
    'stays assigned, because the grants {{grants}} still need it',
  'plan.group-needed_one':
    'gives up the grant, while the group {{groups}} stays assigned to the domain, because another grant needs it',
  'plan.group-needed_other':
    'gives up the grant, while the group {{groups}} stays assigned to the domain, because {{count}} other grants need it',
  'plan.group-earlier':
    'gives up the grant, while the group {{groups}} stays assigned to the domain, which was assigned before the grant',
  'plan.unassign-group':
    'no longer enters through the group {{group}}, whose assignment to the domain is removed',
  'plan.stop-apps_one': 'has {{count}} running app stopped',
  'plan.stop-apps_other': 'has {{count}} running apps stopped',
  'plan.delete-spaces_one': 'loses the space {{spaces}} with all data in it',
  'plan.delete-spaces_other':
    'loses the spaces {{spaces}} with all data in them',
  'plan.delete-profile':
    "loses the profile '{{profile}}' and with it the way to the home directory",
  'plan.delete-former-profile':
    "loses the profile '{{profile}}' of the login '{{login}}' and with it the way to the home directory",
  'somebody-else': 'somebody else',

  'way.group': 'through the group {{group}}',
  'way.own-group':
    'through the group {{group}}, which stays assigned (membership is changed in the identity provider)',
  'way.own-assignment': 'by an assignment of their own',
  'way.grants': 'through the grant {{grants}}',
  'way.grant-of': "through the grant '{{grant}}' of {{person}}",
  group: 'the group {{group}}',
  'shared-space': "The shared space '{{space}}'",

  'warning.other-groups':
    "{{person}} enters '{{domain}}' through {{groups}} as well; that stays whatever becomes of the grant.",
  'warning.name-taken':
    "The profile of {{person}} is named '{{profile}}', since '{{wanted}}' is taken by somebody else.",
  'warning.former-profile':
    "The profile '{{profile}}' of {{person}} carries the former login '{{login}}': Studio does not open it any more, and it stays with its home directory.",
  'warning.take-over':
    "{{person}} takes over the profile '{{profile}}', which was made for another user, {{from}}, with all files of its home directory and all its spaces.",
  'somebody-else-maybe': 'somebody else, or may have been',
  'warning.apps-run':
    'Apps of {{person}} are running: AWS may not change the role until they are stopped; the change waits and goes on by itself.',
  'warning.lets-in_one':
    "Assigning the group {{group}} to '{{domain}}' also lets in {{count}} person who is not part of this request, and everybody who joins the group later: without a grant, with the domain's default role.",
  'warning.lets-in_other':
    "Assigning the group {{group}} to '{{domain}}' also lets in {{count}} people who are not part of this request, and everybody who joins the group later: without a grant, with the domain's default role.",
  'warning.shuts-out_one':
    "The group {{group}} is no longer assigned to '{{domain}}' afterwards: {{count}} person of it who is not part of this request can no longer enter either.",
  'warning.shuts-out_other':
    "The group {{group}} is no longer assigned to '{{domain}}' afterwards: {{count}} people of it who are not part of this request can no longer enter either.",
  'warning.headroom_one':
    'One new profile is planned, and the quota {{quota}} of account {{account}} in {{region}} leaves room for {{left}}. Have it raised in Service Quotas first, or some of the people will have to wait.',
  'warning.headroom_other':
    '{{count}} new profiles are planned, and the quota {{quota}} of account {{account}} in {{region}} leaves room for {{left}}. Have it raised in Service Quotas first, or some of the people will have to wait.',
  'warning.still-in':
    "{{person}} still has access to '{{domain}}' afterwards: {{ways}}.",
  'warning.role-stays':
    "{{person}} keeps the role {{role}} there: it stays on the profile '{{profile}}', until somebody gives the profile another in SageMaker or it is deleted.",
  'warning.assigned-again':
    "{{person}} is assigned to '{{domain}}' without a grant, and that stays: at the next sign-in Studio makes a new profile.",
  'warning.remote-space':
    "The space '{{space}}' of {{person}} stays and lets remote IDEs connect: with IAM credentials that allow sagemaker:StartSession, {{person}} can come back without IAM Identity Center. To prevent that, take those credentials away, disable RemoteAccess of the space, or delete it.",
  'warning.remote-spaces':
    '{{spaces}} of {{person}} stay and let remote IDEs connect: with IAM credentials that allow sagemaker:StartSession, {{person}} can come back without IAM Identity Center. To prevent that, take those credentials away, disable RemoteAccess of the space, or delete it.',
  'warning.shared-spaces':
    '{{spaces}} of {{person}} would be deleted for everybody who works in it.',

  'warning.waits':
    '{{person}} waits for the decision on another request of this kind already, and is left out.',
  'warning.waits-for-quota':
    'The policy would approve this at once. Since the quota leaves too little room, a person has to decide.',
  'warning.not-in-catalog':
    "{{ref}} is listed as a member of '{{team}}' but is not in the catalog, and is left out.",
  'warning.starts-already':
    '{{person}} is to get this access on {{start}} already, and that stays; to begin at another time, revoke that grant first.',
  'warning.other-way':
    '{{person}} holds this access already, {{way}}, and that stays; for another way in, revoke that grant first.',
  'warning.held-until':
    '{{person}} holds this access already, until {{end}}, and that stays; to change how long, ask to extend that grant.',
  'warning.held':
    '{{person}} holds this access already, until it is revoked, and that stays; to change how long, ask to extend that grant.',
  'decision.no-lead':
    "Nobody can approve this: the configuration names no lead of '{{team}}' in sagemakerStudio.teams.",
  'decision.too-few':
    "Only {{number}} of the {{quorum}} people needed at the stage '{{stage}}' can approve this now ({{approvers}}; the requester and the people whom it lets in cannot). The request waits until more can, or until it expires.",
  'decision.nobody':
    "No one can approve this yet at the stage '{{stage}}': {{approvers}} name nobody but the requester and the people whom it lets in, or nobody who can be found. The request waits until someone can, or until it expires.",

  'obstacle.no-user': '{{person}} has no user in IAM Identity Center.',
  'obstacle.no-user-found':
    '{{person}} has no user in IAM Identity Center (looked for {{searched}}).',
  'obstacle.user-gone':
    'The user of {{person}} is gone from IAM Identity Center. A new user with the same login is another person.',
  'obstacle.user-gone.remedy':
    'If the person still works here, ask an administrator of the identity provider to assign the user again.',
  'obstacle.no-user.remedy':
    'Assign the person to the AWS application in the identity provider and wait for its sync, then ask again.',
  'obstacle.ambiguous':
    '{{person}} could be any of the Identity Center users {{users}}.',
  'obstacle.ambiguous.remedy':
    'Set the annotation aws.amazon.com/identity-center-user-id on the catalog user to the right one.',
  'obstacle.changed-user':
    "The catalog user {{person}} was the Identity Center user '{{recorded}}' before and now leads to {{users}}.",
  'obstacle.lost-user':
    "The catalog user {{person}} was the Identity Center user '{{recorded}}' before, and nothing in the catalog leads there now.",
  'obstacle.namesake':
    'Only its name leads the catalog user {{person}} to {{users}} of IAM Identity Center, and that may be {{refs}}.',
  'obstacle.namesake.remedy':
    'The platform team can decide who this is, or give the catalog user its own user by its address or the annotation aws.amazon.com/identity-center-user-id, then ask again.',
  'obstacle.name-open':
    'Only its name leads the catalog user {{person}} to {{users}} of IAM Identity Center, and it is not known yet whether that is somebody else.',
  'obstacle.name-open.remedy':
    'The back end looks through the catalog every few minutes; ask again then. If it stays so, the platform team can say who this is with the annotation aws.amazon.com/identity-center-user-id.',
  'obstacle.several-users':
    'Email, username and annotations of the catalog user {{person}} lead to different Identity Center users: {{users}}.',
  'obstacle.conflict.remedy':
    'The platform team can decide who this is, then ask again.',
  'obstacle.shared':
    "'{{user}}' of IAM Identity Center is {{refs}} in the catalog, so nobody can say whose access it is.",
  'obstacle.shared.remedy':
    'Give each its own user by the annotation aws.amazon.com/identity-center-user-id, or remove the one from the catalog that is not needed.',
  'obstacle.same-user':
    "{{person}} and {{others}} lead to the same Identity Center user '{{user}}'.",
  'obstacle.same-user.remedy':
    'Correct the annotations or emails of the catalog users, or ask for one of them only.',
  'obstacle.disabled':
    "The Identity Center user '{{user}}' of {{person}} is disabled.",
  'obstacle.disabled.remedy':
    'Activate the person in the identity provider and wait for its sync, then ask again.',
  'obstacle.profile-failed':
    "The profile '{{profile}}' of {{person}} has the status {{status}}.",
  'obstacle.profile-failed-because':
    "The profile '{{profile}}' of {{person}} has the status {{status}}: {{reason}}.",
  'obstacle.profile-failed.remedy':
    'Delete the profile in the SageMaker console once the reason is removed, then ask again; a new one is created.',
  'obstacle.profile-of':
    "The profile '{{profile}}' was made for {{owner}}, another user, who had the login '{{login}}' before. Studio may open it for {{person}}, with the files of its home directory.",
  'obstacle.profile-of-unknown':
    "The profile '{{profile}}' carries the login '{{login}}' of {{person}}, and it cannot be told whether it was made for {{person}} or for somebody else who had the login before.",
  'obstacle.profile-of.remedy':
    'Have the profile deleted by offboarding whom it was made for, and ask again; or ask that {{person}} takes it over, which an approver decides.',
  'obstacle.not-in-group':
    "{{person}} is not in the Identity Center group '{{group}}', so its assignment would not let them in.",
  'obstacle.not-in-group.remedy':
    'Membership is changed in the identity provider: have the person added there and wait for its sync, then ask again. Or ask without assignThrough, for an assignment of their own.',
  'obstacle.deleting':
    'What {{person}} left behind is being deleted for a grant of theirs, whose access has ended.',
  'obstacle.deleting-blocked':
    'What {{person}} left behind is being deleted for a grant of theirs, whose access has ended, and that is blocked.',
  'obstacle.ending':
    'The access of {{person}} is being taken back: their grant is {{status}}.',
  'obstacle.ending-blocked':
    'The access of {{person}} is being taken back, and that is blocked: their grant is {{status}}.',
  'obstacle.ending.remedy':
    'Undo the offboarding of that grant while that is possible, or wait until it has ended, then ask again.',
  'obstacle.ending-blocked.remedy':
    'Undo the offboarding of that grant while that is possible, or see to what blocks it and wait until it has ended, then ask again.',
  'person-and-ref': '{{person}} ({{ref}})',
} as const;
