/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The client against the back end as it is: every public method of the one, every operation and parameter of the other.
 * A method or a parameter that is new fails here until it is tried.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  SagemakerStudioClient,
  STEP_EVENT_TYPES,
  type AccessEvent,
  type AccessRequest,
  type DomainCreation,
  type Grant,
  type SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { AccessStore } from '../store/AccessStore';
import { companyEntities } from '../integration/__testUtils__/companyEntities';
import { startStudioBackend } from '../integration/__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from '../integration/__testUtils__/startTestSandbox';
import type { SentCall } from '../integration/__testUtils__/studioClient';
import { studioWorld } from '../integration/__testUtils__/studioWorld';
import { apiOperations } from './apiOperations';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

const TEAM = 'group:default/forecasting';
const BEN = 'user:default/ben.carter';
const MIRA = 'user:default/mira.santos';
/** Id of a user whom nobody has seen. */
const GONE = '93677ab1c2-0badcafe-0000-4000-8000-000000000000';
const domainId = COMPANY.researchLab;
const ASKED = {
  kind: 'grant',
  team: TEAM,
  domainId,
  justification: 'Forecast the wind of next week',
} as const;

/** A group of another provider that has the name of the forecasters in Identity Center. */
const FOREIGN_TEAM = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    namespace: 'partners',
    name: 'forecasting',
    annotations: { 'backstage.io/managed-by-origin-location': 'static:teams' },
  },
  spec: { type: 'team', children: [] },
};

function forecasting({ admin }: TestSandbox) {
  return present(
    Object.values(admin.world.identityCenter.groups).find(
      ({ displayName }) => displayName === 'forecasting',
    ),
  );
}

/** Its `operationId` in the API document, which has the name of the client's method. */
function operationOf({ method, path }: SentCall): string | undefined {
  const [pathname = ''] = path.split('?');
  return apiOperations.find(
    each => each.method === method && each.pattern.test(pathname),
  )?.operationId;
}

const LED_IN_PORTAL = 'group:default/research';
const LEADS = { version: 0, leads: [MIRA] };
const RULE = {
  version: 0,
  joiners: 'propose' as const,
  leavers: 'off' as const,
  justification: 'Forecast the wind of next week',
};
const POLICY = {
  version: 0,
  yaml: `
    teams: [${TEAM}]
    domains: [${domainId}]
    requesters: anyone
    approvers: [team-leads]
  `,
};
const SETTINGS = {
  version: 0,
  mode: 'manage' as const,
  owners: [],
  roles: [],
};

