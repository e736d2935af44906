/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  EffectiveAccess,
  EffectivePerson,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

type Point = { x: number; y: number };

/** A person, a group, all people assigned directly, or the domain. */
export type GraphNode = Point & {
  id: string;
  /** The node itself, and the nodes on all paths through it. */
  connectedIds: string[];
} & (
    | { kind: 'person'; person: EffectivePerson }
    | { kind: 'group'; group: EffectiveAccess['groups'][number] }
    | { kind: 'direct'; count: number }
    | { kind: 'domain'; name: string }
  );

export type GraphEdge = { from: string; to: string; path: string };

export type AccessGraph = {
  nodes: GraphNode[];
  edges: GraphEdge[];
  width: number;
  height: number;
  nodeWidth: number;
  nodeHeight: number;
  /** Whether people are not drawn because there are too many. */
  isCrowded: boolean;
  /** Whether more people may be assigned directly than were counted. */
  isPartial: boolean;
  /** Number of groups that are not drawn. */
  moreGroups: number;
};

const MAX_PEOPLE = 40;
const MAX_GROUPS = 30;
const NODE_HEIGHT = 36;
const ROW = 44;
const GAP = 72;
const MAX_NODE_WIDTH = 240;
const DOMAIN = 'domain';

/** Lays out people, groups and the domain in columns from left to right. Large domains are drawn without people. */
export function layoutAccessGraph(
  access: EffectiveAccess,
  width: number,
): AccessGraph {
  const isCrowded = (access.total ?? access.people.length) > MAX_PEOPLE;
  const groups = [...access.groups]
    .sort(
      (a, b) =>
        b.members - a.members || a.displayName.localeCompare(b.displayName),
    )
    .filter(
      ({ groupId }) =>
        isCrowded ||
        access.people.some(({ groupIds }) => groupIds.includes(groupId)),
    );
  const shownGroups = groups.slice(0, MAX_GROUPS);
  const people = isCrowded ? [] : sortByGroup(shownGroups, access.people);
  const direct = isCrowded
    ? access.people.filter(person => person.direct).length
    : 0;

  const columns = isCrowded ? 2 : 3;
  const nodeWidth = Math.min(
    MAX_NODE_WIDTH,
    (width - GAP * (columns - 1)) / columns,
  );
  const distance = (width - nodeWidth) / (columns - 1);
  const middle = [
    ...shownGroups.map(group => ({ id: groupKey(group.groupId), group })),
    ...(direct > 0 ? [{ id: 'direct', group: undefined }] : []),
  ];
  // Groups stand beside those who come in through them, above those who are assigned directly, whose lines pass below.
  const throughGroups = people.filter(({ groupIds }) =>
    shownGroups.some(({ groupId }) => groupIds.includes(groupId)),
  ).length;
  const upper = Math.max(throughGroups, middle.length) * ROW;
  const others = people.length - throughGroups;
  const passesBelow = people.some(
    ({ direct: isDirect }, row) => isDirect && row < throughGroups,
  );
  const height = Math.max(
    ROW,
    upper + Math.max(others, passesBelow ? 0.5 : 0) * ROW,
  );
  const spread = (row: number, count: number): number =>
    ((row + 0.5) * upper) / count;
  const at = (column: number, centre: number): Point => ({
    x: column * distance,
    y: centre - NODE_HEIGHT / 2,
  });
  const middleOfPerson = (row: number): number =>
    row < throughGroups
      ? spread(row, throughGroups)
      : upper + (row - throughGroups + 0.5) * ROW;
  const middleOfDomain = Math.min(
    Math.max(height / 2, others > 0 ? upper : 0),
    height - ROW / 2,
  );

  const links: [string, string][] = [
    ...people.flatMap((person): [string, string][] => [
      ...shownGroups
        .filter(({ groupId }) => person.groupIds.includes(groupId))
        .map(({ groupId }): [string, string] => [
          personKeyOf(person),
          groupKey(groupId),
        ]),
      ...(person.direct
        ? [[personKeyOf(person), DOMAIN] as [string, string]]
        : []),
    ]),
    ...middle.map(({ id }): [string, string] => [id, DOMAIN]),
  ];
  const connectedTo = (id: string) => reachableFrom(id, links);
  const nodes: GraphNode[] = [
    ...people.map((person, row) => ({
      kind: 'person' as const,
      id: personKeyOf(person),
      person,
      connectedIds: connectedTo(personKeyOf(person)),
      ...at(0, middleOfPerson(row)),
    })),
    ...middle.map(({ id, group }, row) => ({
      id,
      connectedIds: connectedTo(id),
      ...at(columns - 2, spread(row, middle.length)),
      ...(group
        ? { kind: 'group' as const, group }
        : { kind: 'direct' as const, count: direct }),
    })),
    {
      kind: 'domain',
      id: DOMAIN,
      name: access.domainName,
      connectedIds: connectedTo(DOMAIN),
      ...at(columns - 1, middleOfDomain),
    },
  ];
  const byId = new Map(nodes.map(node => [node.id, node]));
  return {
    nodes,
    edges: links.flatMap(([from, to]) => {
      const a = byId.get(from);
      const b = byId.get(to);
      if (!a || !b) {
        return [];
      }
      const isDirect = a.kind === 'person' && b.kind === 'domain';
      const passes =
        isDirect && middle.length > 0 && a.y < upper
          ? { x: distance, y: upper }
          : undefined;
      return [{ from, to, path: curve(a, b, nodeWidth, passes) }];
    }),
    width,
    height,
    nodeWidth,
    nodeHeight: NODE_HEIGHT,
    isCrowded,
    isPartial: access.people.length < (access.total ?? access.people.length),
    moreGroups: groups.length - shownGroups.length,
  };
}

