/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  GrantRequestKind,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { userIdOf, type PersonFacts } from '../diagnosis/facts';
import type { Viewer } from '../model/caller';
import { isSameHuman } from '../model/personKey';
import { holdsOneOf, leadsOf, policiesFor } from '../model/policy';

/**
 * What the viewer may ask for against somebody's grant, so that pages offer nothing that is refused. Approvers behind
 * the word `manager` are not looked up; they may ask all the same.
 */
export function viewerMay(
  { person, identity, grant }: PersonFacts,
  domain: Pick<StudioDomain, 'domainId' | 'obstacle'>,
  viewer: Viewer,
  config: Pick<StudioConfig, 'teams' | 'domains' | 'policies'>,
): GrantRequestKind[] {
  if (!grant || viewer.refusal) {
    return [];
  }
  const { team, executionRole } = grant;
  const { domainId } = domain;
  const policies =
    team === undefined
      ? []
      : policiesFor(config.policies, { team, domainId, executionRole });
  const isOwn = isSameHuman(viewer, {
    ref: person,
    userId: userIdOf(identity),
  });
  const hasStanding =
    isOwn ||
    holdsOneOf(viewer.refs, [
      ...(team === undefined ? [] : leadsOf(config.teams, team)),
      ...(config.domains[domainId]?.owners ?? []),
    ]);
  const isNamed = policies.some(({ stages }) =>
    stages.some(({ approvers }) => holdsOneOf(viewer.refs, approvers)),
  );
  if (!hasStanding && !isNamed) {
    return [];
  }
  return policies.length > 0 && !domain.obstacle
    ? ['extend', 'change-role', 'revoke']
    : ['revoke'];
}
