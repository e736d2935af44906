/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  effectiveAccess,
  effectivePerson,
  legacyLab,
  researchLab,
} from '../__fixtures__';
import {
  actorOf,
  ATTENTION_CODES,
  codesOfFilter,
  countedDiagnoses,
  countOf,
  diagnosisFilterOf,
  domainIdOfArn,
  domainsByLocation,
  effectiveNoteOf,
  eventFilterOf,
  eventQueryOf,
  layoutAccessGraph,
  layoutPlot,
  nearestDay,
  niceMaximum,
} from '.';

describe('diagnoses', () => {
  it('are counted most urgent first, and only those that anybody has', () => {
    const counts = { ready: 3, unused: 1, blocked: 2, 'role-differs': 0 };
    expect(countedDiagnoses(counts)).toEqual([
      { code: 'blocked', count: 2 },
      { code: 'unused', count: 1 },
      { code: 'ready', count: 3 },
    ]);
    expect(countOf(counts, 'all')).toBe(6);
    expect(countOf(counts, 'attention')).toBe(3);
    expect(countOf(counts, 'ready')).toBe(3);
  });

  it('narrow a list down, whatever an address says', () => {
    expect(codesOfFilter('all')).toBeUndefined();
    expect(codesOfFilter('attention')).toBe(ATTENTION_CODES);
    expect(ATTENTION_CODES).toContain('access-nobody-granted');
    expect(ATTENTION_CODES).not.toContain('ready');
    expect(codesOfFilter('unused')).toEqual(['unused']);
    expect(diagnosisFilterOf('unused')).toBe('unused');
    expect(diagnosisFilterOf('nonsense')).toBe('all');
    expect(diagnosisFilterOf(null)).toBe('all');
  });
});

describe('the note on who may sign in', () => {
  it('is told by what the domain shows, and else left to the back end', () => {
    const domain = researchLab();
    const noted = { total: 3, note: 'Something is the matter.' };
    const application = (
      status: 'enabled' | 'disabled' | 'missing',
      assignmentRequired = true,
    ) => ({ ...domain, application: { status, assignmentRequired } });
    expect(effectiveNoteOf({ total: 3 }, domain)).toBeUndefined();
    expect(effectiveNoteOf({ note: noted.note }, domain)).toBe('notRead');
    expect(effectiveNoteOf(noted, application('missing'))).toBe(
      'applicationMissing',
    );
    expect(effectiveNoteOf(noted, application('disabled'))).toBe(
      'applicationDisabled',
    );
    expect(effectiveNoteOf(noted, application('enabled', false))).toBe(
      'openToAll',
    );
    expect(effectiveNoteOf(noted, application('enabled'))).toBeUndefined();
    expect(
      effectiveNoteOf(
        { note: noted.note },
        { ...domain, applicationArn: undefined },
      ),
    ).toBeUndefined();
    expect(effectiveNoteOf({ note: noted.note }, legacyLab())).toBe('obstacle');
  });
});

describe('domains', () => {
  it('come by account and Region, in the order of their names', () => {
    const places = domainsByLocation([
      researchLab({ name: 'b', accountId: '333333333333' }),
      researchLab({ name: 'b' }),
      researchLab({ name: 'a', region: 'us-east-1' }),
      researchLab({ name: 'a' }),
    ]);
    expect(
      places.map(({ accountId, region, domains }) => [
        accountId,
        region,
        domains.map(({ name }) => name),
      ]),
    ).toEqual([
      ['222222222222', 'eu-west-1', ['a', 'b']],
      ['222222222222', 'us-east-1', ['a']],
      ['333333333333', 'eu-west-1', ['b']],
    ]);
  });

  it.each([
    ['arn:aws:sagemaker:eu-west-1:222222222222:domain/d-lab1', 'd-lab1'],
    ['arn:aws-cn:sagemaker:cn-north-1:222222222222:domain/d-lab1', 'd-lab1'],
    ['arn:aws:sagemaker:eu-west-1:222222222222:app/d-lab1', undefined],
    ['d-lab1', undefined],
    [undefined, undefined],
  ])('are known by their ARN %s', (arn, domainId) => {
    expect(domainIdOfArn(arn)).toBe(domainId);
  });
});

describe('layoutPlot', () => {
  const size = { width: 456, height: 232 };

  it('gives every day its place, and every value its height', () => {
    const plot = layoutPlot(
      ['2026-11-01', '2026-11-02', '2026-11-05'],
      [{ id: 'people', values: [0, 4, 8] }],
      size,
    );
    expect(plot.xs).toEqual([40, 140, 440]);
    expect(plot.yTicks).toEqual([
      { value: 0, y: 208 },
      { value: 4, y: 108 },
      { value: 8, y: 8 },
    ]);
    // The days that were not counted break the line.
    expect(plot.lines).toEqual([
      {
        id: 'people',
        path: 'M40.0 208.0L140.0 108.0M440.0 8.0',
        dots: [expect.objectContaining({ x: 440, y: 8 })],
      },
    ]);
    expect(plot.xTicks.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('is made of one day, and of none', () => {
    const one = layoutPlot(
      ['2026-11-01'],
      [{ id: 'people', values: [0] }],
      size,
    );
    expect(one.xs).toEqual([40]);
    expect(one.lines[0].dots).toEqual([
      expect.objectContaining({ x: 40, y: 208 }),
    ]);
    expect(one.xTicks).toEqual([{ index: 0, x: 40 }]);
    expect(layoutPlot([], [], size)).toMatchObject({ xs: [], xTicks: [] });
  });

  it.each([
    [0, 2],
    [1, 2],
    [3, 4],
    [7, 8],
    [10, 10],
    [11, 20],
    [57, 60],
    [9_500, 10_000],
  ])('reaches over %s to %s', (value, top) => {
    expect(niceMaximum(value)).toBe(top);
  });

  it('knows the day that the pointer is nearest to', () => {
    expect(nearestDay([40, 140, 440], 95)).toBe(1);
    expect(nearestDay([40, 140, 440], 900)).toBe(2);
    expect(nearestDay([], 5)).toBeUndefined();
  });
});

describe('layoutAccessGraph', () => {
  it('leads from people through groups to the domain', () => {
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

  it('keeps nodes of a column apart and inside', () => {
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

  it('draws the groups of a large domain, not its people', () => {
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

describe('the filter of events', () => {
  it.each([
    ['', undefined],
    ['  ', undefined],
    ['system', 'system'],
    ['policy:research-lab', 'policy:research-lab'],
    ['jonas.weber', 'user:default/jonas.weber'],
    [' user:Jonas.Weber ', 'user:default/jonas.weber'],
    ['staff/jonas.weber', 'user:staff/jonas.weber'],
    ['user:staff/jonas.weber', 'user:staff/jonas.weber'],
  ])('takes %p for the actor %p', (text, actor) => {
    expect(actorOf(text)).toBe(actor);
  });

  it('comes from the address', () => {
    const filter = eventFilterOf(
      new URLSearchParams('about=grant&who=jonas.weber&request=%20req-1'),
    );
    expect(eventQueryOf(filter)).toEqual({
      type: 'grant.*',
      actor: 'user:default/jonas.weber',
      requestId: 'req-1',
      domainId: undefined,
    });
    expect(
      eventQueryOf(eventFilterOf(new URLSearchParams('about=nonsense'))),
    ).toEqual({});
  });
});
