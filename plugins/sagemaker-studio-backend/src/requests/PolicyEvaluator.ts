/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RequestKind } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { checkExtensionLimit } from '../model/extensionLimit';
import { isRefusal, type Refusal } from '../model/outcome';
import {
  durationUnder,
  holdsOneOf,
  leadsOf,
  mayAsk,
  mayAskFor,
  mayAssign,
  noPolicy,
  policiesFor,
  policyVersion,
  rule,
} from '../model/policy';
import type { Beneficiary, GrantRecord } from '../model/records';
import {
  isSameHuman,
  type Candidate,
  type ResolvedStage,
} from '../model/stages';
import type { StudioConfig } from '../config/StudioConfig';
import type { Policy } from '../model/policy';
import { now } from '../util/now';
import type { Approvers } from './Approvers';
import type { Team } from '../directory/TeamCatalog';

/** What the policies are asked about. */
export type EvaluatedRequest = {
  kind: RequestKind;
  team: Team;
  domainId: string;
  /** The roles that are asked for, or that the grants concerned have. */
  executionRoles: string[];
  requester: Candidate;
  /** The requester's own ref and those of the groups; absent means: as the catalog has them. */
  requesterRefs?: string[];
  people: Pick<Beneficiary, 'person' | 'userId'>[];
  /** As asked for. */
  duration?: string;
  /** Whether a group is to let them in, and how many others it lets in; for requests that make grants. */
  throughGroup?: { letsIn: number };
  /** For `extend`: what is extended. */
  grants?: GrantRecord[];
  /** For `extend`: when whoever was at work longest ago was, ISO 8601; absent means that somebody never was seen. */
  leastRecentUse?: string;
};

/** What the policies say. */
export type Verdict = {
  /** The one that decides; its version is of all that match. */
  policy: Policy;
  version: string;
  automatic: boolean;
  stages: ResolvedStage[];
  /** Absent means until revoked, or that the kind has none. */
  duration?: string;
};

/** Says what the policies of now make of a request. */
export class PolicyEvaluator {
  readonly #config: StudioConfig;
  readonly #approvers: Approvers;

  static create(options: {
    config: StudioConfig;
    approvers: Approvers;
  }): PolicyEvaluator {
    return new PolicyEvaluator(options.config, options.approvers);
  }

  private constructor(config: StudioConfig, approvers: Approvers) {
    this.#config = config;
    this.#approvers = approvers;
  }

  /** @param approvedBy - stage by stage, who has approved it already */
  async policyEvaluator(
    request: EvaluatedRequest,
    approvedBy?: Candidate[][],
  ): Promise<Verdict | Refusal> {
    const { kind, team, domainId, requester } = request;
    const subject = { team: team.entityRef, domainId };
    const { policies } = this.#config;
    const perRole = request.executionRoles.map(executionRole => ({
      executionRole,
      matching: policiesFor(policies, { ...subject, executionRole }),
    }));
    const uncovered = perRole.find(({ matching }) => matching.length === 0);
    if (uncovered) {
      return noPolicy(policies, { ...subject, ...uncovered });
    }
    // Of several roles each brings its policies, and all of them count.
    const matching = policies.filter(policy =>
      perRole.some(each => each.matching.includes(policy)),
    );
    const isNew = kind === 'grant' || kind === 'onboard-team';
    const refusal =
      isNew &&
      mayAsk(matching, {
        requester: requester.ref,
        team: team.entityRef,
        requesterIsMember: team.members.includes(requester.ref),
      });
    if (refusal) {
      return refusal;
    }
    const leads = leadsOf(this.#config.teams, team.entityRef);
    const owners = this.#config.domains[domainId]?.owners ?? [];
    const requesterRefs =
      request.requesterRefs ??
      (await this.#approvers.refsOf(requester.ref, [
        ...leads,
        ...owners,
        ...matching.flatMap(({ automatic }) =>
          automatic.flatMap(({ requesterIn }) => requesterIn ?? []),
        ),
      ]));
    const forOthers =
      isNew &&
      mayAskFor(matching, {
        requester: requester.ref,
        requesterRefs,
        others: request.people
          .filter(
            ({ person, userId }) =>
              !isSameHuman(requester, { ref: person, userId }),
          )
          .map(({ person }) => person),
        team: team.entityRef,
        leads,
        domainId,
        owners,
      });
    if (forOthers) {
      return forOthers;
    }
    const otherWay =
      isNew &&
      mayAssign(matching, { throughGroup: request.throughGroup !== undefined });
    if (otherWay) {
      return otherWay;
    }
    const length =
      isNew || kind === 'extend'
        ? durationUnder(matching, request.duration)
        : {};
    if (isRefusal(length)) {
      return length;
    }
    const early =
      kind === 'extend' &&
      checkExtensionLimit(matching, request.grants ?? [], now());
    if (early) {
      return early;
    }
    const rulings = perRole.map(({ executionRole }) =>
      rule(matching, {
        kind,
        requesterRefs,
        requesterIsLead: holdsOneOf(requesterRefs, leads),
        everybodyIsMember: request.people.every(({ person }) =>
          team.members.includes(person),
        ),
        executionRole,
        duration: length.duration,
        letsIn: request.throughGroup?.letsIn,
        leastRecentUse: request.leastRecentUse,
        at: now(),
      }),
    );
    const { policy, automatic } =
      rulings.find(ruling => !ruling.automatic) ?? rulings[0];
    return {
      policy,
      version: policyVersion(matching),
      automatic,
      stages: await this.#approvers.resolve(policy.stages, request, {
        fallbackApprovers: policy.fallbackApprovers,
        approvedBy,
      }),
      duration: length.duration,
    };
  }
}
