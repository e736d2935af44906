/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The back end as far as the pages need it, in memory. A request of a lead for her own team is approved at once and
 * makes a step every second; every other request waits for a decision.
 */

import { NotFoundError, NotImplementedError } from '@backstage/errors';
import type {
  AccessFilter,
  AccessRequest,
  AccessRow,
  PersonAccess,
  PersonOverview,
  PlanInput,
  RequestInput,
  SagemakerStudioApi,
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  access,
  DIAGNOSES,
  eventPage,
  events,
  forecasting,
  fraudDetection,
  grant,
  legacyLab,
  plan,
  planItem,
  production,
  readyAccess,
  request,
  research,
  researchLab,
  STEP_NAMES,
  team,
} from '../src/__fixtures__';
import { crowd } from './crowd';
import { planOf, previewOf } from './fakePlans';
import {
  effectiveAccessOf,
  explanationOf,
  historyOf,
  listOf,
  nothingChanges,
  overviewOf,
  readinessOf,
} from './fakeInventory';
import { rareRequests } from './fakeRequests';
import { eventsOf, exportOf, listEventsOf } from './fakeEvents';

const STEP_MILLISECONDS = 1_000;
export const VIEWER = 'user:default/mira.santos';

export class FakeStudioApi implements SagemakerStudioApi {
  readonly #teams: TeamAccess[];
  readonly #requests: AccessRequest[];
  readonly #startedAt = new Map<string, number>();
  #syncedAt = new Date(Date.now() - 130_000).toISOString();

