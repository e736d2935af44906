/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Who people, teams and domains are. */
export const directoryRefusals = {
  'refused.directory-changing':
    'The directory of Identity Center has changed while people got their names in the catalog; try again in a minute',
  'refused.directory-unread':
    'The directory of Identity Center has not been read to its end yet; try again in a minute',
  'refused.names-unread':
    'The names that people and teams have in the catalog could not be read, so nobody is named anew; try again in a minute: {{problem}}',
  'refused.decided-about':
    "Nothing is to be decided about '{{ref}}' (any more); load the list again",
  'refused.no-trusted-user':
    "There is no user '{{ref}}' of a trusted origin in the catalog",
  'refused.about-themselves':
    'Nobody decides who they are themselves; somebody else of the platform team can',
  'refused.about-own-ref':
    'Nobody decides about themselves whom the configuration means; somebody else of the platform team can',
  'refused.no-matching-user':
    "'{{user}}' is not an Identity Center user that matches '{{ref}}'; choose one from the list of conflicts",
  'refused.user-unrecorded':
    "No sync has recorded the Identity Center user '{{user}}' yet; try again in a minute",
  'refused.group-unrecorded':
    "No sync has recorded the group '{{group}}' of Identity Center yet; try again in a minute",
  'refused.ref-unbound':
    "{{field}}[{{index}}] '{{ref}}' is not in the catalog, or from no origin that is trusted to say who works here",
  'refused.neither':
    "'{{id}}' is neither whom '{{ref}}' meant nor who has it now; choose one of the list",
  'refused.team-closed':
    "'{{team}}' has become another group in IAM Identity Center. Its page is closed and nobody can ask with it until the platform team has decided which group it is.",
  'refused.no-team':
    "There is no team '{{team}}' in the catalog; check its name, or wait for the catalog to take it in",
  'refused.no-trusted-group':
    "The catalog has no group '{{ref}}' of another provider with a trusted origin",
  'refused.no-matching-group':
    "'{{group}}' is no group of Identity Center that '{{ref}}' leads to; choose one of the list",
  'refused.no-person':
    "There is no person '{{person}}' in the catalog; check the name, or wait for the catalog to take the person in",
  'refused.no-domain':
    "There is no domain '{{domain}}'. Those seen in AWS are {{known}}; a domain in another account or Region has to be named in sagemakerStudio.accounts in app-config",
  'refused.no-domain-yet':
    "There is no domain '{{domain}}'. No domain has been seen in AWS yet; wait for the first sync to end",
  'caller.disabled':
    "Your user '{{user}}' is disabled in Identity Center. An administrator of your identity provider can enable it.",
  'caller.untrusted':
    "The catalog has no '{{person}}' from an origin that is trusted to say who works here. The platform team can check sagemakerStudio.identity.trustedOrigins and the source of your catalog user.",
  'caller.ambiguous':
    "More than one Identity Center user fits '{{person}}': {{users}}. The platform team can say which one is you with the annotation {{annotation}}.",
  'caller.conflict':
    '{{conflict}} The platform team can decide which one is you.',
  'caller.namesake':
    '{{conflict}} The platform team can decide who you are, or give you your own user by your address or an annotation in the catalog.',
  'caller.name-open':
    '{{conflict}} The back end looks through the catalog every few minutes; try again then. If it stays so, the platform team can say who you are with an annotation in the catalog.',
  'caller.missing':
    "The Identity Center user of '{{person}}' was missing at the last sync. An administrator of your identity provider can assign it again.",
} as const;
