/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Prepares requests against grants: extension, role change, revocation. The person of the grant, leads of its team,
 * owners of its domain, and approvers may file them; a policy's `requesters` applies to new access only.
 */
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import {
  teamWithoutMembers,
  type Team,
  type TeamCatalog,
} from '../directory/TeamCatalog';
import type { Domains } from '../facts/Domains';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import {
  checkEnabled,
  checkGrantStatus,
  checkLeftovers,
  checkNoSuccessor,
} from '../grants/grantChecks';
import type { ProfileOwners } from '../directory/ProfileOwners';
import type { TeamIdentifier } from '../directory/TeamIdentifier';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Viewer } from '../model/caller';
import { isLonger } from '../model/durations';
import { refuse, type Refusal } from '../model/outcome';
import {
  DEFAULT_MIN_JUSTIFICATION_LENGTH,
  holdsOneOf,
  leadsOf,
} from '../model/policy';
import { beneficiaryOf, type GrantRecord } from '../model/records';
import { isSameHuman } from '../model/personKey';
import {
  isSameTeam,
  isStillTeam,
  teamOf,
  type IdentifiedTeam,
} from '../model/teamKey';
import type { AccessStore } from '../store/AccessStore';
import { firstOf } from '../util/firstOf';
import { stableHash } from '../util/hash';
import { now } from '../util/now';
import { assertMet, unlessRefused } from '../util/refusals';
import { warningMessages, warningsOf, say } from '../util/say';
import type { AccessPlanner } from './AccessPlanner';
import { checkDomain, checkRole } from './domainChecks';
import type { InputAgainstGrants } from './inputFields';
import { leastRecentUse } from './leastRecentUse';
import {
  NOBODY_WAITS,
  waitingWarnings,
  type OpenRequests,
  type Waiting,
} from './OpenRequests';
import type { PolicyEvaluator, Verdict } from './PolicyEvaluator';
import {
  askedBy,
  stageWarnings,
  waitsForPerson,
  type CurrentStanding,
  type PreparedRequest,
} from './PreparedRequest';
import { inputError, notFoundError, notAllowedError } from '../util/errors';

/**
 * Access is given up or taken back without a decision by its holder, a lead of the team, an owner of the domain, or with
 * the permission. No policy can forbid it, so it works whatever the configuration says.
 */
const REVOCATION: Verdict = {
  policy: {
    name: 'built-in:revocation',
    version: stableHash(
      'own access, a lead of the team, an owner of the domain, a permission',
    ),
  },
  waits: { requestExpiry: 'P7D', reminders: [] },
  automatic: true,
  stages: [],
  minJustificationLength: DEFAULT_MIN_JUSTIFICATION_LENGTH,
};

export class GrantRequestPreparer {
  readonly #options: GrantRequestPreparerOptions;

  constructor(options: GrantRequestPreparerOptions) {
    this.#options = options;
  }

