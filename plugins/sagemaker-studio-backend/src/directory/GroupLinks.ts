/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { ANNOTATION_IDENTITY_CENTER_GROUP_ID } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { isOfOwnProvider } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { stableHash } from '../util/hash';
import type { IdentityLinks } from './IdentityLinks';
import { displayNameOf } from './TeamCatalog';
import type { DisplayName, EntityRef } from '../model/names';

/** Which groups of Identity Center a catalog group may be. */
export type GroupMatch = {
  entityRef: EntityRef;
  displayName: DisplayName;
  /** Id of the group that it was found to be first, or was confirmed to be. */
  recorded?: string;
  /** Whether a person has confirmed it. */
  isConfirmed: boolean;
  /** The id that the catalog group states. */
  annotated?: string;
  /** Ids of those to which it leads now, but for those of which somebody has decided that it is none. */
  candidates: string[];
  /** Hash of the catalog data by which the group is matched. */
  hints: string;
};

type Options = {
  inventory: Pick<InventoryReader, 'findGroups'>;
  links: IdentityLinks;
};

/**
 * Finds the Identity Center groups of catalog groups that other providers bring, by annotation or else by name. These
 * providers give a name to the next group that is called so. Our own gives no name twice.
 */
export class GroupLinks {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async match(groups: Entity[]): Promise<GroupMatch[]> {
    const { inventory, links } = this.#options;
    const foreign = groups.filter(group => !isOfOwnProvider(group));
    if (foreign.length === 0) {
      return [];
    }
    const searches = foreign.map(group => ({ group, search: searchOf(group) }));
    const found = await inventory.findGroups({
      groupIds: searches.flatMap(({ search }) => search.groupId ?? []),
      displayNames: searches.flatMap(({ search }) => search.names),
    });
    const recorded = await links.read(foreign.map(stringifyEntityRef));
    return searches.map(({ group, search }) => {
      const entityRef = stringifyEntityRef(group);
      const link = recorded.get(entityRef);
      const hints = stableHash(search);
      const rejected = (link?.rejected ?? [])
        .filter(each => each.hints === hints)
        .map(each => each.userId);
      return {
        entityRef,
        displayName: displayNameOf(group),
        recorded: link?.userId,
        isConfirmed: link?.confirmedHints !== undefined,
        annotated: search.groupId,
        candidates: found
          .filter(({ groupId, displayName }) =>
            search.groupId === undefined
              ? search.names.includes(displayName)
              : groupId === search.groupId,
          )
          .map(({ groupId }) => groupId)
          .filter(groupId => !rejected.includes(groupId))
          .sort(),
        hints,
      };
    });
  }

  /**
   * Records the groups that were found for the first time.
   *
   * @returns the matches with what is recorded now, since somebody may have decided meanwhile
   */
  async record(matches: GroupMatch[]): Promise<GroupMatch[]> {
    const { links } = this.#options;
    const found = matches.flatMap(({ entityRef, recorded, candidates }) => {
      const [groupId, ...others] = candidates;
      return recorded === undefined && groupId && others.length === 0
        ? { entityRef, userId: groupId, by: 'group' }
        : [];
    });
    await links.record(found, 'team');
    const recorded = await links.read(
      matches.map(({ entityRef }) => entityRef),
    );
    return matches.map(match => {
      const link = recorded.get(match.entityRef);
      return {
        ...match,
        recorded: link?.userId,
        isConfirmed: link?.confirmedHints !== undefined,
      };
    });
  }
}

/** Whether a group leads to others than the one that it was. */
export function isDisputed(
  match: GroupMatch,
): match is GroupMatch & { recorded: string } {
  const { recorded, candidates } = match;
  return (
    recorded !== undefined &&
    candidates.length > 0 &&
    !candidates.includes(recorded)
  );
}

function searchOf(group: Entity): { groupId?: string; names: string[] } {
  const groupId =
    group.metadata.annotations?.[ANNOTATION_IDENTITY_CENTER_GROUP_ID]?.trim();
  return groupId
    ? { groupId, names: [] }
    : {
        names: [...new Set([group.metadata.name, displayNameOf(group)])].sort(),
      };
}
