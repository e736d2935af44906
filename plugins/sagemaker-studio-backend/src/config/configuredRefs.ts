/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { CREATED, type Policy } from '../model/policy';
import type { StudioConfig } from './StudioConfig';
import type { EntityRef } from '../model/names';

/** A catalog ref that the configuration or a policy module names. */
export type ConfiguredRef = {
  ref: EntityRef;
  /** `sagemakerStudio.teams[0].leads[1]`, or the place in a policy by its name. */
  place: string;
  /** The domains that it concerns; absent: all. */
  domainIds?: string[];
  /** The teams that it concerns; absent: all. */
  teams?: string[];
};

/** The words of policies that stand for people. */
const WORDS = ['team-leads', 'domain-owners', 'parent-group', 'manager'];
const ANY = '*';

/** Everybody and every team on whom a decision, a right or a notification rests by the word of the configuration. */
export function configuredRefs(
  config: Pick<
    StudioConfig,
    'domains' | 'teams' | 'policies' | 'lifecycle' | 'domainCreation'
  >,
): ConfiguredRef[] {
  return [
    ...Object.entries(config.domains).flatMap(
      ([
        domainId,
        { owners, ownersFrom = `sagemakerStudio.domains.${domainId}.owners` },
      ]) => placed(owners, ownersFrom, { domainIds: [domainId], teams: [] }),
    ),
    ...config.teams.flatMap(({ team, leads, from }, index) => {
      const place = from ?? `sagemakerStudio.teams[${index}]`;
      const concerned = { teams: [team], domainIds: [] };
      return [
        { ref: team, place: `${place}.team`, ...concerned },
        ...placed(leads, `${place}.leads`, concerned),
      ];
    }),
    ...config.policies.flatMap(refsOfPolicy),
    ...(config.domainCreation.approval
      ? refsOfDeciders(
          config.domainCreation.approval,
          'sagemakerStudio.domainCreation.approval',
          { domainIds: [], teams: [] },
        )
      : []),
    ...placed(
      config.lifecycle.leavers.notify ?? [],
      'sagemakerStudio.leavers.notify',
      {},
    ),
  ];
}

function refsOfPolicy(policy: Policy): ConfiguredRef[] {
  const place = `the policy '${policy.name}'`;
  const concerned = {
    domainIds: policy.domains.includes(CREATED)
      ? undefined
      : named(policy.domains),
    teams: named(policy.teams),
  };
  return [
    ...placed(concerned.teams ?? [], `${place}: teams`, concerned),
    ...refsOfDeciders(policy, place, concerned),
    ...policy.automatic.flatMap(({ requesterIn = [] }) =>
      placed(requesterIn, `${place}: requesterIn`, concerned),
    ),
  ];
}

function refsOfDeciders(
  { stages, fallbackApprovers }: Pick<Policy, 'stages' | 'fallbackApprovers'>,
  place: string,
  concerned: Pick<ConfiguredRef, 'domainIds' | 'teams'>,
): ConfiguredRef[] {
  return [
    ...stages.flatMap(stage =>
      placed(
        stage.approvers.filter(each => !WORDS.includes(each)),
        `${place}: approvers of '${stage.name}'`,
        concerned,
      ),
    ),
    ...placed(fallbackApprovers, `${place}: fallbackApprovers`, concerned),
  ];
}

function named(names: string[]): string[] | undefined {
  return names.includes(ANY) ? undefined : names;
}

function placed(
  refs: readonly EntityRef[],
  place: string,
  concerned: Pick<ConfiguredRef, 'domainIds' | 'teams'>,
): ConfiguredRef[] {
  return refs.map((ref, index) => ({
    ref,
    place: refs.length > 1 ? `${place}[${index}]` : place,
    ...concerned,
  }));
}
