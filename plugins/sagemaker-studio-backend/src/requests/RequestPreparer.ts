/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { PlanInput } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import {
  findRoleConflict,
  isEnding,
  isSamePerson,
} from '../model/grantMachine';
import { isRefusal } from '../model/outcome';
import type { AssignedGroup, Beneficiary } from '../model/records';
import { countLetIn } from '../diagnosis/groupAssignmentPlan';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { now } from '../util/now';
import type { AccessPlanner } from './AccessPlanner';
import { checkDomain, checkRole } from './domainChecks';
import type { Domains } from '../facts/Domains';
import type { GrantRequestPreparer } from './GrantRequestPreparer';
import { checkFields, isAgainstGrants, readStart } from './inputFields';
import type { PolicyEvaluator } from './PolicyEvaluator';
import {
  fromVerdict,
  stageWarnings,
  type PreparedRequest,
  type CurrentStanding,
} from './PreparedRequest';
import { normalizeRef } from '../util/refs';
import { toRefusalError } from '../util/refusals';
import type { Subject } from '../facts/PersonFactsReader';
import {
  personOf,
  type Team,
  type TeamCatalog,
} from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';

/** Turns what somebody asks for into something that can be filed, or says what is wrong with it. */
export class RequestPreparer {
  readonly #options: RequestPreparerOptions;

  static create(options: RequestPreparerOptions): RequestPreparer {
    return new RequestPreparer(options);
  }

  private constructor(options: RequestPreparerOptions) {
    this.#options = options;
  }

