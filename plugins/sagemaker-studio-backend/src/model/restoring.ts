/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Viewer } from './caller';
import type { EntityRef } from './names';
import { refuse, type Refusal } from './outcome';
import { isSameHuman, type Identified } from './personKey';
import { holdsOneOf, leadsOf } from './policy';
import { identifiedBy, type GrantRecord } from './records';

/** Who leads and owns what, as configured. */
export type Offices = {
  teams: Parameters<typeof leadsOf>[0];
  domains: Record<string, { owners?: EntityRef[] } | undefined>;
};

/** Whether somebody leads the team or owns the domain of a grant, and the grant is not their own. */
export function mayRestore(
  holder: Identified,
  grant: { team: EntityRef; domainId: string },
  { viewer, config }: { viewer: Viewer; config: Offices },
): boolean {
  return (
    !isSameHuman(viewer, holder) &&
    holdsOneOf(viewer.refs, [
      ...leadsOf(config.teams, grant.team),
      ...(config.domains[grant.domainId]?.owners ?? []),
    ])
  );
}

/**
 * Why somebody may not put back what AWS has lost of a grant. Somebody may have taken it away in AWS on purpose, so the
 * holder does not decide about that.
 */
export function checkMayRestore(
  grant: GrantRecord,
  facts: { viewer: Viewer; config: Offices; mayRevoke: boolean },
): Refusal | undefined {
  const { viewer, mayRevoke } = facts;
  const holder = identifiedBy(grant);
  if (
    (mayRevoke && !isSameHuman(viewer, holder)) ||
    mayRestore(holder, grant, facts)
  ) {
    return undefined;
  }
  return refuse(
    'not-allowed',
    `${
      isSameHuman(viewer, holder)
        ? 'This access is your own: somebody else has to put it back'
        : `You may not put back the access of ${grant.displayName}`
    }. The leads of '${
      grant.team
    }' and the owners of the domain can; or ask for access again.`,
  );
}
