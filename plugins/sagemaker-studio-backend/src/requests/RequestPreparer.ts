/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Turns the input of a request into a request that can be filed. */
import type {
  Message,
  Plan,
  PlanInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { countLetIn } from '../diagnosis/groupAssignmentPlan';
import type { Team, TeamCatalog } from '../directory/TeamCatalog';
import type { Domains } from '../facts/Domains';
import { subjectsOf, type CatalogSubject } from '../facts/subjects';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Viewer } from '../model/caller';
import {
  findRoleConflict,
  isProvisionedAgain,
} from '../model/grantsOfApproval';
import { isEnding } from '../model/grantTransitions';
import { refuse, type Refusal } from '../model/outcome';
import {
  isPlannedFor,
  isSamePerson,
  type AssignedGroup,
  type Beneficiary,
  type GrantRecord,
} from '../model/records';
import type { AccessStore } from '../store/AccessStore';
import { now } from '../util/now';
import { normalizeRef } from '../util/refs';
import { assertMet, unlessRefused } from '../util/refusals';
import type { AccessPlanner } from './AccessPlanner';
import { checkDomain, checkRole } from './domainChecks';
import type { GrantRequestPreparer } from './GrantRequestPreparer';
import { takesOver } from '../model/takeOver';
import {
  checkFields,
  domainIdOf,
  isAgainstGrants,
  readStart,
} from './inputFields';
import type { NewDomainPreparer } from './NewDomainPreparer';
import { waitingWarnings, type OpenRequests } from './OpenRequests';
import type { PolicyEvaluator } from './PolicyEvaluator';
import {
  askedBy,
  stageWarnings,
  waitsForPerson,
  type CurrentStanding,
  type PreparedRequest,
} from './PreparedRequest';
import { RESTORATION, restoresGrants } from './restoration';
import type { EntityRef } from '../model/names';
import { say, warningMessages, warningsOf } from '../util/say';
import { inputError, notFoundError, notAllowedError } from '../util/errors';

const WAITS_FOR_QUOTA = say('warning.waits-for-quota');

export class RequestPreparer {
  readonly #options: RequestPreparerOptions;

  constructor(options: RequestPreparerOptions) {
    this.#options = options;
  }

