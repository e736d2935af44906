/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Entity } from '@backstage/catalog-model';
import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CachedCatalog } from './CachedCatalog';

const user = (name: string, title?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, title },
});
const ANA = { entityRefs: ['user:default/ana'] };
const options = { credentials: mockCredentials.service() };

afterEach(() => {
  jest.restoreAllMocks();
});

describe('CachedCatalog', () => {
  it('asks only for those of whom nothing is known yet, and answers in the order asked for', async () => {
    const catalog = catalogServiceMock({
      entities: [user('ana'), user('ben'), user('cleo')],
    });
    const ask = jest.spyOn(catalog, 'getEntitiesByRefs');
    const cached = new CachedCatalog({ catalog });
    const names = async (...entityRefs: string[]) =>
      (await cached.getEntitiesByRefs({ entityRefs }, options)).items.map(
        entity => entity?.metadata.name,
      );

    expect(await names('user:default/ana', 'user:default/gone')).toEqual([
      'ana',
      undefined,
    ]);
    expect(
      await names(
        'user:default/cleo',
        'user:default/gone',
        'User:default/Ana',
        'user:default/ben',
        'user:default/cleo',
      ),
    ).toEqual(['cleo', undefined, 'ana', 'ben', 'cleo']);
    expect(await names('user:default/ben')).toEqual(['ben']);
    expect(ask.mock.calls.map(([{ entityRefs }]) => entityRefs)).toEqual([
      ['user:default/ana', 'user:default/gone'],
      ['user:default/cleo', 'user:default/ben'],
    ]);
  });

  it('asks again ten seconds after it last asked, however often it was read meanwhile', async () => {
    const start = performance.now();
    const clock = jest.spyOn(performance, 'now');
    const at = (seconds: number) =>
      clock.mockReturnValue(start + seconds * 1000);
    at(0);
    const catalog = catalogServiceMock({ entities: [user('ana')] });
    const ask = jest.spyOn(catalog, 'getEntitiesByRefs');
    const cached = new CachedCatalog({ catalog });
    const title = async () =>
      (await cached.getEntitiesByRefs(ANA, options)).items[0]?.metadata.title;

    expect(await title()).toBeUndefined();
    ask.mockResolvedValue({ items: [user('ana', 'Lead')] });
    for (const seconds of [4, 9]) {
      at(seconds);
      // It looks at the clock at most once a millisecond.
      await new Promise(resolve => setTimeout(resolve, 5));
      expect(await title()).toBeUndefined();
    }
    at(11);
    await new Promise(resolve => setTimeout(resolve, 5));
    expect(await title()).toBe('Lead');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('remembers nothing of a catalog that did not answer', async () => {
    const catalog = catalogServiceMock({ entities: [user('ana')] });
    jest
      .spyOn(catalog, 'getEntitiesByRefs')
      .mockRejectedValueOnce(new Error('the catalog is away'));
    const cached = new CachedCatalog({ catalog });
    await expect(cached.getEntitiesByRefs(ANA, options)).rejects.toThrow(
      'the catalog is away',
    );
    const { items } = await cached.getEntitiesByRefs(ANA, options);
    expect(items[0]?.metadata.name).toBe('ana');
  });
});
