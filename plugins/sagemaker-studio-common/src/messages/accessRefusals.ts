/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Why access cannot be changed as somebody asks, and the words in these sentences. */
export const accessRefusals = {
  'grant-status.scheduled': 'scheduled',
  'grant-status.provisioning': 'provisioning',
  'grant-status.provision-blocked': 'provision-blocked',
  'grant-status.active': 'active',
  'grant-status.degraded': 'degraded',
  'grant-status.suspended': 'suspended',
  'grant-status.deprovisioning': 'deprovisioning',
  'grant-status.deprovision-blocked': 'deprovision-blocked',
  'grant-status.ended': 'ended',
  'operation-status.running': 'running',
  'operation-status.waiting': 'waiting',
  'operation-status.blocked': 'blocked',
  'operation-status.succeeded': 'succeeded',
  'operation-status.cancelled': 'cancelled',
  'end-reason.revoked': 'revoked',
  'end-reason.expired': 'expired',
  'end-reason.left': 'left',
  'end-reason.target-gone': 'target-gone',
  'verb.extend': 'be extended',
  'verb.change-role': 'change its role',
  'verb.revoke': 'be revoked',
  'verb.expire': 'expire',
  'verb.suspend': 'be suspended',
  'verb.resume': 'be resumed',
  'verb.undo': 'be brought back',
  'verb.offboard': 'be offboarded',
  'verb.retry': 'be retried',
  'verb.other': 'be changed like that',
  'refused.no-grant': "There is no grant '{{grant}}'",
  'refused.no-grant-any-more': "There is no grant '{{grant}}' any more",
  'refused.no-grant-reject':
    "There is no grant '{{grant}}' any more; reject the request",
  'refused.transition':
    'The access of {{person}} is {{status}}, so it cannot {{verb}} now',
  'refused.undo-begun':
    "The offboarding of {{person}} can no longer be taken back: the step '{{step}}' has begun. Ask for access again; what was deleted stays deleted.",
  'refused.nothing-to-undo':
    'No offboarding of {{person}} is under way (their access is {{status}}), so there is nothing to take back. Ask for access again instead.',
  'refused.undo-over':
    'The access of {{person}} ended at {{at}}, so there is nothing to come back to. Ask for access again.',
  'refused.undone-already':
    '{{by}} has taken the revocation of the access of {{person}} back already; it is {{status}}',
  'refused.undo-own':
    'This access is your own, and {{by}} took it away; {{who}} can take that back',
  'refused.undo-other':
    '{{viewer}} may not give back the access of {{person}}; {{who}} can',
  'who.undo':
    "the leads of '{{team}}', the owners of '{{domain}}', approvers who decided it, and who has the permission '{{permission}}'",
  'refused.access-ended':
    'The access of {{person}} has ended ({{reason}}); ask for access again instead',
  'refused.access-unsettled':
    "The access of {{person}} is {{status}}, so a request of kind '{{kind}}' cannot be carried out now; try again when it is settled",
  'refused.not-begun':
    'The access of {{person}} has not begun, so there is nothing to offboard; leave offboarding out to revoke it',
  'refused.extend-endless':
    'duration would change nothing: the access of {{person}} has no end, and stays until it is revoked',
  'refused.access-over':
    'The access of {{person}} ended at {{at}}; ask for access again instead',
  'refused.successor':
    'The access of {{person}} has ended, and what there is belongs to access that they were granted later (it is {{status}}); revoke that with offboarding instead',
  'refused.no-leftovers':
    'Nothing that was asked to be deleted is left of {{people}}, as last seen in AWS',
  'refused.user-gone':
    'The Identity Center user of {{person}} does not exist any more.',
  'refused.user-disabled':
    "The Identity Center user '{{user}}' of {{person}} is disabled.",
  'refused.user-is-gone':
    "The Identity Center user '{{user}}' of {{person}} is gone.",
  'refused.not-enabled':
    '{{reasons}} Have the user enabled in the identity provider first, or revoke the grant',
  'refused.ending':
    "The access of {{person}} to '{{domain}}' is {{status}}; undo that while it is possible, or wait until it has ended.",
  'refused.other-role':
    "{{person}} already has access to '{{domain}}' with the role {{role}}; ask with that role, since a second grant for the same domain cannot carry another.",
  'refused.domain-unseen': "The domain '{{domain}}' is not seen in AWS.",
  'refused.role-not-given':
    "The role {{role}} may no longer be given in '{{domain}}'; revoke this access and ask again with another.",
  'refused.not-assigned-directly':
    "No user with the id '{{user}}' is assigned to '{{domain}}' directly; take the id from the list of its people, and refresh when it was changed in AWS just now",
  'refused.granted-revoke':
    "The access of {{person}} to '{{domain}}' is granted; revoke it instead",
  'refused.group-not-assigned':
    "No group with the id '{{group}}' is assigned to '{{domain}}'; take the id from the list of what is assigned without a grant, and refresh when it was changed in AWS just now",
  'refused.granted-through-group':
    "Access to '{{domain}}' is granted through the group {{group}}; revoke those grants instead",
  'refused.remove-assignments':
    "Only the owners of '{{domain}}' and the platform team may remove these assignments",
  'refused.no-orphaned-user':
    "'{{domain}}' has no assignment of a user '{{id}}' who is gone from Identity Center; take one of the list, which shows what the last sync has seen",
  'refused.no-orphaned-group':
    "'{{domain}}' has no assignment of a group '{{id}}' who is gone from Identity Center; take one of the list, which shows what the last sync has seen",
  'refused.no-operation': "There is no operation '{{operation}}'",
  'refused.operation-orphaned':
    'The access that this operation belonged to is gone',
  'refused.retried-already':
    '{{by}} has retried this operation already; it is {{status}}',
  'refused.not-blocked':
    'This operation is {{status}}; only a blocked one can be retried',
  'refused.creates-no-domain':
    "The request '{{request}}' creates no domain, or is not approved",
  'refused.creation-not-blocked':
    "The creation of the domain '{{domain}}' is not blocked",
  'refused.domain-in-service':
    "The domain '{{domain}}' is in service; to delete it, remove the people from it and delete it in AWS",
  'refused.creation-cancelled':
    "The creation of the domain '{{domain}}' is cancelled already",
  'refused.mass-change-changed':
    'This is not held back any more, or more or something else is by now. Look at what is held back now, and decide on that',
  'refused.removals-held':
    'AWS no longer shows {{number}} of {{before}} {{what}}. They are kept until a person checks this and accepts it (GET /mass-changes shows it).',
  'refused.accepted-already': '{{by}} accepted this at {{at}}',
  'refused.busy':
    'Others are changing the same access at this moment; try again',
  'refused.no-application':
    "The domain '{{domain}}' shows no Identity Center application, so nobody can be assigned",
  'refused.unread':
    "What '{{domain}}' and Identity Center hold has not been read to its end yet; try again once the first sync has ended",
  'refused.no-such-user':
    "principal.id '{{id}}' is not a user of Identity Center that a sync has seen; check the id and the type, or refresh",
  'refused.no-such-group':
    "principal.id '{{id}}' is not a group of Identity Center that a sync has seen; check the id and the type, or refresh",
} as const;
