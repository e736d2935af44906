/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Diagnoses while a part was never read. Only resources that were seen count; others may still exist. */
import { isLetIn, diagnosis } from './diagnosisWords';
import { list, type DomainFacts, type PersonFacts } from './facts';

export function personNotKnown(facts: PersonFacts, domain: DomainFacts) {
  return (
    facts.identity.outcome === 'none' &&
    domain.unread?.includes('directory') &&
    notKnown(facts, domain, ['the directory of IAM Identity Center'])
  );
}

export function holdingsNotKnown(facts: PersonFacts, domain: DomainFacts) {
  const missing = unreadHoldings(facts, domain);
  return missing.length > 0 && notKnown(facts, domain, missing);
}

/** Whether nobody can say yet if the person is assigned. */
export function isAssignmentUnknown(
  facts: PersonFacts,
  domain: DomainFacts,
): boolean {
  return (
    !isLetIn(facts, domain) &&
    Boolean(
      domain.unread?.includes('assignments') ||
        domain.unread?.includes('directory'),
    )
  );
}

function unreadHoldings(facts: PersonFacts, domain: DomainFacts): string[] {
  return [
    ...(isAssignmentUnknown(facts, domain)
      ? [
          domain.unread?.includes('assignments')
            ? 'its assignments'
            : 'the members of groups',
        ]
      : []),
    ...(!facts.profile && domain.unread?.includes('domain')
      ? ['its profiles']
      : []),
  ];
}

function notKnown(facts: PersonFacts, domain: DomainFacts, missing: string[]) {
  return diagnosis(
    'not-known',
    `Whether ${facts.displayName} can open '${
      domain.name
    }' is not known yet: ${list(
      missing,
    )} could not be read from AWS to the end so far.`,
  );
}