  /** @throws InputError, NotFoundError, NotAllowedError, ConflictError naming the grant or the field */
  async prepare(
    input: InputAgainstGrants,
    viewer: Viewer,
    { mayRevoke = false }: CurrentStanding = {},
  ): Promise<PreparedRequest> {
    const { kind, offboarding } = input;
    const { planner, personFacts, teamIdentifier, catalog } = this.#options;
    const asked = {
      ...(await teamIdentifier.identifyOne(input.team)),
      isPresent: (await catalog.findTeam(input.team)) !== undefined,
    };
    const named = await this.#findGrants(input, asked);
    const isRevocation = kind === 'revoke';
    const hasStanding =
      viewer.rule !== undefined ||
      this.#hasStanding(viewer, named, input) ||
      (isRevocation && mayRevoke);
    const isOver = named.some(({ status }) => status === 'ended');
    const isForPerson = waitsForPerson(input, viewer);
    const isImmediate = isRevocation && hasStanding && !isForPerson;
    const { grants, waiting } = isImmediate
      ? { grants: named, waiting: NOBODY_WAITS }
      : await this.#othersThanWaiting(named, input);
    const { team, domain } = await this.#teamAndDomain(input, asked);
    let { executionRole } = firstOf(grants);
    // A revocation depends neither on the people nor on the domain.
    if (!isRevocation) {
      assertMet(await checkEnabled(grants, personFacts));
      assertMet(domain && checkDomain(domain));
    }
    if (kind === 'change-role' && domain) {
      executionRole = input.executionRole ?? domain.defaultExecutionRole;
      assertMet(checkRole(executionRole, domain));
      assertMet(checkOtherRole(executionRole, grants));
    }
    const decided = isImmediate
      ? { ...REVOCATION, teamRule: filedBy(viewer) }
      : await this.#evaluate(input, {
          team,
          domainName: domain?.name,
          viewer,
          grants,
          executionRoles:
            kind === 'change-role'
              ? [executionRole]
              : [...new Set(grants.map(grant => grant.executionRole))],
        });
    const verdict = {
      ...decided,
      automatic: decided.automatic && !isForPerson,
    };
    if (
      !hasStanding &&
      !verdict.stages.some(stage => holdsOneOf(viewer.refs, stage.approvers))
    ) {
      throw notTheirs(grants, { team, domain });
    }
    const plan = await planner.planAgainst(grants, {
      kind,
      domain,
      executionRole,
      duration: verdict.duration,
      offboarding,
    });
    assertMet(isOver ? checkLeftovers(plan, grants) : undefined);
    return {
      ...verdict,
      team: input.team,
      teamGroupId: asked.groupId ?? firstOf(grants).teamGroupId,
      domainId: input.domainId,
      domain,
      executionRole,
      people: grants.map(beneficiaryOf),
      plan: {
        ...plan,
        ...warningsOf([
          ...warningMessages(plan),
          ...waitingWarnings(waiting),
          ...stageWarnings(verdict, team),
        ]),
      },
      waiting,
      grantIds: grants.map(({ grantId }) => grantId),
      offboarding,
    };
  }

  /** A revocation that nobody has to decide is not held up by one that waits. */
  async #othersThanWaiting(
    named: GrantRecord[],
    { kind, domainId }: InputAgainstGrants,
  ): Promise<{ grants: GrantRecord[]; waiting: Waiting }> {
    const { openRequests } = this.#options;
    const waiting = await openRequests.find(named.map(beneficiaryOf), {
      kind,
      domainId,
    });
    const others = named.filter(
      ({ userId }) => !waiting.requests.some(each => each.userId === userId),
    );
    return { grants: waiting.isEverybody ? named : others, waiting };
  }

  async #findGrants(
    input: InputAgainstGrants,
    team: AskedTeam,
  ): Promise<GrantRecord[]> {
    const { store } = this.#options;
    const grants: GrantRecord[] = [];
    for (const grantId of new Set(input.grantIds)) {
      const grant = await store.getGrant(grantId);
      if (!grant) {
        throw notFoundError(say('refused.grants-unknown', { grant: grantId }));
      }
      assertMet(
        checkPlace(input, grant, team) ??
          checkGrantStatus(input, grant, now()) ??
          (await checkNoSuccessor(grant, store)),
      );
      grants.push(grant);
    }
    const [ended, ...others] = grants.filter(
      ({ status }) => status === 'ended',
    );
    if (ended && others.length + 1 < grants.length) {
      throw inputError(
        say('refused.grants-mixed', { person: ended.displayName }),
      );
    }
    return grants;
  }

  /** Whether somebody may ask other than as an approver: for their own access, as lead of the team or owner of the domain. */
  #hasStanding(
    viewer: Viewer,
    grants: GrantRecord[],
    { team, domainId }: InputAgainstGrants,
  ): boolean {
    const { teams, domains } = this.#options.config;
    return (
      grants.every(({ person, userId }) =>
        isSameHuman(viewer, { ref: person, userId }),
      ) ||
      holdsOneOf(viewer.refs, [
        ...leadsOf(teams, team),
        ...(domains[domainId]?.owners ?? []),
      ])
    );
  }

  async #teamAndDomain(
    { kind, team, domainId }: InputAgainstGrants,
    asked: IdentifiedTeam,
  ): Promise<{ team: Team; domain?: StudioDomain }> {
    const { catalog, domains } = this.#options;
    return kind === 'revoke'
      ? {
          team: (await catalog.findTeam(team)) ?? teamWithoutMembers(asked),
          domain: await domains.find(domainId),
        }
      : {
          team: await catalog.getTeam(team),
          domain: await domains.get(domainId),
        };
  }

  /** The shortest for which the access was granted, so that an extension gives nobody more than before. */
  async #formerDuration(grants: GrantRecord[]): Promise<string | undefined> {
    const { store } = this.#options;
    const requests = await Promise.all(
      grants.map(({ requestId }) => store.getRequest(requestId)),
    );
    return requests
      .flatMap(request => request?.duration ?? [])
      .reduce<string | undefined>(
        (shortest, duration) =>
          shortest === undefined || isLonger(shortest, duration)
            ? duration
            : shortest,
        undefined,
      );
  }

  async #evaluate(
    { kind, domainId, duration, noEnd }: InputAgainstGrants,
    facts: {
      team: Team;
      domainName?: string;
      viewer: Viewer;
      grants: GrantRecord[];
      executionRoles: string[];
    },
  ): Promise<Verdict> {
    const { policyEvaluator } = this.#options;
    const { viewer, grants } = facts;
    return unlessRefused(
      await policyEvaluator.evaluate({
        kind,
        team: facts.team,
        domainId,
        domainName: facts.domainName,
        executionRoles: facts.executionRoles,
        ...askedBy(viewer),
        people: grants,
        duration,
        noEnd,
        formerDuration:
          kind === 'extend' ? await this.#formerDuration(grants) : undefined,
        grants,
        leastRecentUse:
          kind === 'extend'
            ? await leastRecentUse(grants, this.#options)
            : undefined,
      }),
    );
  }
}