  /**
   * Checks everything and computes the plan. Obstacles of single people are in the plan.
   *
   * @throws InputError, NotFoundError, NotAllowedError, ConflictError naming the thing concerned
   */
  async prepare(
    input: PlanInput,
    viewer: Viewer,
    options: CurrentStanding = {},
  ): Promise<PreparedRequest> {
    const { catalog, domains, planner, policyEvaluator, against } =
      this.#options;
    checkFields(input);
    const teamRef = normalizeRef(input.team, { field: 'team', kind: 'group' });
    if (isAgainstGrants(input)) {
      return against.prepare({ ...input, team: teamRef }, viewer, options);
    }
    if (!viewer.inCatalog) {
      throw new NotAllowedError(
        `'${viewer.ref}' is not in the catalog, and only people whom the catalog holds can ask; sign in as somebody it holds`,
      );
    }
    const startsAt = readStart(input, now());
    const team = await catalog.getTeam(teamRef);
    const domain = await domains.get(input.domainId);
    checkDomain(domain);
    const executionRole = checkRole(input.executionRole, domain);
    const refs = peopleOf(input, team, viewer);
    const subjects = await this.#findPeople(refs, input);
    const throughGroup = await this.#findGroup(input);
    const planned = await planner.planAccess({
      subjects,
      domain,
      executionRole,
      throughGroup,
    });
    const verdict = await policyEvaluator.policyEvaluator({
      kind: input.kind,
      team,
      domainId: domain.domainId,
      executionRoles: [executionRole],
      requester: { ref: viewer.ref, userId: viewer.userId },
      requesterRefs: viewer.refs,
      people: subjects.map(({ person }) => ({
        person: person.entityRef,
        userId:
          planned.people.find(each => each.person === person.entityRef)
            ?.userId ?? '',
      })),
      duration: input.duration,
      throughGroup: throughGroup && { letsIn: countLetIn(planned.plan.items) },
    });
    if (isRefusal(verdict)) {
      throw toRefusalError(verdict);
    }
    const held = await this.#warnOfHeld(planned.people, {
      domainId: domain.domainId,
      executionRole,
      duration: verdict.duration,
      throughGroup,
    });
    // Members whom the catalog lists but does not hold are named rather than silently left out.
    const missing = refs.filter(
      ref => !subjects.some(({ person }) => person.entityRef === ref),
    );
    return {
      ...fromVerdict(verdict),
      team: team.entityRef,
      domainId: domain.domainId,
      domain,
      executionRole,
      people: planned.people,
      throughGroup,
      startsAt,
      plan: {
        ...planned.plan,
        warnings: [
          ...planned.plan.warnings,
          ...held,
          ...missing.map(
            ref =>
              `${ref} is listed as a member of '${teamRef}' but is not in the catalog, and is left out.`,
          ),
          ...stageWarnings(verdict, team),
        ],
      },
    };
  }

  /** @throws ConflictError when somebody holds the domain with another role */
  async #warnOfHeld(
    people: Beneficiary[],
    asked: {
      domainId: string;
      executionRole: string;
      duration?: string;
      throughGroup?: AssignedGroup;
    },
  ): Promise<string[]> {
    const live = (
      await this.#options.store.listLiveGrants({
        people: people.map(({ person }) => person),
        userIds: people.map(({ userId }) => userId),
        domainId: asked.domainId,
      })
    )
      // The plan says of each of those that it is in the way.
      .filter(({ status }) => !isEnding(status));
    const conflict = findRoleConflict({ ...asked, people }, live);
    if (conflict) {
      throw toRefusalError(conflict);
    }
    const held = live.filter(grant =>
      people.some(person => isSamePerson(grant, person)),
    );
    return [
      ...held.flatMap(grant =>
        grant.startsAt
          ? [
              `${grant.displayName} is to get this access on ${grant.startsAt} already, and that stays; to begin at another time, revoke the grant '${grant.grantId}' first.`,
            ]
          : [],
      ),
      ...held
        .filter(
          grant => grant.throughGroup?.groupId !== asked.throughGroup?.groupId,
        )
        .map(
          grant =>
            `${grant.displayName} holds this access already, ${
              grant.throughGroup
                ? `through the group ${grant.throughGroup.displayName}`
                : 'by an assignment of their own'
            }, and that stays; for another way in, revoke the grant '${
              grant.grantId
            }' first.`,
        ),
      ...held
        .filter(grant => grant.expiresAt || asked.duration)
        .map(
          grant =>
            `${grant.displayName} holds this access already, ${
              grant.expiresAt
                ? `until ${grant.expiresAt}`
                : 'until it is revoked'
            }, and that stays; to change how long, ask to extend the grant '${
              grant.grantId
            }'.`,
        ),
    ];
  }

  /** @throws InputError when a sync has seen no such group */
  async #findGroup(input: PlanInput): Promise<AssignedGroup | undefined> {
    if (!input.assignThrough) {
      return undefined;
    }
    const groupId = input.assignThrough.group.trim();
    const [group] = await this.#options.inventory.listGroups({
      groupIds: [groupId],
    });
    if (!group) {
      throw new InputError(
        `assignThrough.group '${groupId}' is the id of no group that was seen in IAM Identity Center; take the id from there (the catalog shows it as the annotation aws.amazon.com/identity-center-group-id of a group), or wait for the next sync`,
      );
    }
    return { groupId: group.groupId, displayName: group.displayName };
  }

  async #findPeople(refs: string[], input: PlanInput): Promise<Subject[]> {
    const entities = await this.#options.catalog.getUsers(refs);
    const missing = refs.filter(ref => !entities.has(ref));
    if (input.people && missing.length) {
      throw new NotFoundError(
        `${missing
          .map(ref => `There is no person '${ref}' in the catalog`)
          .join(
            '. ',
          )}; check the names in people, or wait for the catalog to take them in`,
      );
    }
    if (entities.size === 0) {
      throw new InputError(
        `The team '${input.team}' has no members in the catalog; name the people`,
      );
    }
    return [...entities].map(([entityRef, entity]) => ({
      person: { ...personOf(entity), entityRef },
      entity,
    }));
  }
}

type RequestPreparerOptions = {
  catalog: TeamCatalog;
  domains: Domains;
  planner: AccessPlanner;
  policyEvaluator: PolicyEvaluator;
  against: GrantRequestPreparer;
  store: AccessStore;
  inventory: InventoryReader;
};

function peopleOf(input: PlanInput, team: Team, viewer: Viewer): string[] {
  if (input.people) {
    if (input.people.length === 0) {
      throw new InputError(
        'people is empty; name at least one, or leave it out for the whole team or for oneself',
      );
    }
    return [
      ...new Set(
        input.people.map(ref =>
          normalizeRef(ref, { field: 'people', kind: 'user' }),
        ),
      ),
    ];
  }
  return input.kind === 'onboard-team' ? team.members : [viewer.ref];
}
