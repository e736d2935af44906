/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import { RefBinder } from './RefBinder';

const JONAS = 'user:default/jonas';

/** The ids of Identity Center by ref; the catalog has nobody new. */
function binderOf(userIds: Record<string, string>): RefBinder {
  return new RefBinder({
    catalog: {
      getUsers: async () => new Map<string, UserEntity>(),
      findGroups: async () => [],
    },
    people: {
      identify: async refs => refs.map(ref => ({ ref, userId: userIds[ref] })),
    },
    teams: { identify: async () => [] },
  });
}

describe('RefBinder', () => {
  it('binds somebody whom Identity Center did not have before', async () => {
    const binder = binderOf({ [JONAS]: 'u-1' });
    const before = [{ ref: JONAS }];
    await expect(
      binder.bind([JONAS], {
        field: 'owners',
        before,
        refsToday: ({ ref }) => [ref],
      }),
    ).resolves.toEqual({
      bound: [{ ref: JONAS, userId: 'u-1' }],
      unknown: [],
    });
  });

  it('leaves who is bound as they are', async () => {
    const binder = binderOf({ [JONAS]: 'u-2' });
    const before = [{ ref: JONAS, userId: 'u-1' }];
    await expect(
      binder.bind([JONAS], {
        field: 'owners',
        before,
        refsToday: ({ ref }) => [ref],
      }),
    ).resolves.toEqual({ bound: before, unknown: [] });
  });

  it('keeps who has no ref at the moment', async () => {
    const away = { ref: 'user:default/ann', userId: 'u-3' };
    await expect(
      binderOf({}).bind([JONAS], {
        field: 'owners',
        before: [away, { ref: JONAS, userId: 'u-1' }],
        refsToday: ({ ref }) => (ref === JONAS ? [ref] : []),
      }),
    ).resolves.toEqual({
      bound: [{ ref: JONAS, userId: 'u-1' }, away],
      unknown: [],
    });
  });
});