/** Sorts people by the position of their groups, so that few lines cross. */
function sortByGroup(
  groups: EffectiveAccess['groups'],
  people: EffectivePerson[],
): EffectivePerson[] {
  const rankOf = ({ groupIds }: EffectivePerson) => {
    const ranks = groups.flatMap(({ groupId }, rank) =>
      groupIds.includes(groupId) ? [rank] : [],
    );
    return ranks.length > 0
      ? ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length
      : groups.length;
  };
  return [...people].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) || a.displayName.localeCompare(b.displayName),
  );
}

function reachableFrom(id: string, links: [string, string][]): string[] {
  const forwards = walk(id, links);
  const backwards = walk(
    id,
    links.map(([from, to]) => [to, from]),
  );
  return [...new Set([...forwards, ...backwards])];
}

function walk(id: string, links: [string, string][]): string[] {
  const next = links.filter(([from]) => from === id).map(([, to]) => to);
  return [id, ...next.flatMap(each => walk(each, links))];
}

function curve(
  from: Point,
  to: Point,
  nodeWidth: number,
  /** Where it passes below a column of nodes. */
  passes?: Point,
): string {
  const start = { x: from.x + nodeWidth, y: from.y + NODE_HEIGHT / 2 };
  const end = { x: to.x, y: to.y + NODE_HEIGHT / 2 };
  if (!passes) {
    return `M${start.x} ${start.y}${bow(start, end)}`;
  }
  const leaves = { x: passes.x + nodeWidth, y: passes.y };
  return `M${start.x} ${start.y}${bow(start, passes)}L${leaves.x} ${
    leaves.y
  }${bow(leaves, end)}`;
}

function bow(from: Point, to: Point): string {
  const bend = (from.x + to.x) / 2;
  return `C${bend} ${from.y} ${bend} ${to.y} ${to.x} ${to.y}`;
}

function groupKey(groupId: string): string {
  return `group ${groupId}`;
}

function personKeyOf({ userId }: EffectivePerson): string {
  return `person ${userId}`;
}
