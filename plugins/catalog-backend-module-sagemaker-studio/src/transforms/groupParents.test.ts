/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { groupParents, type GroupNesting } from './groupParents';

function nest(
  names: string[],
  nesting: Partial<GroupNesting>,
): Record<string, string> {
  const groups = names.map(name => ({
    groupId: `id-${name}`,
    displayName: name,
  }));
  return Object.fromEntries(
    [...groupParents(groups, { parents: [], ...nesting })].map(ids =>
      ids.map(id => id.replace('id-', '')),
    ),
  );
}

describe('groupParents', () => {
  it('knows of no group below another where nothing says so', () => {
    expect(nest(['ml', 'ml/a'], {})).toEqual({});
  });

  it('goes by the names, also where a level between them is no group', () => {
    expect(
      nest(['ML', 'ml/a', 'ml/a/x', 'ml/b/y', 'other/z', 'mlx'], {
        separator: '/',
      }),
    ).toEqual({ 'ml/a': 'ML', 'ml/a/x': 'ml/a', 'ml/b/y': 'ML' });
  });

  it('goes by what is configured, the first entry before others and before the names', () => {
    expect(
      nest(['ml', 'data', 'ml/a', 'ml-b', 'ml-c'], {
        separator: '/',
        parents: [
          { groups: ['ml/*', 'ml-c'], parent: 'Data' },
          { groups: ['ml-*'], parent: 'ml' },
        ],
      }),
    ).toEqual({ 'ml/a': 'data', 'ml-b': 'ml', 'ml-c': 'data' });
  });

  it('leaves out a parent that is not brought in, and groups that would be below themselves', () => {
    expect(
      nest(['a', 'b', 'c', 'd'], {
        parents: [
          { groups: ['a'], parent: 'b' },
          { groups: ['b'], parent: 'c' },
          { groups: ['c'], parent: 'a' },
          { groups: ['d'], parent: 'gone' },
          { groups: ['*'], parent: 'd' },
        ],
      }),
    ).toEqual({});
  });
});
