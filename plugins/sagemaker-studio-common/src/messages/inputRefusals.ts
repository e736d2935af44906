/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Refusals of invalid input. */
export const inputRefusals = {
  'refused.input': '{{detail}}',
  'refused.both': '{{first}}; {{second}}',
  'refused.field': '{{field}} {{detail}}',
  'refused.field-long': '{{field}} may have no more than {{max}} characters',
  'refused.failed': '{{detail}}',
  'refused.internal':
    'Something went wrong in the portal; the log of the back end says what. Try again later.',
  'refused.database-away':
    'The database cannot be reached now; try again in a moment.',
  'refused.aws-failed':
    'AWS did not answer as it should ({{error}}); try again in a moment.',
  'refused.service-away':
    'Another service of the portal cannot answer now; try again in a moment.',
  'refused.nested':
    'The body is nested more than {{number}} levels deep; send what the API document describes',
  'refused.nul':
    '{{field}} holds the character NUL (U+0000), which no text here may; leave it out',
  'refused.unknown-field': 'Unknown field {{names}}. Allowed: {{fields}}',
  'refused.leads-of-plan':
    'leads belongs to a plan, not to a request, which those decide who lead the team; leave it out',
  'refused.place-not-read':
    'The portal does not read account {{account}} in {{region}}; choose one that it reads, or ask the people who run it to add this one to sagemakerStudio.accounts in app-config',
  'refused.sequence': 'Give sequence and hash of the same event, or neither',
  'refused.key-used':
    "The Idempotency-Key '{{key}}' was already used for {{route}}; use a new key for a new call",
  'refused.key-used-otherwise':
    "The Idempotency-Key '{{key}}' was already used for {{route}} with another input; use a new key for a new call",
  'refused.key-busy':
    "What was sent with the Idempotency-Key '{{key}}' is still being carried out; repeat it in a moment",
  'refused.key-lost':
    "What was sent with the Idempotency-Key '{{key}}' was done at {{at}}, and its answer is lost; read the thing concerned again",
  'refused.key-of-request':
    "The Idempotency-Key '{{key}}' was already used for a request with another input; use a new key for a new request",
  'refused.cursor':
    "cursor is not one that a list of {{of}} in the order '{{sort}}' gave; leave it out to begin with the first page",
  'refused.no-user-ref':
    "{{field}} '{{ref}}' is not a reference to a catalog user such as {{example}}: {{problem}}",
  'refused.no-group-ref':
    "{{field}} '{{ref}}' is not a reference to a catalog group such as {{example}}: {{problem}}",
  'ref.other-kind': "it is of kind '{{kind}}'",
  'refused.role-arn':
    "executionRole '{{role}}' is not the ARN of an IAM role; the roles for '{{domain}}' are {{roles}}",
  'refused.field-role-arn':
    "{{field}}: '{{role}}' is not the ARN of an IAM role",
  'refused.role-account':
    "executionRole '{{role}}' is of the account {{account}}, and SageMaker takes only roles of the domain's own account {{own}}",
  'refused.role-of-domain':
    "executionRole '{{role}}' may not be asked for; the roles for '{{domain}}' are {{roles}}. The platform team can add others in the settings of the domain, or in sagemakerStudio.domains.{{id}}.executionRoles where app-config sets it",
  'refused.justification-empty':
    'justification is empty and needs at least {{min}}; say in a sentence what the access is needed for, since those who decide see nothing else',
  'refused.justification-short':
    'justification has {{length}} visible characters and needs at least {{min}}; say in a sentence what the access is needed for, since those who decide see nothing else',
  'refused.field-of-kind':
    "{{field}} does not belong to a request of kind '{{kind}}'; leave it out, or ask for {{kinds}}",
  'refused.domain-of-creation':
    "domainId does not belong to a request of kind 'create-domain'; leave it out, since AWS gives the id",
  'refused.domain-missing':
    "domainId is missing; name the domain that the request of kind '{{kind}}' is about",
  'refused.end-contradicts':
    'noEnd and duration contradict each other; leave one of them out',
  'refused.grants-missing':
    "grantIds is missing; name the grants that the request of kind '{{kind}}' is against",
  'refused.role-missing':
    'executionRole is missing; name the role that the grants are to have',
  'refused.spaces-first':
    'offboarding.deleteProfile needs offboarding.deleteSpaces, since AWS deletes no profile that still owns spaces',
  'refused.start-form':
    "startsAt '{{at}}' is not an ISO 8601 time such as 2026-12-01T08:00:00Z",
  'refused.start-over':
    "startsAt '{{at}}' is over (it is {{now}} now); leave it out to begin once the request is approved",
  'refused.start-far':
    "startsAt '{{at}}' is more than a year ahead; ask again when it is nearer",
  'refused.people-empty':
    'people is empty; name at least one, or leave it out for the whole team or for oneself',
  'refused.grants-unknown':
    "grantIds names '{{grant}}', and there is no such grant; read the team's or the person's page again",
  'refused.grants-mixed':
    'grantIds names access that has ended (of {{person}}) together with access that has not; ask for the two apart',
  'refused.grants-other-team':
    "grantIds names the access of {{person}}, which is not with the team '{{team}}'; ask for one team at a time",
  'refused.grants-other-domain':
    "grantIds names the access of {{person}} to the domain '{{domain}}', not to '{{asked}}'; ask for one domain at a time",
  'refused.same-role': '{{people}} has the executionRole {{role}} already',
  'refused.nothing-changes_one':
    'people would keep what they have: {{people}} holds this access with this role already. Ask to extend it, or for another role',
  'refused.nothing-changes_other':
    'people would keep what they have: {{people}} hold this access with this role already. Ask to extend it, or for another role',
  'refused.new-domain-missing':
    "newDomain is missing; a request of kind 'create-domain' says in it which domain to create",
  'refused.new-domain-role':
    'newDomain needs either executionRole, the ARN of a role that exists, or createRole, the name of one to create',
  'refused.new-domain-storage':
    'newDomain.storage.defaultSpaceGb is {{usual}}, more than maximumSpaceGb ({{max}})',
  'refused.new-domain-tags':
    "newDomain.tags: keys that begin with 'aws:' or 'studio-access:' are reserved, such as '{{tag}}'",
  'refused.requester-not-in-catalog':
    '{{viewer}} is not in the catalog, and only people whom the catalog holds can ask; sign in as somebody it holds',
  'refused.no-such-assigned-group':
    "assignThrough.group '{{group}}' is the id of no group that was seen in IAM Identity Center; take the id from there (the catalog shows it as the annotation aws.amazon.com/identity-center-group-id of a group), or wait for the next sync",
  'refused.no-people':
    'There is no person {{people}} in the catalog; check the names in people, or wait for the catalog to take them in',
  'refused.no-members':
    "The team '{{team}}' has no members in the catalog; name the people",
} as const;
