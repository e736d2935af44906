/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { effectiveAccess, effectivePerson } from '../__fixtures__';
import { layoutAccessGraph } from './accessGraph';

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