  /**
   * Checks everything but the people, whose obstacles are in the plan.
   *
   * @throws InputError, NotFoundError, NotAllowedError, ConflictError naming the thing concerned
   */
  async prepare(
    input: PlanInput,
    viewer: Viewer,
    options: CurrentStanding = {},
  ): Promise<PreparedRequest> {
    const { catalog, domains, policyEvaluator, against, newDomains } =
      this.#options;
    checkFields(input);
    const teamRef = normalizeRef(input.team, { field: 'team', kind: 'group' });
    if (isAgainstGrants(input)) {
      return against.prepare({ ...input, team: teamRef }, viewer, options);
    }
    if (!viewer.inCatalog) {
      throw notAllowedError(
        say('refused.requester-not-in-catalog', { viewer: viewer.ref }),
      );
    }
    if (input.kind === 'create-domain') {
      return newDomains.prepare({ ...input, team: teamRef }, viewer);
    }
    const startsAt = readStart(input, now());
    const leads = input.leads?.map(ref =>
      normalizeRef(ref, { field: 'leads', kind: 'user' }),
    );
    const team = await catalog.getTeam(teamRef);
    const domain = await domains.get(domainIdOf(input));
    assertMet(checkDomain(domain));
    const executionRole = input.executionRole ?? domain.defaultExecutionRole;
    assertMet(checkRole(executionRole, domain));
    const refs = peopleOf(input, team, viewer);
    const asked = await this.#findPeople(refs, input);
    const throughGroup = await this.#findGroup(input);
    const { planned, subjects, waiting } = await this.#planOthers(asked, {
      kind: input.kind,
      domain,
      executionRole,
      throughGroup,
      handOver: input.handOver,
    });
    const userIds = new Map(
      planned.people.map(({ person, userId }) => [person, userId]),
    );
    const decided = unlessRefused(
      await policyEvaluator.evaluate({
        kind: input.kind,
        team,
        domainId: domain.domainId,
        domainName: domain.name,
        executionRoles: [executionRole],
        ...askedBy(viewer),
        people: subjects.flatMap(({ person: { entityRef } }) =>
          entityRef
            ? [{ person: entityRef, userId: userIds.get(entityRef) ?? '' }]
            : [],
        ),
        duration: input.duration,
        noEnd: input.noEnd,
        leads,
        mayNameLeads: options.mayNameLeads,
        throughGroup: throughGroup && {
          ...throughGroup,
          letsIn: countLetIn(planned.plan.items),
        },
      }),
    );
    const held = await this.#findHeld(planned.people, {
      domainId: domain.domainId,
      executionRole,
    });
    const ruled =
      !viewer.rule &&
      restoresGrants(
        { kind: input.kind, team, domainId: domain.domainId, throughGroup },
        { plan: planned.plan, people: planned.people, held },
        { viewer, config: this.#options.config },
      )
        ? { ...decided, ...RESTORATION }
        : decided;
    const mayBeAutomatic =
      ruled.automatic &&
      !waitsForPerson(input, viewer) &&
      !takesOver(planned.plan);
    const isAutomatic = mayBeAutomatic && !planned.exceedsQuota;
    const verdict = {
      ...(isAutomatic ? ruled : decided),
      automatic: isAutomatic,
      // Beyond the quota somebody else decides, as on a request of the setter's own.
      teamRule: decided.teamRule && {
        ...decided.teamRule,
        setterMayDecide:
          decided.teamRule.setterMayDecide && !planned.exceedsQuota,
      },
    };
    const missing = refs.filter(
      ref => !asked.some(({ person }) => person.entityRef === ref),
    );
    return {
      ...verdict,
      team: team.entityRef,
      teamGroupId: team.groupId,
      domainId: domain.domainId,
      domain,
      executionRole,
      people: planned.people,
      throughGroup,
      startsAt,
      waiting,
      stillFits: planned.stillFits,
      alreadyHeld:
        verdict.automatic || waiting.isEverybody
          ? undefined
          : checkChanges(planned, held),
      plan: {
        ...planned.plan,
        ...warningsOf([
          ...warningMessages(planned.plan),
          ...(mayBeAutomatic && planned.exceedsQuota ? [WAITS_FOR_QUOTA] : []),
          ...warningsOfHeld(held, {
            duration: verdict.duration,
            throughGroup,
          }),
          ...waitingWarnings(waiting),
          ...missing.map(ref =>
            say('warning.not-in-catalog', { ref, team: teamRef }),
          ),
          ...stageWarnings(verdict, team),
        ]),
      },
    };
  }

  /** The plan for those who do not wait for another request already; for everybody when all do. */
  async #planOthers(
    asked: CatalogSubject[],
    { kind, ...options }: { kind: PlanInput['kind'] } & PlanOptions,
  ) {
    const { planner, openRequests } = this.#options;
    const planned = await planner.planAccess({ ...options, subjects: asked });
    const waiting = await openRequests.find(planned.people, {
      kind,
      domainId: options.domain.domainId,
      count: asked.length,
    });
    if (waiting.requests.length === 0 || waiting.isEverybody) {
      return { planned, subjects: asked, waiting };
    }
    const userIds = new Map(
      planned.people.map(({ person, userId }) => [person, userId]),
    );
    const waits = new Set(waiting.requests.map(({ userId }) => userId));
    const subjects = asked.filter(
      ({ person: { entityRef } }) =>
        !entityRef || !waits.has(userIds.get(entityRef) ?? ''),
    );
    return {
      planned: await planner.planAccess({ ...options, subjects }),
      subjects,
      waiting,
    };
  }

  /**
   * The live grants of the people in the domain.
   *
   * @throws ConflictError when somebody holds the domain with another role
   */
  async #findHeld(
    people: Beneficiary[],
    asked: { domainId: string; executionRole: string },
  ): Promise<GrantRecord[]> {
    const live = await this.#options.store.listLiveGrants({
      userIds: people.map(({ userId }) => userId),
      domainId: asked.domainId,
    });
    // A grant that is ending is an obstacle in the plan.
    const staying = live.filter(({ status }) => !isEnding(status));
    assertMet(findRoleConflict({ ...asked, people }, staying));
    return staying.filter(grant =>
      people.some(person => isSamePerson(grant, person)),
    );
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
      throw inputError(
        say('refused.no-such-assigned-group', { group: groupId }),
      );
    }
    return { groupId: group.groupId, displayName: group.displayName };
  }

  async #findPeople(
    refs: EntityRef[],
    input: PlanInput,
  ): Promise<CatalogSubject[]> {
    const entities = await this.#options.catalog.getUsers(refs);
    const missing = refs.filter(ref => !entities.has(ref));
    if (input.people && missing.length) {
      throw notFoundError(
        say('refused.no-people', { people: missing.map(ref => `'${ref}'`) }),
      );
    }
    if (entities.size === 0) {
      throw inputError(say('refused.no-members', { team: input.team }));
    }
    return subjectsOf(entities);
  }
}

