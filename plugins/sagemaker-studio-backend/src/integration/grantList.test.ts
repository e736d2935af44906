/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The list of grants over HTTP: its pages, filters and orders, and what it says of a wrong filter. */
import type {
  Grant,
  SagemakerStudioClient,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { FORECASTERS, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

describe('the list of grants', () => {
  const studio = useStudio();
  const everybody = FORECASTERS.map(name => `user:default/${name}`);

  beforeEach(async () => {
    await studio.start();
    await studio.bringInAll(FORECASTERS);
  });

  const list = (filter?: Parameters<SagemakerStudioClient['listGrants']>[0]) =>
    studio.mira().client.listGrants(filter);
  const peopleOf = (...pages: { items: Grant[] }[]) =>
    pages.flatMap(({ items }) => items.map(({ person }) => person));

  it('has pages', async () => {
    const first = await list({ team: 'group:default/forecasting', limit: 3 });
    const second = await list({ limit: 3, cursor: first.nextCursor });
    expect(second.nextCursor).toBeUndefined();
    expect(peopleOf(first, second).sort()).toEqual(everybody);
  });

  it('is filtered by person, domain and status', async () => {
    const aiko = 'user:default/aiko.tanaka';
    expect((await list({ person: aiko })).items).toHaveLength(1);
    expect((await list({ domainId: 'd-other' })).items).toEqual([]);
    expect((await list({ status: 'ended' })).items).toEqual([]);
  });

  it('has an order on every page', async () => {
    const first = await list({ sort: 'person', limit: 3 });
    const second = await list({
      sort: 'person',
      limit: 3,
      cursor: first.nextCursor,
    });
    expect(peopleOf(first, second)).toEqual(everybody);
    expect(peopleOf(await list({ sort: '-person' }))).toEqual(
      [...everybody].reverse(),
    );
    expect(peopleOf(await list({ sort: '-createdAt' }))).toEqual(
      peopleOf(await list()),
    );
  });

  it('says which filter is wrong', async () => {
    const { nextCursor } = await list({ sort: 'person', limit: 3 });
    const wrong: [query: string, field: string][] = [
      ['team=user:default/aiko.tanaka', 'team'],
      ['cursor=nonsense', 'cursor'],
      // A cursor of one order is none of another.
      [`cursor=${nextCursor}`, 'cursor'],
      [`sort=-person&cursor=${nextCursor}`, 'cursor'],
      ['sort=justification', 'sort'],
      ['status=gone', 'status'],
      ['limit=0', 'limit'],
    ];
    for (const [query, field] of wrong) {
      const { error } = await answerOf<{ error: { message: string } }>(
        400,
        studio.mira().get(`/grants?${query}`),
      );
      expect(error.message).toContain(field);
    }
  });

  it('leads to no grant that does not exist', async () => {
    const mira = studio.mira();
    for (const answer of [
      await mira.get('/grants/none'),
      await mira.get('/grants/none/offboarding'),
      await mira.post('/grants/none/undo'),
    ]) {
      expect(answer.status).toBe(404);
    }
  });
});
