/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  studioGrantRevokePermission,
  type Offboarding,
  type StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import { targetOf } from '../model/grantMachine';
import { stableHash } from '../util/hash';
import { isRefusal } from '../model/outcome';
import { holdsOneOf, leadsOf } from '../model/policy';
import { beneficiaryOf, type GrantRecord } from '../model/records';
import { isSameHuman } from '../model/stages';
import type { StudioConfig } from '../config/StudioConfig';
import { now } from '../util/now';
import type { AccessPlanner } from './AccessPlanner';
import { checkDomain, checkRole } from './domainChecks';
import type { Domains } from '../facts/Domains';
import type { GrantUsage } from './GrantUsage';
import type { InputAgainstGrants } from './inputFields';
import type { PolicyEvaluator } from './PolicyEvaluator';
import {
  fromVerdict,
  stageWarnings,
  type PreparedRequest,
  type CurrentStanding,
} from './PreparedRequest';
import { toRefusalError } from '../util/refusals';
import {
  checkLeftovers,
  offboardingObstacle,
} from '../grants/offboardingChecks';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import type { Team, TeamCatalog } from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';
import { checkEnabled } from './enabledCheck';

/**
 * The rule by which access is given up or taken back without a decision: one's own, as lead of the team or owner of the
 * domain, or by permission. No policy can forbid it, so taking access back depends on none; and by permission it can be
 * taken back when the configuration names neither leads nor owners any more.
 */
const REVOCATION = {
  name: 'built-in:revocation',
  version: stableHash(
    'own access, a lead of the team, an owner of the domain, a permission',
  ),
};

/** Prepares requests against grants: to extend them, to change their role, to revoke them. */
export class GrantRequestPreparer {
  readonly #options: GrantRequestPreparerOptions;

  static create(options: GrantRequestPreparerOptions): GrantRequestPreparer {
    return new GrantRequestPreparer(options);
  }

  private constructor(options: GrantRequestPreparerOptions) {
    this.#options = options;
  }