type PlanOptions = Omit<Parameters<AccessPlanner['planAccess']>[0], 'subjects'>;

type RequestPreparerOptions = {
  catalog: TeamCatalog;
  domains: Domains;
  planner: AccessPlanner;
  policyEvaluator: PolicyEvaluator;
  against: GrantRequestPreparer;
  newDomains: NewDomainPreparer;
  openRequests: OpenRequests;
  store: AccessStore;
  inventory: InventoryReader;
  config: Pick<StudioConfig, 'teams' | 'domains'>;
};

/** Nobody should have to decide what everybody has already. */
function checkChanges(
  { plan, people }: { plan: Plan; people: Beneficiary[] },
  held: GrantRecord[],
): Refusal | undefined {
  const changes = plan.items.some(item => {
    const beneficiary = people.find(each => isPlannedFor(item, each));
    const grant =
      beneficiary && held.find(each => isSamePerson(each, beneficiary));
    return item.obstacle || !grant || isProvisionedAgain(grant, item);
  });
  if (changes || plan.items.length === 0) {
    return undefined;
  }
  return refuse(
    'invalid',
    say('refused.nothing-changes', {
      count: held.length,
      people: held.map(({ displayName }) => displayName),
    }),
  );
}

function warningsOfHeld(
  held: GrantRecord[],
  asked: { duration?: string; throughGroup?: AssignedGroup },
): Message[] {
  const otherWay = held.filter(
    ({ throughGroup }) => throughGroup?.groupId !== asked.throughGroup?.groupId,
  );
  return [
    ...held.flatMap(({ startsAt, displayName }) =>
      startsAt
        ? say('warning.starts-already', {
            person: displayName,
            start: { time: startsAt },
          })
        : [],
    ),
    ...otherWay.map(({ throughGroup, displayName }) =>
      say('warning.other-way', {
        person: displayName,
        way: throughGroup
          ? say('way.group', { group: throughGroup.displayName })
          : say('way.own-assignment'),
      }),
    ),
    ...held.flatMap(({ expiresAt, displayName }) => {
      const of = { person: displayName };
      if (expiresAt) {
        return say('warning.held-until', { ...of, end: { time: expiresAt } });
      }
      return asked.duration ? say('warning.held', of) : [];
    }),
  ];
}

function peopleOf(input: PlanInput, team: Team, viewer: Viewer): string[] {
  if (input.people) {
    if (input.people.length === 0) {
      throw inputError(say('refused.people-empty'));
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
