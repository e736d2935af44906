/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Who may sign in to a domain, by which way, and what a change of an assignment would do. */
import type {
  AccessList,
  AssignmentChange,
  EffectiveAccess,
  EffectiveAccessPreview,
  EntryExplanation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Application } from '@studio-access/sandbox';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type Problem = { error: { message: string } };

describe('effective access', () => {
  const studio = useStudio();

  const ingrid = () => studio.backend.as('ingrid.larsen');

  const get = (
    of?: { team?: string; person?: string },
    domainId: string = COMPANY.researchLab,
  ) => ingrid().call(client => client.getEffectiveAccess(domainId, of));

  const preview = (
    change: Omit<AssignmentChange, 'domainId'> & { domainId?: string },
  ) =>
    ingrid().call(client =>
      client.previewAssignment({ domainId: COMPANY.researchLab, ...change }),
    );

  beforeEach(async () => {
    await studio.start();
    await studio.backend.keepAccessList();
  });

  describe('of a domain', () => {
    it('tells who may sign in, and by which group', async () => {
      expect(await answerOf<EffectiveAccess>(200, get())).toMatchObject({
        domainName: 'research-lab',
        groups: [{ displayName: 'research', members: 3 }],
        total: 4,
        people: [
          { entityRef: 'user:default/daniel.kim', hasProfile: true },
          { entityRef: 'user:default/elif.demir', hasProfile: false },
          { entityRef: 'user:default/fatima.zahra', direct: false },
          { entityRef: 'user:default/samuel.osei', direct: true, groupIds: [] },
        ],
        syncedAt: expect.any(String),
      });
    });

    it.each([
      [{ team: 'group:default/fraud-detection' }, ['Samuel Osei']],
      [{ person: 'user:default/elif.demir' }, ['Elif Demir']],
      [{ person: 'user:default/ben.carter' }, []],
    ])('is filtered by %j', async (filter, names) => {
      const { people } = await answerOf<EffectiveAccess>(200, get(filter));
      expect(people.map(({ displayName }) => displayName)).toEqual(names);
    });

    it.each([
      [404, { team: 'group:default/no-team' }, COMPANY.researchLab],
      [404, { person: 'user:default/no.body' }, COMPANY.researchLab],
      [400, { person: 'group:default/research' }, COMPANY.researchLab],
      [404, {}, 'd-x'],
    ])('answers %i to %j in %s', async (expected, filter, domainId) => {
      expect((await get(filter, domainId)).status).toBe(expected);
    });

    it('is a matter of IAM in IAM mode', async () => {
      const production = get(undefined, COMPANY.production);
      expect(await answerOf(200, production)).toEqual({
        domainId: COMPANY.production,
        domainName: expect.any(String),
        groups: [],
        people: [],
        note: expect.stringContaining('lets people in by IAM'),
        messages: { note: { code: 'text', params: expect.anything() } },
        syncedAt: expect.any(String),
      });
    });

    it('cannot be known from before October 2023', async () => {
      const legacy = await answerOf<EffectiveAccess>(
        200,
        get(undefined, COMPANY.legacyLab),
      );
      expect(legacy.total).toBeUndefined();
      expect(legacy.note).toContain('from before October 2023');
    });
  });

  describe('after a change of an assignment', () => {
    const ben = () => ({
      type: 'USER' as const,
      id: studio.aws.user('ben.carter').userId,
    });

    it('is previewed for a group, without a call to AWS', async () => {
      const calls = studio.sandbox.admin.calls().length;
      const { groupId } = studio.aws.group('research');
      expect(
        await answerOf<EffectiveAccessPreview>(
          200,
          preview({
            change: 'remove-assignment',
            principal: { type: 'GROUP', id: groupId },
          }),
        ),
      ).toMatchObject({
        sentence: 'Removing the assignment of research shuts 3 people out.',
        gains: 0,
        loses: 3,
        people: [
          { entityRef: 'user:default/daniel.kim', effect: 'loses' },
          { effect: 'loses' },
          { effect: 'loses' },
        ],
      });
      expect(studio.sandbox.admin.calls()).toHaveLength(calls);
    });

    it('is previewed for a user, without a call to AWS', async () => {
      const calls = studio.sandbox.admin.calls().length;
      const { userId } = studio.aws.user('daniel.kim');
      expect(
        await answerOf<EffectiveAccessPreview>(
          200,
          preview({
            change: 'assign',
            principal: { type: 'USER', id: userId },
          }),
        ),
      ).toMatchObject({
        sentence:
          'Assigning Daniel Kim changes nothing: Daniel Kim is also in research.',
        gains: 0,
        people: [{ effect: 'keeps', because: 'the group research' }],
      });
      expect(studio.sandbox.admin.calls()).toHaveLength(calls);
    });

    it('is not previewed for who does not exist', async () => {
      const { error } = await answerOf<Problem>(
        404,
        preview({
          change: 'assign',
          principal: { type: 'GROUP', id: ben().id },
        }),
      );
      expect(error.message).toContain(
        "principal.id 'Ben Carter' is not a group",
      );
    });

    it.each([
      [404, 'd-x', "'d-x'"],
      [400, COMPANY.legacyLab, 'from before October 2023'],
    ])('is answered with %i in %s', async (status, domainId, says) => {
      const { error } = await answerOf<Problem>(
        status,
        preview({ domainId, change: 'assign', principal: ben() }),
      );
      expect(error.message).toContain(says);
    });

    it.each([
      [{ change: 'swap' }, 'change'],
      [{ change: 'assign', force: true }, "Unknown field 'force'. Allowed: "],
    ])('is refused for %j', async (wrong, says) => {
      const { error } = await answerOf<Problem>(
        400,
        ingrid().post('/effective-access/previews', {
          domainId: COMPANY.researchLab,
          principal: ben(),
          ...wrong,
        }),
      );
      expect(error.message).toContain(says);
    });
  });

  describe('by an application', () => {
    async function setApplication(change: Partial<Application>) {
      const { applications } = studio.sandbox.admin.world.identityCenter;
      applications[COMPANY.applicationArn] = {
        ...present(applications[COMPANY.applicationArn]),
        ...change,
      };
      await studio.backend.refresh();
      await studio.backend.keepAccessList();
    }

    async function explainOlga() {
      const { canEnter, diagnosis, failure } = await answerOf<EntryExplanation>(
        200,
        ingrid().call(client =>
          client.explainEntry('user:default/olga.petrova', COMPANY.researchLab),
        ),
      );
      return [canEnter, diagnosis.code, failure?.code];
    }

    async function listDiagnoses() {
      const { items } = await answerOf<AccessList>(
        200,
        ingrid().call(client =>
          client.listAccess({ limit: 200, domainId: COMPANY.researchLab }),
        ),
      );
      return items.map(
        ({ person, diagnosis }) => `${person.displayName}: ${diagnosis.code}`,
      );
    }

    it('takes an assignment', async () => {
      const { note } = await answerOf<EffectiveAccess>(200, get());
      expect(note).toBeUndefined();
      expect(await explainOlga()).toEqual([false, 'no-access', 'assigned']);
      expect(await listDiagnoses()).toContain('Daniel Kim: ready');
    });

    it('that requires no assignment is everybody', async () => {
      await setApplication({ assignmentRequired: false });
      const { note, total, people } = await answerOf<EffectiveAccess>(
        200,
        get(),
      );
      expect(note).toContain('requires no assignment, so everybody');
      expect(total).toBeGreaterThan(10);
      expect(people.map(({ entityRef }) => entityRef)).toContain(
        'user:default/olga.petrova',
      );
      expect(await explainOlga()).toEqual([
        true,
        'ready-after-first-sign-in',
        undefined,
      ]);
      expect(await listDiagnoses()).toContain('Lena Fischer: ready');
    });

    it('that requires no assignment is not changed by one', async () => {
      await setApplication({ assignmentRequired: false });
      const { groups } = await answerOf<EffectiveAccess>(200, get());
      const { sentence, loses } = await answerOf<EffectiveAccessPreview>(
        200,
        preview({
          change: 'remove-assignment',
          principal: { type: 'GROUP', id: only(groups).groupId },
        }),
      );
      expect(sentence).toContain(
        'changes nothing now: the application requires',
      );
      expect(loses).toBe(0);
    });

    it('that is disabled is nobody', async () => {
      await setApplication({ assignmentRequired: true, status: 'DISABLED' });
      const { note } = await answerOf<EffectiveAccess>(200, get());
      expect(note).toContain('is disabled, so nobody can sign in');
      expect(await explainOlga()).toEqual([
        false,
        'no-access',
        'application-enabled',
      ]);
      expect(await listDiagnoses()).toContain('Daniel Kim: domain-closed');
    });
  });
});