  /** @throws InputError, NotFoundError, NotAllowedError, ConflictError naming the grant or the field */
  async prepare(
    input: InputAgainstGrants,
    viewer: Viewer,
    { mayRevoke = false }: CurrentStanding = {},
  ): Promise<PreparedRequest> {
    const { kind } = input;
    const grants = await this.#findGrants(input);
    const standing =
      this.#standingOf(viewer, grants, input) ??
      (kind === 'revoke' && mayRevoke ? 'permitted' : undefined);
    // Whether the portal still knows team and domain is no matter for taking access back.
    const isLeaving = kind === 'revoke';
    const { team, domain } = await this.#place(input, isLeaving);
    const absence = isLeaving
      ? undefined
      : await checkEnabled(grants, this.#options.personFacts);
    if (absence) {
      throw new ConflictError(absence);
    }
    const executionRole =
      isLeaving || !domain
        ? grants[0].executionRole
        : this.#checkGround(input, grants, domain);
    const requester = { ref: viewer.ref, userId: viewer.userId };
    const people = grants.map(beneficiaryOf);
    const roles = [
      ...new Set(
        kind === 'change-role'
          ? [executionRole]
          : grants.map(grant => grant.executionRole),
      ),
    ];
    // What ended access has left behind can wait for a decision.
    const isOver = grants.some(({ status }) => status === 'ended');
    const isOwnRight = isLeaving && standing !== undefined && !isOver;
    const verdict = isOwnRight
      ? undefined
      : await this.#options.policyEvaluator.policyEvaluator({
          kind,
          team,
          domainId: input.domainId,
          executionRoles: roles,
          requester,
          requesterRefs: viewer.refs,
          people,
          duration: input.duration,
          grants,
          leastRecentUse:
            kind === 'extend'
              ? await this.#options.usage.leastRecent(grants)
              : undefined,
        });
    if (verdict && isRefusal(verdict)) {
      throw toRefusalError(verdict);
    }
    if (
      !standing &&
      !verdict?.stages.some(stage => holdsOneOf(viewer.refs, stage.approvers))
    ) {
      throw new NotAllowedError(
        `'${viewer.ref}' may not ask for this: the grants ${grants
          .map(({ grantId }) => `'${grantId}'`)
          .join(', ')} are somebody else's. Their people, the leads of '${
          input.team
        }', the owners of '${
          input.domainId
        }', approvers, and for a revocation who has the permission '${
          studioGrantRevokePermission.name
        }' may`,
      );
    }
    const duration = verdict?.duration;
    const plan = await this.#options.planner.planAgainst(grants, {
      kind,
      domain,
      executionRole: kind === 'change-role' ? executionRole : undefined,
      duration,
      offboarding: input.offboarding,
    });
    if (isOver) {
      checkLeftovers(plan, grants);
    }
    await this.#checkHeld(input);
    return {
      ...(verdict
        ? fromVerdict(verdict)
        : {
            policy: REVOCATION,
            waits: { requestExpiry: 'P7D', reminders: [] },
            automatic: true,
            stages: [],
          }),
      team: input.team,
      domainId: input.domainId,
      domain,
      executionRole,
      people,
      plan: {
        ...plan,
        warnings: [
          ...plan.warnings,
          ...(verdict ? stageWarnings(verdict, team) : []),
        ],
      },
      grantIds: grants.map(({ grantId }) => grantId),
      offboarding: input.offboarding,
    };
  }

  async #findGrants(input: InputAgainstGrants): Promise<GrantRecord[]> {
    const grants: GrantRecord[] = [];
    for (const grantId of new Set(input.grantIds)) {
      const grant = await this.#options.store.getGrant(grantId);
      if (!grant) {
        throw new NotFoundError(
          `grantIds names '${grantId}', and there is no such grant; read the team's or the person's page again`,
        );
      }
      if (grant.team !== input.team) {
        throw new InputError(
          `grantIds names '${grantId}', which is of the team '${grant.team}', not of '${input.team}'; ask for one team at a time`,
        );
      }
      if (grant.domainId !== input.domainId) {
        throw new InputError(
          `grantIds names '${grantId}', which is for the domain '${grant.domainId}', not for '${input.domainId}'; ask for one domain at a time`,
        );
      }
      const trouble = checkGrantStatus(input, grant, now());
      if (trouble) {
        throw new ConflictError(trouble);
      }
      const successor = await offboardingObstacle(grant, this.#options.store);
      if (successor) {
        throw new ConflictError(successor);
      }
      grants.push(grant);
    }
    const over = grants.filter(({ status }) => status === 'ended');
    if (over.length && over.length < grants.length) {
      throw new InputError(
        `grantIds names grants that have ended ('${over[0].grantId}') together with others; ask for the two apart`,
      );
    }
    return grants;
  }

  /** By what right somebody asks, other than as an approver. */
  #standingOf(
    viewer: Viewer,
    grants: GrantRecord[],
    input: InputAgainstGrants,
  ): 'own' | 'lead' | 'owner' | undefined {
    const { config } = this.#options;
    if (
      grants.every(({ person, userId }) =>
        isSameHuman(viewer, { ref: person, userId }),
      )
    ) {
      return 'own';
    }
    if (holdsOneOf(viewer.refs, leadsOf(config.teams, input.team))) {
      return 'lead';
    }
    return holdsOneOf(viewer.refs, config.domains[input.domainId]?.owners ?? [])
      ? 'owner'
      : undefined;
  }

  async #place(
    input: InputAgainstGrants,
    isLeaving: boolean,
  ): Promise<{ team: Team; domain?: StudioDomain }> {
    const { catalog, domains } = this.#options;
    return isLeaving
      ? {
          team: (await catalog.findTeam(input.team)) ?? {
            entityRef: input.team,
            displayName: input.team,
            members: [],
          },
          domain: await domains.find(input.domainId),
        }
      : {
          team: await catalog.getTeam(input.team),
          domain: await domains.get(input.domainId),
        };
  }

  #checkGround(
    input: InputAgainstGrants,
    grants: GrantRecord[],
    domain: StudioDomain,
  ): string {
    checkDomain(domain);
    if (input.kind !== 'change-role') {
      return grants[0].executionRole;
    }
    const executionRole = checkRole(input.executionRole, domain);
    const same = grants.filter(grant => grant.executionRole === executionRole);
    if (same.length) {
      throw new ConflictError(
        `${same
          .map(({ grantId, person }) => `${person} (grant '${grantId}')`)
          .join(', ')} has the executionRole ${executionRole} already`,
      );
    }
    return executionRole;
  }

  async #checkHeld({ grantIds, kind }: InputAgainstGrants): Promise<void> {
    const held = await this.#options.store.findRequestsAgainst({
      grantIds,
      kind,
    });
    for (const [grantId, requestId] of held) {
      throw new ConflictError(
        `The request '${requestId}' to ${kind} the grant '${grantId}' waits for its decision already; decide or withdraw that one first`,
      );
    }
  }
}

type GrantRequestPreparerOptions = {
  catalog: TeamCatalog;
  config: StudioConfig;
  domains: Domains;
  planner: AccessPlanner;
  policyEvaluator: PolicyEvaluator;
  usage: GrantUsage;
  personFacts: PersonFactsReader;
  store: AccessStore;
};

/** Why a grant does not allow the request as it is now. */
export function checkGrantStatus(
  request: { kind: string; duration?: string; offboarding?: Offboarding },
  grant: GrantRecord,
  at: string,
): string | undefined {
  const { kind } = request;
  const named = `The grant '${grant.grantId}' of ${grant.person}`;
  if (kind !== 'extend' && kind !== 'change-role' && kind !== 'revoke') {
    return undefined;
  }
  const isOffboarding = kind === 'revoke' && request.offboarding;
  const command = isOffboarding && grant.status === 'ended' ? 'offboard' : kind;
  if (!targetOf(grant, command)) {
    return grant.status === 'ended'
      ? `${named} has ended (${
          grant.endedReason ?? 'revoked'
        }); ask for access again instead`
      : `${named} is ${grant.status}, so a request of kind '${kind}' cannot be carried out now; try again when it is settled`;
  }
  if (request.offboarding && grant.startsAt) {
    return `${named} has not begun, so there is nothing to offboard; leave offboarding out to revoke it`;
  }
  if (kind === 'extend' && !grant.expiresAt) {
    return `${named} has no end, so there is nothing to extend`;
  }
  return kind === 'extend' && grant.expiresAt! <= at
    ? `${named} ended at ${grant.expiresAt}; ask for access again instead`
    : undefined;
}