describe('the client and the back end', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const sent: SentCall[] = [];
  let sandbox: TestSandbox;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let store: AccessStore;
  let asked: AccessRequest;
  let grant: Grant;

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      platformTeams: ['user:default/mira.santos'],
      studio: { identity: { trustedOrigins: ['static:teams'] } },
    });
    sandbox.admin.world.timings.userProfile = 10;
    const knex = await databases.init('SQLITE_3');
    store = new AccessStore({ knex });
    const company = sandbox.config.get<JsonObject>('sagemakerStudio');
    const domains = sandbox.config.get<JsonObject>('sagemakerStudio.domains');
    const domain = sandbox.config.get<JsonObject>(
      `sagemakerStudio.domains.${domainId}`,
    );
    backend = await startStudioBackend({
      sandbox: {
        ...sandbox,
        data: {
          ...sandbox.data,
          sagemakerStudio: {
            ...company,
            domains: {
              ...domains,
              [domainId]: { ...domain, owners: [MIRA] },
              // Set in the portal.
              [COMPANY.production]: undefined,
            },
          },
        },
      },
      knex,
      entities: [...companyEntities(sandbox.admin.world), FOREIGN_TEAM],
      onClientCall: call => sent.push(call),
    });
    await backend.sync();
    await backend.keepHistory();
  });

  afterAll(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  const ben = () => backend.as('ben.carter').client;
  const mira = () => backend.as('mira.santos').client;

  async function approved(request: AccessRequest): Promise<AccessRequest> {
    return mira().decideRequest(request.requestId, {
      outcome: 'approved',
      planHash: request.plan.hash,
      comment: 'Welcome',
    });
  }

  let creating: AccessRequest;

  const untilCreation = (status: DomainCreation['status']) =>
    backend.until(async () => {
      creating = await mira().getRequest(creating.requestId);
      return creating.creation?.status === status;
    }, 'The creation does not get there');

  async function untilGrant(isSo: (current: Grant) => boolean) {
    await backend.until(async () => {
      grant = await mira().getGrant(grant.grantId);
      return isSo(grant);
    }, 'The grant does not get there');
  }

  /* Each is run by a test of its own. */
  /* eslint-disable jest/no-standalone-expect */

  /** In the order in which they are run: the later ones need what the earlier ones did. */
  const EXERCISES: Record<keyof SagemakerStudioApi, () => Promise<void>> = {
    async listDomains() {
      const { items } = await ben().listDomains();
      expect(items.map(item => item.domainId)).toContain(domainId);
    },
    async getDomain() {
      expect(await ben().getDomain(domainId)).toMatchObject({
        domain: { name: 'research-lab' },
      });
    },
    async listDomainSummaries() {
      expect((await ben().listDomainSummaries()).items).not.toEqual([]);
    },
    async listPolicies() {
      const { policies } = await ben().listPolicies();
      expect(policies).not.toEqual([]);
      expect(policies[0]).toMatchObject({
        source: 'app-config',
        key: 'sagemakerStudio.policies[0]',
      });
    },
    async listNetworks() {
      const place = COMPANY.machineLearning;
      expect(await mira().listNetworks(place)).toEqual({
        items: [],
        isReading: true,
      });
      await backend.until(
        async () => !(await mira().listNetworks(place)).isReading,
        'The networks are not read',
      );
      const { items } = await mira().listNetworks(place);
      expect(items.map(({ vpcId }) => vpcId)).toContain(
        'vpc-0a1b2c3d4e5f60718',
      );
      expect(only(items.slice(0, 1)).subnets).not.toEqual([]);
    },
    async listIdentityCenterUsers() {
      const find = () =>
        ben().listIdentityCenterUsers({ search: 'SANTOS', limit: 5 });
      expect(only((await find()).items).state).toBe('not-in-catalog');
      // Once the catalog has been looked through.
      await backend.keepAccessList();
      expect(await find()).toMatchObject({
        items: [
          { displayName: 'Mira Santos', entityRef: MIRA, state: 'ready' },
        ],
        hasMore: false,
      });
      const { items, hasMore } = await ben().listIdentityCenterUsers({
        limit: 1,
      });
      expect(items).toHaveLength(1);
      expect(hasMore).toBe(true);
    },
    async getReadiness() {
      expect((await ben().getReadiness(domainId)).checks).not.toEqual([]);
    },
    async listOrphanedAssignments() {
      const { assignments } = sandbox.admin.world.identityCenter;
      const { applicationArn } = COMPANY;
      assignments[`${applicationArn}|USER|${GONE}`] = {
        applicationArn,
        principalType: 'USER',
        principalId: GONE,
        createdAt: Date.now(),
      };
      await backend.sync();
      expect(await mira().listOrphanedAssignments(domainId)).toEqual({
        domainId,
        items: [{ principalType: 'USER', principalId: GONE }],
        viewer: { mayRemove: true },
      });
    },
    async removeOrphanedAssignment() {
      const removed = await mira().removeOrphanedAssignment(domainId, {
        principalType: 'USER',
        principalId: GONE,
      });
      expect(removed.removal).toMatchObject({ requestedBy: MIRA });
      await backend.until(
        async () =>
          (await mira().listOrphanedAssignments(domainId)).items.length === 0,
        'The assignment stays',
      );
    },
    async removeUnmanagedAccess() {
      const { assignments, users } = sandbox.admin.world.identityCenter;
      const { applicationArn } = COMPANY;
      const { userId } = present(
        Object.values(users).find(({ userName }) =>
          userName.startsWith('elif.demir'),
        ),
      );
      const key = `${applicationArn}|USER|${userId}`;
      assignments[key] = {
        applicationArn,
        principalType: 'USER',
        principalId: userId,
        createdAt: Date.now(),
      };
      await backend.sync();
      const removed = await mira().removeUnmanagedAccess(domainId, { userId });
      expect(removed.removal).toMatchObject({ requestedBy: MIRA });
      await backend.until(
        async () => !(key in assignments),
        'The assignment stays',
      );
    },
    async listUnmanagedAccess() {
      const { assignments } = sandbox.admin.world.identityCenter;
      const { applicationArn } = COMPANY;
      const { userId } = studioWorld(sandbox.admin.world).user('olga.petrova');
      assignments[`${applicationArn}|USER|${userId}`] = {
        applicationArn,
        principalType: 'USER',
        principalId: userId,
        createdAt: Date.now(),
      };
      await backend.sync();
      await backend.keepAccessList();
      const recorded = await mira().listUnmanagedAccess(domainId, {
        team: TEAM,
      });
      expect(recorded.people).toContainEqual(
        expect.objectContaining({
          userId,
          record: expect.objectContaining({ team: TEAM }),
        }),
      );
    },
    async removeUnmanagedAccessInBulk() {
      const world = studioWorld(sandbox.admin.world);
      const { userId } = world.user('tomas.oliveira');
      world.assign('tomas.oliveira');
      await backend.sync();
      const { items, refused } = await mira().removeUnmanagedAccessInBulk(
        domainId,
        {
          principals: [
            { principalType: 'USER', principalId: userId },
            { principalType: 'GROUP', principalId: GONE },
          ],
        },
      );
      expect(items).toMatchObject([{ principalId: userId }]);
      expect(refused).toMatchObject([{ principalId: GONE }]);
      await backend.until(
        async () => !world.hasOwnAssignment('tomas.oliveira'),
        'The assignment stays',
      );
    },
    async getEffectiveAccess() {
      const person = 'user:default/elif.demir';
      const one = await ben().getEffectiveAccess(domainId, { person });
      expect(one.people).toMatchObject([{ entityRef: person }]);
      expect(
        (await ben().getEffectiveAccess(domainId, { team: TEAM })).people,
      ).toEqual([]);
    },
    async previewAssignment() {
      const { userId } = studioWorld(sandbox.admin.world).user('ben.carter');
      expect(
        await ben().previewAssignment({
          domainId,
          change: 'assign',
          principal: { type: 'USER', id: userId },
        }),
      ).toMatchObject({ gains: 1, loses: 0 });
    },
    async explainEntry() {
      expect(await ben().explainEntry(BEN, domainId)).toMatchObject({
        canEnter: false,
      });
    },
    async getTeamAccess() {
      expect((await ben().getTeamAccess(TEAM)).people).not.toEqual([]);
    },
    async getPersonOverview() {
      const overview = await ben().getPersonOverview(BEN);
      expect(overview.person.entityRef).toBe(BEN);
    },
    async getDirectory() {
      const { users } = await backend.asService().getDirectory();
      expect(users.map(({ userName }) => userName)).toContain(
        'ben.carter@alpenglow.example',
      );
    },
    async listDomainTeams() {
      const { items } = await backend.asService().listDomainTeams();
      expect(items).toContainEqual({
        domainId,
        teams: expect.arrayContaining(['group:default/research']),
      });
    },
    async getStanding() {
      expect(await backend.asService().getStanding(BEN)).toMatchObject({
        entityRef: BEN,
        refs: expect.arrayContaining([BEN]),
        ownedDomains: [],
      });
    },
    async planRequest() {
      expect((await ben().planRequest(ASKED)).items).toMatchObject([
        { person: BEN },
      ]);
    },
    async simulateRequest() {
      const simulation = await ben().simulateRequest(ASKED);
      expect(simulation.plan.hash).toBe((await ben().planRequest(ASKED)).hash);
    },
    async retryDomainCreation() {
      const { timings } = sandbox.admin.world;
      timings.domain = 20;
      sandbox.admin.addFault({
        operation: 'CreateDomain',
        times: 1,
        effect: { type: 'fail-status', reason: 'The subnets are full' },
      });
      creating = await mira().createRequest(
        {
          kind: 'create-domain',
          team: TEAM,
          newDomain: {
            ...COMPANY.machineLearning,
            name: 'new-lab',
            executionRole: COMPANY.scientistRole,
            network: {
              access: 'internet',
              vpcId: 'vpc-0a1b2c3d4e5f60718',
              subnetIds: ['subnet-0a1b2c3d4e5f60718'],
            },
          },
          justification: 'A lab of their own',
        },
        { idempotencyKey: 'new-lab' },
      );
      await untilCreation('blocked');
      // It stays with AWS until it is cancelled.
      timings.domain = 1_000;
      const { creation } = await mira().retryDomainCreation(creating.requestId);
      expect(creation?.status).toBe('running');
    },
    async cancelDomainCreation() {
      const { creation } = await mira().cancelDomainCreation(
        creating.requestId,
      );
      expect(creation?.status).toBe('cancelling');
    },
    async withdrawRequest() {
      const other = await ben().createRequest(ASKED, { idempotencyKey: '2' });
      expect(await ben().withdrawRequest(other.requestId)).toMatchObject({
        requestId: other.requestId,
        status: 'withdrawn',
      });
    },
    async createRequest() {
      const once = { idempotencyKey: 'once' };
      asked = await ben().createRequest(ASKED, once);
      expect(asked).toMatchObject({ status: 'in-review', requester: BEN });
      expect((await ben().createRequest(ASKED, once)).requestId).toBe(
        asked.requestId,
      );
    },
    async getRequest() {
      expect(await ben().getRequest(asked.requestId)).toEqual(asked);
    },
    async listRequestDocuments() {
      const service = backend.asService();
      const first = await service.listRequestDocuments({ limit: 1 });
      const { items } = await service.listRequestDocuments({
        cursor: first.nextCursor,
      });
      expect(items).toContainEqual(
        expect.objectContaining({ domainId, people: ['Ben Carter'] }),
      );
      expect(items).not.toContainEqual(only(first.items));
    },
    async listRequests() {
      const filter = {
        view: 'all',
        team: TEAM,
        kind: 'grant',
        domainId,
        requester: BEN,
        person: BEN,
        sort: 'createdAt',
        limit: 1,
      } as const;
      const first = await ben().listRequests(filter);
      const second = await ben().listRequests({
        ...filter,
        cursor: first.nextCursor,
      });
      expect([...first.items, ...second.items]).toMatchObject([
        { status: 'withdrawn' },
        { requestId: asked.requestId },
      ]);
      expect(second.nextCursor).toBeUndefined();
      expect(
        (await ben().listRequests({ status: 'in-review' })).items,
      ).toMatchObject([{ requestId: asked.requestId }]);
    },
    async commentOnRequest() {
      await ben().commentOnRequest(asked.requestId, { comment: 'Until May.' });
      const { items } = await mira().listRequestEvents(asked.requestId, {
        view: 'comments',
      });
      expect(items).toMatchObject([
        { type: 'request.commented', detail: { comment: 'Until May.' } },
      ]);
    },
    async planAmendment() {
      const planned = await mira().planAmendment(asked.requestId, {
        duration: 'P7D',
      });
      expect(planned).toMatchObject({ duration: 'P7D', mayShorten: true });
      expect((await mira().getRequest(asked.requestId)).asked).toBeUndefined();
    },
    async decideRequest() {
      const decided = await approved(asked);
      expect(decided).toMatchObject({
        status: 'approved',
        decision: { by: MIRA, comment: 'Welcome' },
      });
      grant = only((await backend.settle(asked.requestId)).grants);
      expect(grant).toMatchObject({ person: BEN, status: 'active' });
    },
    async listRequestEvents() {
      const { requestId } = asked;
      const all = (await ben().listRequestEvents(requestId)).items;
      expect(all[0]?.type).toBe('request.submitted');
      expect(all.at(-1)?.type).toBe('grant.active');
      const pages: AccessEvent[] = [];
      let cursor: string | undefined;
      do {
        const page = await ben().listRequestEvents(requestId, {
          sort: '-sequence',
          limit: 4,
          cursor,
        });
        expect(page.items.length).toBeLessThanOrEqual(4);
        pages.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      expect(pages.reverse()).toEqual(all);
      const milestones = await ben().listRequestEvents(requestId, {
        view: 'milestones',
        limit: 2,
      });
      const told = all.filter(
        ({ type }) => !STEP_EVENT_TYPES.some(each => each === type),
      );
      expect(milestones.items).toEqual(told.slice(0, 2));
      const rest = await ben().listRequestEvents(requestId, {
        view: 'milestones',
        cursor: milestones.nextCursor,
      });
      expect(rest).toEqual({ items: told.slice(2) });
    },
    async getGrant() {
      expect(await ben().getGrant(grant.grantId)).toEqual(grant);
    },
    async listGrants() {
      const filter = {
        team: TEAM,
        person: BEN,
        domainId,
        status: 'active',
        sort: 'expiresAt',
        limit: 1,
      } as const;
      expect(await ben().listGrants(filter)).toEqual({ items: [grant] });
      const aiko = await mira().createRequest(
        {
          ...ASKED,
          kind: 'onboard-team',
          people: ['user:default/aiko.tanaka'],
        },
        { idempotencyKey: 'aiko' },
      );
      await backend.settle(aiko.requestId);
      const byName = { sort: 'person', limit: 1 } as const;
      const first = await mira().listGrants(byName);
      const second = await mira().listGrants({
        ...byName,
        cursor: first.nextCursor,
      });
      expect(
        [...first.items, ...second.items].map(({ person }) => person),
      ).toEqual(['user:default/aiko.tanaka', BEN]);
    },
    async listAccess() {
      await backend.keepAccessList();
      const filter = {
        domainId,
        team: TEAM,
        person: BEN,
        diagnosis: ['ready', 'no-access'],
        search: 'ben',
        sort: 'name',
        limit: 1,
      } as const;
      const one = await mira().listAccess({
        ...filter,
        diagnosis: [...filter.diagnosis],
      });
      expect(one.items).toMatchObject([{ person: { entityRef: BEN } }]);
      const first = await mira().listAccess({ sort: 'name', limit: 1 });
      const second = await mira().listAccess({
        sort: 'name',
        limit: 1,
        cursor: first.nextCursor,
      });
      expect(second.items).toHaveLength(1);
      expect(second.items).not.toEqual(first.items);
    },
    async getHistory() {
      const { items } = await mira().getHistory({ domainId, days: 7 });
      expect(items).toHaveLength(1);
      await mira().getHistory({ team: TEAM });
    },
    async previewOffboarding() {
      expect(await mira().previewOffboarding(grant.grantId)).toMatchObject({
        grantId: grant.grantId,
        profileName: 'ben-carter',
      });
    },
    async undoOffboarding() {
      const leaving = await mira().createRequest(
        {
          ...ASKED,
          kind: 'revoke',
          grantIds: [grant.grantId],
          offboarding: { deleteSpaces: true, deleteProfile: true },
        },
        { idempotencyKey: 'leave' },
      );
      expect(leaving.status).toBe('approved');
      await untilGrant(({ operation }) =>
        Boolean(
          operation?.steps.some(
            ({ name, status }) =>
              name === 'remove-assignment' && status === 'done',
          ),
        ),
      );
      const undone = await mira().undoOffboarding(grant.grantId);
      expect(undone.status).toBe('provisioning');
      await untilGrant(({ status }) => status === 'active');
    },
    async retryOperation() {
      sandbox.admin.addFault({
        operation: 'CreateUserProfile',
        effect: {
          type: 'error',
          code: 'AccessDeniedException',
          message: 'Not authorized',
          status: 400,
        },
      });
      const jonas = await mira().createRequest(
        {
          ...ASKED,
          kind: 'onboard-team',
          people: ['user:default/jonas.weber'],
        },
        { idempotencyKey: 'jonas' },
      );
      const stuck = only((await backend.settle(jonas.requestId)).grants);
      expect(stuck.status).toBe('provision-blocked');
      sandbox.admin.clearFaults();
      const operationId = stuck.operation?.operationId ?? '';
      const again = await mira().retryOperation(operationId);
      expect(again.operationId).toBe(operationId);
      const done = only((await backend.settle(jonas.requestId)).grants);
      expect(done.status).toBe('active');
    },
    async listMassChanges() {
      expect(await mira().listMassChanges()).toMatchObject({ items: [] });
    },
    async acceptMassChange() {
      await store.commit({
        heldBack: { what: 'grants', from: [], to: [grant.grantId] },
        events: [],
      });
      const { hash } = only((await mira().listMassChanges()).items);
      expect(await mira().acceptMassChange({ hash })).toEqual({
        kind: 'leavers',
        count: 0,
      });
    },
    async rejectMassChange() {
      await store.commit({
        heldBack: { what: 'requests', from: [], to: [asked.requestId] },
        events: [],
      });
      const { hash } = only((await mira().listMassChanges()).items);
      expect(await mira().rejectMassChange({ hash })).toMatchObject({
        kind: 'requests',
        hash,
        requests: [{ requestId: asked.requestId, domainId }],
        rejected: { by: 'user:default/mira.santos' },
      });
    },
    async listIdentityConflicts() {
      expect(await mira().listIdentityConflicts()).toMatchObject({ items: [] });
    },
    async confirmIdentityLink() {
      const { person: entityRef } = grant;
      const { users } = await backend.asService().getDirectory();
      const { userId = '' } =
        users.find(({ catalogName }) => entityRef.endsWith(catalogName)) ?? {};
      expect(
        await mira().confirmIdentityLink({ entityRef, userId }),
      ).toMatchObject({ entityRef, userId });
    },
    async getIdentityReport() {
      expect(await mira().getIdentityReport()).toMatchObject({ teams: [] });
    },
    async decideRef() {
      await backend.keepAccessList();
      const { users } = await backend.asService().getDirectory();
      const { userId: id } = present(
        users.find(({ catalogName }) => catalogName === 'mira.santos'),
      );
      const entityRef = 'user:default/mira.santos';
      // Said again, it is so already.
      expect(
        await mira().decideRef({ entityRef, recorded: 'another', id }),
      ).toEqual({ entityRef, id });
    },
    async confirmTeamLink() {
      await backend.keepAccessList();
      const { groupId } = forecasting(sandbox);
      const link = { entityRef: stringifyEntityRef(FOREIGN_TEAM), groupId };
      expect(await mira().confirmTeamLink(link)).toEqual(link);
    },
    async getSettings() {
      const { domains, mayChangeAll } = await mira().getSettings();
      expect(mayChangeAll).toBe(true);
      expect(
        domains.find(each => each.domainId === COMPANY.production),
      ).toMatchObject({ source: 'none', mayChange: 'all' });
    },
    async simulateDomainSettings() {
      expect(
        await mira().simulateDomainSettings(COMPANY.production, SETTINGS),
      ).toMatchObject({ changes: [{ field: 'mode' }] });
    },
    async setDomain() {
      expect(
        await mira().setDomain(COMPANY.production, SETTINGS),
      ).toMatchObject({ source: 'portal', version: 1 });
    },
    async simulatePolicySettings() {
      expect(
        await mira().simulatePolicySettings('of-portal', POLICY),
      ).toMatchObject({
        changes: [{ field: 'teams', after: [TEAM] }, {}, {}, {}],
      });
    },
    async setPolicy() {
      expect(await mira().setPolicy('of-portal', POLICY)).toMatchObject({
        source: 'portal',
        version: 1,
        isInForce: true,
      });
      expect(await mira().setPolicy('of-portal', { version: 1 })).toMatchObject(
        { source: 'none', version: 0 },
      );
    },
    async simulateTeamSettings() {
      expect(
        await mira().simulateTeamSettings(LED_IN_PORTAL, LEADS),
      ).toMatchObject({ changes: [{ field: 'leads', after: [MIRA] }] });
    },
    async setTeam() {
      expect(await mira().setTeam(LED_IN_PORTAL, LEADS)).toMatchObject({
        leads: [MIRA],
      });
    },
    async simulateTeamRule() {
      expect(await mira().simulateTeamRule(TEAM, domainId, RULE)).toMatchObject(
        { leavers: [] },
      );
    },
    async setTeamRule() {
      expect(await mira().setTeamRule(TEAM, domainId, RULE)).toMatchObject({
        joiners: 'propose',
        setBy: MIRA,
      });
    },
    async listTeamRules() {
      const filter = { team: TEAM };
      expect((await mira().listTeamRules(filter)).items).toMatchObject([
        { domainId },
      ]);
    },
    async exportSettings() {
      const { yaml } = await mira().exportSettings();
      expect(yaml).toContain(COMPANY.production);
    },
    async simulateSettingsImport() {
      const { yaml } = await mira().exportSettings();
      const { items, hash } = await mira().simulateSettingsImport({ yaml });
      expect(items.map(({ changes }) => changes)).toEqual(items.map(() => []));
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
    },
    async importSettings() {
      const { yaml } = await mira().exportSettings();
      const { items } = await mira().importSettings({ yaml });
      expect(items).toContainEqual({
        kind: 'domain',
        domainId: COMPANY.production,
        name: 'production',
        nobodyCanAsk: true,
        changes: [],
      });
    },
    async refresh() {
      expect(await mira().refresh()).toBeUndefined();
    },
    async listEvents() {
      const filter = {
        after: 1,
        type: 'grant.*',
        actor: 'system',
        requestId: asked.requestId,
        grantId: grant.grantId,
        domainId,
        from: '2026-01-01T00:00:00Z',
        until: '2999-01-01T00:00:00+01:00',
        person: BEN,
        team: TEAM,
        steps: false,
        limit: 1,
      };
      const first = await mira().listEvents(filter);
      const second = await mira().listEvents({
        ...filter,
        cursor: first.nextCursor,
      });
      expect(only(second.items).sequence).toBeLessThan(
        only(first.items).sequence,
      );
    },
    async verifyEvents() {
      const { head: hash = '', headSequence: sequence = 0 } =
        await mira().verifyEvents();
      expect(await mira().verifyEvents({ sequence, hash })).toMatchObject({
        intact: true,
        faults: [],
        rows: { faults: [] },
        given: { sequence, hash, found: true },
      });
      expect(
        await mira().verifyEvents({ sequence: sequence + 1, hash }),
      ).toMatchObject({ intact: false, given: { found: false } });
    },
    async exportEvents() {
      const { checked, head } = await mira().verifyEvents();
      const jsonl = await (await mira().exportEvents('jsonl')).text();
      const lines = jsonl.trimEnd().split('\n');
      expect(lines).toHaveLength(checked);
      expect(JSON.parse(present(lines.at(-1)))).toMatchObject({ hash: head });
      const csv = await mira().exportEvents('csv');
      expect(csv.headers.get('content-type')).toContain('text/csv');
      expect((await csv.text()).trimEnd().split('\r\n')).toHaveLength(
        checked + 1,
      );
      const ofTeam = await mira().exportEvents('csv', { team: TEAM });
      expect((await ofTeam.text()).split('\r\n').length).toBeLessThan(checked);
    },
  };

  /* eslint-enable jest/no-standalone-expect */

  it('know every method of the client', () => {
    const methods = Object.getOwnPropertyNames(SagemakerStudioClient.prototype);
    expect(Object.keys(EXERCISES).sort()).toEqual(
      methods.filter(name => name !== 'constructor').sort(),
    );
  });

  it.each(Object.entries(EXERCISES))('agree on %s', async (name, exercise) => {
    const before = sent.length;
    await exercise();
    expect(sent.slice(before).every(({ status }) => status < 300)).toBe(true);
    expect(sent.slice(before).map(operationOf)).toContain(
      `${name.charAt(0).toLocaleUpperCase('en-US')}${name.slice(1)}`,
    );
  });

  it('refuse the number of an event without its hash', async () => {
    await expect(mira().verifyEvents({ sequence: 1 })).rejects.toMatchObject({
      body: {
        error: {
          message: 'Give sequence and hash of the same event, or neither',
        },
      },
    });
  });

  it('leave out no operation and no parameter of the API', () => {
    const missing = apiOperations.flatMap(({ operationId, parameters }) => {
      const own = sent.filter(call => operationOf(call) === operationId);
      const given = own.flatMap(({ path }) => [
        ...new URLSearchParams(path.split('?')[1]).keys(),
      ]);
      return own.length === 0
        ? [operationId]
        : parameters
            .filter(
              ({ in: place, name }) =>
                place === 'query' && !given.includes(name),
            )
            .map(({ name }) => `${operationId} ${name}`);
    });
    expect(missing).toEqual([]);
  });
});
