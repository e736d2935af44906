/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { EVERY_TEAM } from '../model/leads';
import { CREATED, type Policy } from '../model/policy';
import type { RefPlace } from '../model/refPlace';
import type { StudioConfig } from './StudioConfig';
import type { EntityRef } from '../model/names';

/** A catalog ref that the configuration or a policy module names. */
export type ConfiguredRef = {
  ref: EntityRef;
  place: RefPlace;
  /** The domains that it concerns; absent: all. */
  domainIds?: string[];
  /** The teams that it concerns; absent: all. */
  teams?: string[];
};

/** The parts of the configuration that name people and teams. */
export type NamingConfig = Pick<
  StudioConfig,
  | 'domains'
  | 'teams'
  | 'policies'
  | 'lifecycle'
  | 'domainCreation'
  | 'platformTeams'
  | 'teamRules'
>;

/** The words of policies that stand for people. */
const WORDS = ['team-leads', 'domain-owners', 'parent-group', 'manager'];
const ANY = '*';

const ROOT = 'sagemakerStudio';
const NOTHING_ELSE = { domainIds: [], teams: [] };

type Concerned = Pick<ConfiguredRef, 'domainIds' | 'teams'>;
type Replace = (each: ConfiguredRef) => readonly EntityRef[];
/** The refs in the place of those that are named there. */
type Placed = (
  refs: readonly EntityRef[],
  place: RefPlace,
  concerned: Concerned,
) => EntityRef[];

/** Everybody and every team on whom a decision, a right or a notification rests by the word of the configuration. */
export function configuredRefs(config: NamingConfig): ConfiguredRef[] {
  const all: ConfiguredRef[] = [];
  replaceRefs(config, each => {
    all.push(each);
    return [each.ref];
  });
  return all;
}

/** The configuration with other refs in the place of those that it names. */
export function replaceRefs(
  config: NamingConfig,
  replace: Replace,
): NamingConfig {
  const placed = placedBy(replace);
  const { domains, teams, policies, lifecycle, domainCreation } = config;
  const { approval } = domainCreation;
  const { notify } = lifecycle.leavers;
  return {
    domains: Object.fromEntries(
      Object.entries(domains).map(([domainId, domain]) => [
        domainId,
        {
          ...domain,
          owners: placed(
            domain.owners,
            {
              kind: 'owners',
              domainId,
              key: domain.ownersFrom ?? `${ROOT}.domains.${domainId}.owners`,
            },
            { domainIds: [domainId], teams: [] },
          ),
        },
      ]),
    ),
    teams: teams.flatMap(({ team, leads, ...rest }, index) => {
      if (team === EVERY_TEAM) {
        return { ...rest, team, leads };
      }
      const key = `${ROOT}.teams[${index}]`;
      const concerned = { teams: [team], domainIds: [] };
      const refs = placed(
        [team],
        { kind: 'team', team, key: `${key}.team` },
        concerned,
      );
      const led = placed(
        leads,
        { kind: 'leads', team, key: `${key}.leads` },
        concerned,
      );
      return refs.map(ref => ({ ...rest, team: ref, leads: led }));
    }),
    teamRules: config.teamRules.flatMap((rule, index) =>
      placed(
        [rule.team],
        {
          kind: 'team',
          team: rule.team,
          key: `${ROOT}.teamRules[${index}].team`,
        },
        { teams: [rule.team], domainIds: [rule.domain] },
      ).map(ref => ({ ...rule, team: ref })),
    ),
    policies: policies.map(policy => replaceInPolicy(policy, { placed })),
    domainCreation: {
      ...domainCreation,
      approval: approval && {
        ...approval,
        ...replaceDeciders(approval, {
          placed,
          of: { kind: 'creation-approvers' },
          fallback: { kind: 'creation-fallback' },
          concerned: NOTHING_ELSE,
        }),
      },
    },
    lifecycle: {
      ...lifecycle,
      leavers: {
        ...lifecycle.leavers,
        notify:
          notify &&
          placed(
            notify,
            { kind: 'leavers', key: `${ROOT}.leavers.notify` },
            {},
          ),
      },
    },
    platformTeams: placed(
      config.platformTeams,
      {
        kind: 'platform-team',
        key: 'permission.sagemakerStudio.platformTeams',
      },
      NOTHING_ELSE,
    ),
  };
}

/** The portal's own policies with other refs in the place of those that they name. */
export function replaceRefsOfPortal(
  policies: readonly Policy[],
  replace: Replace,
): Policy[] {
  const placed = placedBy(replace);
  return policies.map(policy =>
    replaceInPolicy(policy, { placed, isOfPortal: true }),
  );
}

function placedBy(replace: Replace): Placed {
  return (refs, place, concerned) => [
    ...new Set(
      refs.flatMap((ref, index) => {
        const key =
          place.key && refs.length > 1 ? `${place.key}[${index}]` : place.key;
        return replace({ ref, place: { ...place, key }, ...concerned });
      }),
    ),
  ];
}

function replaceInPolicy(
  policy: Policy,
  { placed, isOfPortal }: { placed: Placed; isOfPortal?: true },
): Policy {
  const of = { policy: policy.name, ...(isOfPortal && { isOfPortal }) };
  const concerned = {
    domainIds: policy.domains.includes(CREATED)
      ? undefined
      : named(policy.domains),
    teams: named(policy.teams),
  };
  return {
    ...policy,
    ...replaceDeciders(policy, {
      placed,
      of: { kind: 'approvers', ...of },
      fallback: { kind: 'fallback', ...of },
      concerned,
    }),
    teams: concerned.teams
      ? placed(policy.teams, { kind: 'policy-teams', ...of }, concerned)
      : policy.teams,
    automatic: policy.automatic.map(condition => ({
      ...condition,
      requesterIn:
        condition.requesterIn &&
        placed(condition.requesterIn, { kind: 'requesters', ...of }, concerned),
    })),
  };
}

function replaceDeciders<
  T extends Pick<Policy, 'stages' | 'fallbackApprovers'>,
>(
  { stages, fallbackApprovers }: T,
  options: {
    placed: Placed;
    of: RefPlace;
    fallback: RefPlace;
    concerned: Concerned;
  },
): Pick<Policy, 'stages' | 'fallbackApprovers'> {
  const { placed, of, fallback, concerned } = options;
  return {
    stages: stages.map(stage => ({
      ...stage,
      approvers: stage.approvers.flatMap(approver =>
        WORDS.includes(approver)
          ? [approver]
          : placed([approver], { ...of, stage: stage.name }, concerned),
      ),
    })),
    fallbackApprovers: placed(fallbackApprovers, fallback, concerned),
  };
}

function named(names: string[]): string[] | undefined {
  return names.includes(ANY) ? undefined : names;
}
