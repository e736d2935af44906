/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { effectiveAccess, effectivePerson } from '../__fixtures__';
import { layoutAccessGraph } from './accessGraph';

/** Points along a path of straight lines and curves. */
function pointsOf(path: string): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', text = ''] of path.matchAll(
    /([MLC])([^MLC]*)/g,
  )) {
    const numbers = text.trim().split(/\s+/).map(Number);
    const [endX = 0, endY = 0] = numbers.slice(-2);
    const [x1 = x, y1 = y, x2 = endX, y2 = endY] =
      command === 'C' ? numbers : [];
    for (let step = 0; command !== 'M' && step <= 40; step += 1) {
      const t = step / 40;
      const at = (a: number, b: number, c: number, d: number) =>
        (1 - t) ** 3 * a +
        3 * (1 - t) ** 2 * t * b +
        3 * (1 - t) * t ** 2 * c +
        t ** 3 * d;
      points.push({ x: at(x, x1, x2, endX), y: at(y, y1, y2, endY) });
    }
    [x, y] = [endX, endY];
  }
  return points;
}

describe('layoutAccessGraph', () => {
  it('connects people through groups with the domain', () => {
    const graph = layoutAccessGraph(effectiveAccess(), 900);
    expect(graph.isCrowded).toBe(false);
    expect(graph.nodes.map(({ id }) => id)).toEqual([
      'person user-daniel.kim',
      'person user-elif.demir',
      'person user-jonas.weber',
      'group g-research',
      'domain',
    ]);
    expect(graph.edges.map(({ from, to }) => [from, to])).toEqual([
      ['person user-daniel.kim', 'group g-research'],
      ['person user-elif.demir', 'group g-research'],
      ['person user-elif.demir', 'domain'],
      ['person user-jonas.weber', 'domain'],
      ['group g-research', 'domain'],
    ]);
    const group = graph.nodes.find(({ kind }) => kind === 'group');
    expect([...(group?.connectedIds ?? [])].sort()).toEqual([
      'domain',
      'group g-research',
      'person user-daniel.kim',
      'person user-elif.demir',
    ]);
  });

  it('keeps nodes apart and within the graph', () => {
    const graph = layoutAccessGraph(effectiveAccess(), 560);
    for (const a of graph.nodes) {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + graph.nodeWidth).toBeLessThanOrEqual(graph.width);
      expect(a.y).toBeGreaterThanOrEqual(0);
      expect(a.y + graph.nodeHeight).toBeLessThanOrEqual(graph.height);
      for (const b of graph.nodes.filter(each => each.id > a.id)) {
        expect(
          Math.abs(a.x - b.x) >= graph.nodeWidth ||
            Math.abs(a.y - b.y) >= graph.nodeHeight,
        ).toBe(true);
      }
    }
  });

  it.each([
    ['one group', 1, 5],
    ['many groups', 4, 3],
    ['people who are in a group and assigned themselves', 2, 0],
    ['nobody in a group', 0, 4],
  ])('draws no line behind a box: %s', (_, groups, direct) => {
    const groupIds = Array.from(
      { length: groups },
      (__, index) => `g-${index}`,
    );
    const graph = layoutAccessGraph(
      effectiveAccess({
        groups: groupIds.map(groupId => ({
          groupId,
          displayName: groupId,
          members: 2,
        })),
        people: [
          ...groupIds.flatMap(groupId => [
            effectivePerson(`Member ${groupId}`, { groupIds: [groupId] }),
            effectivePerson(`Both ${groupId}`, {
              groupIds: [groupId],
              direct: true,
            }),
          ]),
          ...Array.from({ length: direct }, (__, index) =>
            effectivePerson(`Direct ${index}`, { direct: true }),
          ),
        ],
      }),
      900,
    );
    for (const { from, to, path } of graph.edges) {
      const others = graph.nodes.filter(({ id }) => id !== from && id !== to);
      for (const { x, y } of pointsOf(path)) {
        const behind = others.filter(
          box =>
            x > box.x &&
            x < box.x + graph.nodeWidth &&
            y > box.y &&
            y < box.y + graph.nodeHeight,
        );
        expect({ from, to, behind: behind.map(({ id }) => id) }).toEqual({
          from,
          to,
          behind: [],
        });
      }
    }
  });

  it('draws only the groups of a large domain', () => {
    const people = Array.from({ length: 500 }, (_, index) =>
      effectivePerson(`Person ${index}`, { direct: index < 7 }),
    );
    const groups = Array.from({ length: 33 }, (_, index) => ({
      groupId: `g-${index}`,
      displayName: `group ${index}`,
      members: index,
    }));
    const graph = layoutAccessGraph(
      effectiveAccess({ people, groups, total: 9_000 }),
      900,
    );
    expect(graph).toMatchObject({
      isCrowded: true,
      isPartial: true,
      moreGroups: 3,
    });
    expect(graph.nodes).toHaveLength(30 + 1 + 1);
    expect(graph.nodes[0]).toMatchObject({ id: 'group g-32' });
    expect(graph.nodes).toContainEqual(
      expect.objectContaining({ kind: 'direct', count: 7 }),
    );
  });
});
