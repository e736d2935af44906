/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { ANNOTATION_IDENTITY_CENTER_GROUP_ID } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { isOfOwnProvider } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { isDisputed, type GroupLinks, type GroupMatch } from './GroupLinks';
import type { IdentityLinks } from './IdentityLinks';
import type { TeamGroup, TeamGroupFinder } from './TeamCatalog';

/**
 * Tells which Identity Center group a catalog group is. Our own provider states it. Of other providers the recorded link
 * counts. A link by name belongs to the first catalog group alone: another of that name is not the same team.
 */
export class TeamGroups implements TeamGroupFinder {
  readonly #groupLinks: GroupLinks;
  readonly #links: Pick<IdentityLinks, 'findFirst'>;

  constructor(options: {
    groupLinks: GroupLinks;
    links: Pick<IdentityLinks, 'findFirst'>;
  }) {
    this.#groupLinks = options.groupLinks;
    this.#links = options.links;
  }

  async find(groups: Entity[]): Promise<Map<string, TeamGroup>> {
    return new Map([
      ...ownGroups(groups),
      ...(await this.ofMatches(await this.#groupLinks.match(groups))),
    ]);
  }

  /** The same for groups of other providers that are matched already. */
  async ofMatches(matches: GroupMatch[]): Promise<Map<string, TeamGroup>> {
    const byName = matches.flatMap(match =>
      match.recorded !== undefined && !isExplicit(match) ? match.recorded : [],
    );
    const first = await this.#links.findFirst(byName, 'team');
    return new Map(
      matches.flatMap((match): [string, TeamGroup][] => {
        const { entityRef, recorded, annotated, candidates } = match;
        if (recorded === undefined) {
          // Recorded by the next pass through the catalog.
          return annotated !== undefined && candidates.includes(annotated)
            ? [[entityRef, { groupId: annotated, isDisputed: false }]]
            : [];
        }
        const isOwn = isExplicit(match) || first.get(recorded) === entityRef;
        return [
          [
            entityRef,
            {
              groupId: isOwn ? recorded : undefined,
              isDisputed: isDisputed(match),
            },
          ],
        ];
      }),
    );
  }
}

/** Groups of our own provider, which say themselves which they are. */
export function ownGroups(groups: Entity[]): Map<string, TeamGroup> {
  return new Map(
    groups.filter(isOfOwnProvider).flatMap((group): [string, TeamGroup][] => {
      const groupId =
        group.metadata.annotations?.[ANNOTATION_IDENTITY_CENTER_GROUP_ID];
      return groupId
        ? [[stringifyEntityRef(group), { groupId, isDisputed: false }]]
        : [];
    }),
  );
}

/** Whether the catalog group says itself which it is, or a person has. */
function isExplicit(match: GroupMatch): boolean {
  return match.isConfirmed || match.annotated === match.recorded;
}