  constructor() {
    const waiting = request({
      requestId: 'req-waiting',
      viewerMayDecide: true,
    });
    this.#teams = [
      forecasting({ pendingRequests: [waiting] }),
      fraudDetection(),
      research(),
      team('analytics-guild', 'Analytics Guild', crowd(1_000), {
        viewer: { entityRef: VIEWER, isMember: true, isLead: true },
      }),
      team('newcomers', 'Newcomers', []),
    ];
    const items = ['Daniel Kim', 'Fatima Zahra', 'Elif Demir'].map(name =>
      planItem(name),
    );
    this.#requests = [
      waiting,
      request({
        requestId: 'req-blocked',
        status: 'approved',
        team: 'group:default/fraud-detection',
        decision: {
          outcome: 'approved',
          by: 'user:default/tomas.oliveira',
          automatic: false,
          comment: 'Ben helps us until the audit is over.',
          at: new Date(Date.now() - 8 * 60_000).toISOString(),
        },
        grants: [grant('Ben Carter', 2, { status: 'provision-blocked' })],
      }),
      request({
        requestId: 'req-done',
        kind: 'onboard-team',
        status: 'approved',
        team: 'group:default/research',
        requester: 'user:default/daniel.kim',
        source: 'template',
        plan: plan(items),
        people: items.map(item => item.person),
        decision: {
          outcome: 'approved',
          by: 'policy:research-lab',
          automatic: true,
          at: new Date(Date.now() - 3 * 86_400_000).toISOString(),
        },
        grants: items.map(item => grant(item.displayName, STEP_NAMES.length)),
        createdAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
      }),
      ...rareRequests(VIEWER),
      request({
        requestId: 'req-mine',
        requester: VIEWER,
        status: 'rejected',
        team: 'group:default/research',
        plan: plan([planItem('Mira Santos')]),
        people: [VIEWER],
        decision: {
          outcome: 'rejected',
          by: 'user:default/daniel.kim',
          automatic: false,
          comment: 'Ask with your own team.',
          at: new Date(Date.now() - 86_400_000).toISOString(),
        },
        createdAt: new Date(Date.now() - 2 * 86_400_000).toISOString(),
      }),
    ];
  }

  async listDomains() {
    return {
      items: [researchLab(), legacyLab(), production()],
      syncedAt: this.#syncedAt,
    };
  }

  async getTeamAccess(entityRef: string): Promise<TeamAccess> {
    const found = this.#teams.find(each => each.team.entityRef === entityRef);
    if (!found) {
      throw new NotFoundError(
        `The team ${entityRef} is not in the catalog; choose another`,
      );
    }
    return {
      ...found,
      syncedAt: this.#syncedAt,
      people: found.people.map(each => this.#withProgress(each)),
      pendingRequests: this.#requests.filter(
        ({ status, team: of }) => status === 'in-review' && of === entityRef,
      ),
    };
  }

  async getPersonOverview(entityRef: string): Promise<PersonOverview> {
    const domains = [researchLab(), legacyLab()];
    const of = this.#teams
      .flatMap(({ people }) => people)
      .find(({ person }) => person.entityRef === entityRef);
    const held = this.#withProgress(of ?? readyAccess('Mira Santos'));
    return {
      person: held.person,
      access: [
        held,
        {
          ...access(held.person.displayName),
          domainId: 'd-legacylab01',
          diagnosis: {
            code: 'legacy-domain' as const,
            sentence:
              'The domain is from before 2023-10-01; an administrator assigns people in the SageMaker console.',
          },
        },
      ].map((each, index) => ({
        ...each,
        domain: domains[index],
        links: {
          studio: domains[index].url,
          accessPortal: 'http://localhost:4566/start',
          identityProvider: 'http://localhost:4566/okta/home',
        },
      })),
      requests: this.#requests.filter(
        ({ requester, people }) =>
          requester === entityRef || people.includes(entityRef),
      ),
      syncedAt: this.#syncedAt,
    };
  }

  async planRequest(input: PlanInput) {
    await pause(400);
    return planOf(input, this.#peopleOf(input));
  }

  async createRequest(input: RequestInput) {
    await pause(500);
    const { items } = planOf(input, this.#peopleOf(input));
    const isAutomatic = input.kind !== 'grant';
    const created = request({
      requestId: `req-${this.#requests.length + 1}`,
      kind: input.kind,
      team: input.team,
      requester: VIEWER,
      justification: input.justification,
      plan: plan(items),
      people: items.map(item => item.person),
      createdAt: new Date().toISOString(),
      ...(isAutomatic
        ? {
            status: 'approved' as const,
            decision: {
              outcome: 'approved' as const,
              by: 'policy:research-lab',
              automatic: true,
              at: new Date().toISOString(),
            },
            grants: items.map(item => grant(item.displayName, 0)),
          }
        : {}),
    });
    this.#startedAt.set(created.requestId, Date.now());
    this.#requests.unshift(created);
    return created;
  }

  async listRequests(
    filter?: Parameters<SagemakerStudioApi['listRequests']>[0],
  ) {
    const { view, status, kind, team: of, domainId } = filter ?? {};
    const items = this.#requests
      .map(each => this.#moved(each))
      .filter(each => view !== 'mine' || each.requester === VIEWER)
      .filter(each => view !== 'to-decide' || each.viewerMayDecide)
      .filter(
        each =>
          (!status || each.status === status) &&
          (!kind || each.kind === kind) &&
          (!of || each.team === of) &&
          (!domainId || each.domainId === domainId),
      );
    return { items, nextCursor: undefined };
  }

  async getRequest(requestId: string) {
    const found = this.#requests.find(each => each.requestId === requestId);
    if (!found) {
      throw new NotFoundError(`The request ${requestId} does not exist`);
    }
    return this.#moved(found);
  }

  async listRequestEvents(
    requestId: string,
    filter?: Parameters<SagemakerStudioApi['listRequestEvents']>[1],
  ) {
    return eventPage(events(await this.getRequest(requestId)), filter);
  }

  async decideRequest(
    requestId: string,
    decision: { outcome: 'approved' | 'rejected'; comment?: string },
  ) {
    await pause(400);
    const found = await this.getRequest(requestId);
    const decided: AccessRequest = {
      ...found,
      status: decision.outcome,
      viewerMayDecide: false,
      decision: {
        outcome: decision.outcome,
        by: VIEWER,
        automatic: false,
        comment: decision.comment,
        at: new Date().toISOString(),
      },
      grants:
        decision.outcome === 'approved'
          ? found.plan.items.map(item => grant(item.displayName, 0))
          : [],
    };
    this.#startedAt.set(requestId, Date.now());
    this.#requests.splice(this.#indexOf(requestId), 1, decided);
    return decided;
  }

  async withdrawRequest(requestId: string) {
    const found = await this.getRequest(requestId);
    const withdrawn: AccessRequest = { ...found, status: 'withdrawn' };
    this.#requests.splice(this.#indexOf(requestId), 1, withdrawn);
    return withdrawn;
  }

  async retryOperation(operationId: string) {
    const { operation } = grant('Ben Carter', 2);
    if (!operation) {
      throw new NotFoundError(`The operation ${operationId} does not exist`);
    }
    return operation;
  }

  async refresh() {
    setTimeout(() => {
      this.#syncedAt = new Date().toISOString();
    }, 1_500);
  }

  async listAccess(filter: AccessFilter = {}) {
    return listOf(this.#rows(filter.team), filter);
  }

  async getDomain(domainId: string) {
    return overviewOf(this.#domain(domainId), this.#rowsOf(domainId));
  }

  async getReadiness(domainId: string) {
    return readinessOf(this.#domain(domainId));
  }

  async getEffectiveAccess(
    domainId: string,
    filter: { team?: string; person?: string } = {},
  ) {
    const rows = this.#rowsOf(domainId, filter.team).filter(
      ({ person: { entityRef } }) =>
        !filter.person || entityRef === filter.person,
    );
    return effectiveAccessOf(this.#domain(domainId), rows);
  }

  async previewAssignment({ domainId }: { domainId: string }) {
    return nothingChanges(domainId);
  }

  async explainEntry(person: string, domainId: string) {
    const held = (await this.getPersonOverview(person)).access;
    const found = held.find(each => each.domainId === domainId);
    return explanationOf(
      found ?? { ...held[0], domainId, diagnosis: DIAGNOSES.noAccess },
      this.#domain(domainId),
    );
  }

  async getHistory(filter: { days?: number }) {
    return { items: historyOf(filter.days) };
  }

  async previewOffboarding(grantId: string) {
    await pause(600);
    const found = this.#rows().find(each => each.grant?.grantId === grantId);
    if (!found) {
      throw new NotFoundError(`There is no grant '${grantId}'`);
    }
    return previewOf(found);
  }

  async listEvents(filter?: Parameters<SagemakerStudioApi['listEvents']>[0]) {
    return listEventsOf(eventsOf(this.#requests), filter);
  }

  async exportEvents(format: 'jsonl' | 'csv') {
    return exportOf(eventsOf(this.#requests), format);
  }

  async verifyEvents() {
    await pause(800);
    const checked = eventsOf(this.#requests).length;
    return { intact: true, checked, head: '9f2c'.repeat(16), faults: [] };
  }

  readonly simulateRequest = notShown;
  readonly listGrants = notShown;
  readonly getGrant = notShown;
  readonly undoOffboarding = notShown;
  readonly acceptLeavers = notShown;
  readonly acceptInvalidations = notShown;
  readonly getDirectory = notShown;

  #domain(domainId: string): StudioDomain {
    const domains = [researchLab(), legacyLab(), production()];
    const found = domains.find(each => each.domainId === domainId);
    if (!found) {
      throw new NotFoundError(`The domain ${domainId} is not known`);
    }
    return found;
  }

  #rows(ofTeam?: string): AccessRow[] {
    return this.#teams
      .filter(each => !ofTeam || each.team.entityRef === ofTeam)
      .flatMap(({ people }) => people)
      .map(each => ({
        ...this.#withProgress(each),
        domainName: this.#domain(each.domainId).name,
      }));
  }

  #rowsOf(domainId: string, ofTeam?: string): AccessRow[] {
    return this.#rows(ofTeam).filter(each => each.domainId === domainId);
  }

  #indexOf(requestId: string): number {
    return this.#requests.findIndex(each => each.requestId === requestId);
  }

  #peopleOf(input: PlanInput): PersonAccess[] {
    const people = this.#rows(input.team).filter(
      ({ domainId }) => domainId === input.domainId,
    );
    if (input.grantIds) {
      return people.filter(({ grant: held }) =>
        input.grantIds?.includes(held?.grantId ?? ''),
      );
    }
    const wanted =
      input.people ?? (input.kind === 'grant' ? [VIEWER] : undefined);
    return people.filter(
      ({ person: { entityRef = '' } }) => wanted?.includes(entityRef) ?? true,
    );
  }

  /** The request as far as it has come since it was approved. */
  #moved(of: AccessRequest): AccessRequest {
    const startedAt = this.#startedAt.get(of.requestId);
    if (!startedAt) {
      return of;
    }
    const steps = Math.floor((Date.now() - startedAt) / STEP_MILLISECONDS);
    return {
      ...of,
      grants: of.grants.map((each, index) =>
        grant(each.displayName, Math.max(0, steps - index)),
      ),
    };
  }

  #withProgress(of: PersonAccess): PersonAccess {
    for (const each of this.#requests) {
      const held = this.#moved(each).grants.find(
        ({ person }) => person === of.person.entityRef,
      );
      if (held && this.#startedAt.has(each.requestId)) {
        const isDone = held.status === 'active';
        return {
          ...(isDone ? readyAccess(of.person.displayName) : of),
          diagnosis: isDone ? DIAGNOSES.ready : DIAGNOSES.inProgress,
          grant: {
            grantId: held.grantId,
            requestId: each.requestId,
            status: held.status,
            executionRole: held.executionRole,
          },
        };
      }
    }
    return of;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** What no page asks for yet. */
async function notShown(): Promise<never> {
  throw new NotImplementedError('The development app does not imitate this');
}
