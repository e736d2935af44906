/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  sagemakerStudioPermissions,
  studioAccessReadPermission,
  studioGrantOperatePermission,
  studioGrantReadPermission,
  studioGrantUndoPermission,
  studioOperatePermission,
  studioRequestCreatePermission,
  studioRequestDecidePermission,
  studioRequestReadPermission,
  studioRequestWithdrawPermission,
  type Standing,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  createSagemakerStudioGrantConditionalDecision,
  createSagemakerStudioRequestConditionalDecision,
  sagemakerStudioGrantConditions as onGrants,
  sagemakerStudioRequestConditions as onRequests,
} from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { decideForOthers, isOfOtherPlugin } from './otherPlugins';
import { readPolicyConfig, type PolicyConfig } from './readPolicyConfig';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** Permissions for everyone. Permissions in no list are for platform engineers. */
const FOR_EVERYBODY = [
  studioAccessReadPermission,
  studioRequestCreatePermission,
  studioOperatePermission,
];

/**
 * Permissions of four kinds of people. They say who may try to decide a request; whether a decision counts is up to the
 * request's own policy.
 *
 * - Everybody signed in sees domains and who holds access, asks, and sees the requests and grants of their own, of their
 *   teams, and those that they may decide.
 * - Leads of a team, as `sagemakerStudio.teams` or the settings of the team name them, decide and operate for the team, and take revocations back.
 * - Owners of a domain, as `sagemakerStudio.domains` or the settings of the domain name them, see its requests and grants,
 *   which they may revoke; they take revocations back.
 * - Those in `permission.sagemakerStudio.platformTeams` see and may do everything, the record of events included.
 *
 * Some permissions of the scaffolder and the catalog are answered as well, unless there is a next policy or
 * `permission.sagemakerStudio.coverOtherPlugins` says otherwise: tasks are for those who started them, and deleting
 * entities and changing locations is for platform engineers.
 *
 * Every other permission is left to the next policy; without one it is allowed.
 *
 * @public
 */
export class StudioAccessPolicy implements PermissionPolicy {
  readonly #config: PolicyConfig;
  readonly #standing: (userRef: string) => Promise<Standing>;
  readonly #logger: LoggerService;
  readonly #next: PermissionPolicy | undefined;
  readonly #coversOtherPlugins: boolean;

  /**
   * @param config - the root configuration
   * @param options - `standing`: asks the plugin who somebody is, so that no group counts that anybody may have
   * registered, as `createStandingReader` does; `next`: the policy for every permission that is not answered here
   * @throws InputError naming the key of a wrong value
   */
  static fromConfig(
    config: Config,
    options: {
      standing: (userRef: string) => Promise<Standing>;
      logger: LoggerService;
      next?: PermissionPolicy;
    },
  ): StudioAccessPolicy {
    return new StudioAccessPolicy(readPolicyConfig(config), options);
  }

  private constructor(
    config: PolicyConfig,
    options: {
      standing: (userRef: string) => Promise<Standing>;
      logger: LoggerService;
      next?: PermissionPolicy;
    },
  ) {
    this.#config = config;
    this.#standing = options.standing;
    this.#logger = options.logger;
    this.#next = options.next;
    this.#coversOtherPlugins =
      config.coversOtherPlugins ?? options.next === undefined;
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const { permission } = request;
    const isOfOthers = this.#coversOtherPlugins && isOfOtherPlugin(permission);
    if (
      !isOfOthers &&
      !sagemakerStudioPermissions.some(each => each.name === permission.name)
    ) {
      return this.#next ? this.#next.handle(request, user) : ALLOW;
    }
    if (!user) {
      return DENY;
    }
    const standing = await this.#standingOf(user.info.userEntityRef);
    if (isOfOthers) {
      if (standing?.refusal) {
        return DENY;
      }
      return standing && this.#isOfPlatformTeam(standing)
        ? ALLOW
        : decideForOthers(permission, user.info.userEntityRef);
    }
    if (!standing) {
      return DENY;
    }
    // Rights that the configuration gives to a ref do not apply while it is unclear who is behind the ref.
    const claims = standing.refusal ? [] : standing.refs;
    if (this.#isOfPlatformTeam(standing)) {
      return ALLOW;
    }
    const person = { userRefs: [user.info.userEntityRef] };
    // Whom the refs of the configuration mean is known to the plugin; one before this version names only the refs.
    const {
      ownedDomains = this.#config.domains
        .filter(({ owners }) => holdsOne(claims, owners))
        .map(({ domainId }) => domainId),
      ledTeams: led = this.#config.teams
        .filter(({ leads }) => holdsOne(claims, leads))
        .map(({ team }) => team),
    } = standing.refusal ? { ownedDomains: [], ledTeams: [] } : standing;
    const ofOwned = { domainIds: ownedDomains };
    const ofTeams = { teams: [...new Set([...claims, ...led])] };

    if (isPermission(permission, studioRequestReadPermission)) {
      return createSagemakerStudioRequestConditionalDecision(permission, {
        anyOf: [
          onRequests.isRequester(person),
          onRequests.isBeneficiary(person),
          onRequests.isOfTeam(ofTeams),
          onRequests.isInDomain(ofOwned),
          onRequests.isApprover({ claims }),
        ],
      });
    }
    if (isPermission(permission, studioRequestDecidePermission)) {
      return createSagemakerStudioRequestConditionalDecision(permission, {
        anyOf: [
          onRequests.isApprover({ claims }),
          onRequests.isOfTeam({ teams: led }),
        ],
      });
    }
    if (isPermission(permission, studioRequestWithdrawPermission)) {
      return createSagemakerStudioRequestConditionalDecision(
        permission,
        onRequests.isRequester(person),
      );
    }
    if (isPermission(permission, studioGrantReadPermission)) {
      return createSagemakerStudioGrantConditionalDecision(permission, {
        anyOf: [
          onGrants.isRequester(person),
          onGrants.isBeneficiary(person),
          onGrants.isOfTeam(ofTeams),
          onGrants.isInDomain(ofOwned),
        ],
      });
    }
    if (isPermission(permission, studioGrantOperatePermission)) {
      return createSagemakerStudioGrantConditionalDecision(permission, {
        anyOf: [
          onGrants.isRequester(person),
          onGrants.isBeneficiary(person),
          onGrants.isOfTeam({ teams: led }),
        ],
      });
    }
    if (isPermission(permission, studioGrantUndoPermission)) {
      // Nobody takes back that their own access is taken away.
      return createSagemakerStudioGrantConditionalDecision(permission, {
        allOf: [
          {
            anyOf: [
              onGrants.isOfTeam({ teams: led }),
              onGrants.isInDomain(ofOwned),
            ],
          },
          { not: onGrants.isBeneficiary(person) },
        ],
      });
    }
    return FOR_EVERYBODY.some(each => isPermission(permission, each))
      ? ALLOW
      : DENY;
  }

  #isOfPlatformTeam({ refusal, isOfPlatformTeam, refs }: Standing): boolean {
    return (
      refusal === undefined &&
      (isOfPlatformTeam ?? holdsOne(refs, this.#config.platformTeams))
    );
  }

  /** Absent when the plugin does not say, and then nothing of it is allowed. */
  async #standingOf(userRef: string): Promise<Standing | undefined> {
    try {
      return await this.#standing(userRef);
    } catch (error) {
      this.#logger.warn(
        `Denied ${userRef} what SageMaker Studio access protects, since its plugin did not say who that is`,
        toError(error),
      );
      return undefined;
    }
  }
}

function holdsOne(claims: string[], refs: string[]): boolean {
  return refs.some(ref => claims.includes(ref));
}