function filedBy({ rule }: Viewer): Verdict['teamRule'] {
  return (
    rule && { ruleId: rule.ruleId, setBy: rule.setBy, setterMayDecide: true }
  );
}

/** `isPresent`: whether the catalog has it. One that has left it goes by its ref as well. */
type AskedTeam = IdentifiedTeam & { isPresent: boolean };

function checkPlace(
  input: InputAgainstGrants,
  grant: GrantRecord,
  asked: AskedTeam,
): Refusal | undefined {
  const { displayName, domainId } = grant;
  const isSame = asked.isPresent ? isStillTeam : isSameTeam;
  if (!isSame(teamOf(grant), asked)) {
    return refuse(
      'invalid',
      say('refused.grants-other-team', {
        person: displayName,
        team: input.team,
      }),
    );
  }
  return domainId === input.domainId
    ? undefined
    : refuse(
        'invalid',
        say('refused.grants-other-domain', {
          person: displayName,
          domain: domainId,
          asked: input.domainId,
        }),
      );
}

/** Whether the role is another than that of each of the grants. */
export function checkOtherRole(
  executionRole: string,
  grants: GrantRecord[],
): Refusal | undefined {
  const same = grants.filter(grant => grant.executionRole === executionRole);
  return same.length
    ? refuse(
        'conflict',
        say('refused.same-role', {
          people: same.map(({ displayName }) => displayName),
          role: executionRole,
        }),
      )
    : undefined;
}

/** By names, since a person reads it after pressing a button. */
function notTheirs(
  grants: GrantRecord[],
  of: { team: Team; domain?: StudioDomain },
): Error {
  const names = grants.slice(0, 3).map(({ displayName }) => displayName);
  const more = grants.length - names.length;
  const people = [
    ...names,
    ...(more > 0 ? [say('more', { number: more })] : []),
  ];
  return notAllowedError(
    say('refused.not-yours', {
      people,
      team: of.team.displayName,
      domain: of.domain?.name ?? say('the-domain'),
    }),
  );
}

type GrantRequestPreparerOptions = {
  catalog: TeamCatalog;
  config: StudioConfig;
  domains: Domains;
  planner: AccessPlanner;
  policyEvaluator: PolicyEvaluator;
  inventory: InventoryReader;
  openRequests: OpenRequests;
  owners: Pick<ProfileOwners, 'listLogins' | 'list'>;
  personFacts: PersonFactsReader;
  store: AccessStore;
  teamIdentifier: TeamIdentifier;
};
