/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type PassedRef,
  type RefDecision,
  type RefDecisionInput,
  type RefHolder,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Viewer } from '../model/caller';
import type { EntityRef } from '../model/names';
import type { AccessStore } from '../store/AccessStore';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import { now } from '../util/now';
import { removeRef } from './IdentityReports';
import type { IdentityLinks } from './IdentityLinks';
import { listLastNames } from '../store/listLastNames';
import { placeMessage } from './placeWords';
import type { PlaceNamer } from './PlaceNamer';
import {
  findDecisionsAboutOwnGroups,
  type MemberSources,
} from './refuseMembers';
import {
  decideRefBindings,
  listChangedRefs,
  readRefBindings,
  type ChangedRef,
} from './refBindings';
import { inputError, conflictError, notAllowedError } from '../util/errors';
import { say } from '../util/say';

type Options = MemberSources & {
  inventory: Pick<InventoryReader, 'findUsers' | 'findGroups'>;
  links: Pick<IdentityLinks, 'findPrincipals'>;
  placeNamer: PlaceNamer;
  store: Pick<AccessStore, 'commit'>;
  settings: { read(): Promise<void> };
};

/** Refs of the configuration that have passed to somebody else, until a person decides whom they mean. */
export class RefDecisions {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Open decisions, as of the last pass through the catalog.
   *
   * @param standing - `mayDecide`: whether the permissions of the portal let the viewer decide
   */
  async list(
    viewer: Viewer,
    { mayDecide }: { mayDecide: boolean },
  ): Promise<PassedRef[]> {
    const { knex, placeNamer } = this.#options;
    const open = (await listChangedRefs(knex)).filter(
      ({ isRejected }) => !isRejected,
    );
    const holderOf = await this.#readHolders(open);
    const namesOf = await placeNamer.read(open.map(({ place }) => place));
    const byHolders = Map.groupBy(open, each =>
      JSON.stringify([each.entityRef, each.recorded]),
    );
    const own = await this.#findDecisionsAboutViewer(open, viewer);
    return [...byHolders.values()].flatMap(([first, ...more]) => {
      if (!first) {
        return [];
      }
      const places = [first, ...more].map(({ place }) =>
        placeMessage(place, namesOf(place)),
      );
      return {
        entityRef: first.entityRef,
        recorded: holderOf(first.recorded),
        found: holderOf(first.found),
        places: places.map(englishOf),
        messages: { places },
        viewerMayDecide: mayDecide && !own.has(first),
      };
    });
  }

  /**
   * Records whom a ref means at all places where it meant the one before. The same person may repeat the call.
   *
   * @throws ConflictError when there is nothing to decide, InputError when the one chosen is not one of the two,
   *   NotAllowedError when the caller decides about themselves or a group that they are in
   */
  async decide(input: RefDecisionInput, by: Viewer): Promise<RefDecision> {
    const decided = await retryOnConflict(() => this.#decide(input, by));
    await this.#options.settings.read();
    return decided;
  }

  async #decide(
    { entityRef, recorded, id }: RefDecisionInput,
    by: Viewer,
  ): Promise<RefDecision | typeof CONFLICT> {
    const { knex, store, links, placeNamer } = this.#options;
    const open = (await listChangedRefs(knex, entityRef)).filter(
      each => each.recorded === recorded && !each.isRejected,
    );
    const [first] = open;
    if (!first) {
      if (await this.#means(entityRef, id)) {
        return { entityRef, id };
      }
      throw conflictError(say('refused.decided-about', { ref: entityRef }));
    }
    const { found } = first;
    if (id !== recorded && id !== found) {
      throw inputError(say('refused.neither', { id, ref: entityRef }));
    }
    if ((await this.#findDecisionsAboutViewer([first], by)).size > 0) {
      throw notAllowedError(say('refused.about-own-ref'));
    }
    const principals = new Map([
      ...(await links.findPrincipals([recorded, found], 'person')),
      ...(await links.findPrincipals([recorded, found], 'team')),
    ]);
    const holderOf = await this.#readHolders(open);
    const namesOf = await placeNamer.read(open.map(({ place }) => place));
    const at = now();
    const committed = await store.commit({
      alongside: async transaction => {
        await removeRef(transaction, entityRef);
        return decideRefBindings(transaction, {
          bindingIds: open.map(({ bindingId }) => bindingId),
          recorded: principals.get(recorded),
          found: principals.get(found),
          isConfirmed: id === found,
          by: by.ref,
          at,
        });
      },
      events: [
        {
          type: 'identity.ref-decided',
          actor: by.ref,
          at,
          detail: {
            entityRef,
            id,
            name: holderOf(id).name,
            before: recorded,
            beforeName: holderOf(recorded).name,
            rejected: id === found ? recorded : found,
            places: open.map(({ place }) =>
              englishOf(placeMessage(place, namesOf(place))),
            ),
          },
        },
      ],
      origin: by.origin,
    });
    return committed === 'stored' ? { entityRef, id } : CONFLICT;
  }

  /** The changed refs that concern the viewer or a group that the viewer is in, which the viewer may not decide. */
  async #findDecisionsAboutViewer(
    changed: readonly ChangedRef[],
    viewer: Viewer,
  ): Promise<Set<ChangedRef>> {
    const decisions = changed
      .filter(
        ({ entityRef, place }) =>
          !entityRef.startsWith('user:') && place.kind !== 'manager',
      )
      .map(each => ({
        changed: each,
        entityRef: each.entityRef,
        groupIds: [each.recorded, each.found],
      }));
    const ofGroups = await findDecisionsAboutOwnGroups(
      this.#options,
      decisions,
      viewer,
    );
    return new Set([
      ...changed.filter(({ recorded, found }) =>
        [recorded, found].some(id => id === viewer.userId),
      ),
      ...[...ofGroups].map(each => each.changed),
    ]);
  }

  async #means(entityRef: EntityRef, id: string): Promise<boolean> {
    const { atPlaces } = await readRefBindings(this.#options.knex);
    return [...atPlaces.values()].some(
      ({ ref, userId, groupId }) =>
        ref === entityRef && (userId ?? groupId) === id,
    );
  }

  async #readHolders(
    changed: readonly ChangedRef[],
  ): Promise<(id: string) => RefHolder> {
    const { knex, inventory } = this.#options;
    const ids = changed.flatMap(({ recorded, found }) => [recorded, found]);
    const users = await inventory.findUsers({ userIds: ids });
    const groups = await inventory.findGroups({ groupIds: ids });
    const holders = new Map<string, RefHolder>([
      ...users.map(
        ({ userId: id, userName: name, status }) =>
          [id, { id, name, status }] as const,
      ),
      ...groups.map(
        ({ groupId: id, displayName: name }) =>
          [id, { id, name, status: 'ENABLED' as const }] as const,
      ),
    ]);
    const names = await listLastNames(knex, ids);
    return id =>
      holders.get(id) ?? { id, name: names.get(id) ?? id, status: 'GONE' };
  }
}
