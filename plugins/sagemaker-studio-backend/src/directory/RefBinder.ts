/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { IdentifiedTeam } from '../model/teamKey';
import type { Identified } from '../model/personKey';
import type { EntityRef } from '../model/names';
import { hasId, type BoundRef, type RefsToday } from './boundRefs';
import { knownRefs } from './knownRefs';
import type { TeamCatalog } from './TeamCatalog';
import { say } from '../util/say';

type Options = {
  catalog: Pick<TeamCatalog, 'getUsers' | 'findGroups'>;
  people: { identify(refs: readonly string[]): Promise<Identified[]> };
  teams: { identify(refs: readonly string[]): Promise<IdentifiedTeam[]> };
};

/** Binds refs that somebody gives to the people and groups that they name now. */
export class RefBinder {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * In the order of the refs, each once. Those that were named already stay bound as they are, also once they have left the
   * catalog; who has no ref at the moment, and so cannot be named, stays at the end.
   *
   * @param options - `field`: for messages
   * @returns with `unknown`, which names each ref that no trusted entity of the catalog has, and so is bound to nobody
   */
  async bind(
    refs: readonly EntityRef[],
    options: {
      field: string;
      before: readonly BoundRef[];
      refsToday: RefsToday;
    },
  ): Promise<{ bound: BoundRef[]; unknown: Message[] }> {
    const { field, before, refsToday } = options;
    const kept = new Map(
      before.flatMap(bound =>
        refsToday(bound).map((ref): [string, BoundRef] => [ref, bound]),
      ),
    );
    const unnamed = before.filter(bound => refsToday(bound).length === 0);
    // Whom Identity Center did not have when they were named, it may have by now.
    const unbound = refs.filter(ref => !hasId(kept.get(ref)));
    const [users, groups] = [
      unbound.filter(ref => ref.startsWith('user:')),
      unbound.filter(ref => ref.startsWith('group:')),
    ];
    const { catalog, people, teams } = this.#options;
    const known = await knownRefs(unbound, catalog);
    const unknown = refs.flatMap((ref, index) =>
      kept.has(ref) || known.has(ref)
        ? []
        : say('refused.ref-unbound', { field, index, ref }),
    );
    const found = new Map<string, BoundRef>([
      ...(await people.identify(users)).map((each): [string, BoundRef] => [
        each.ref,
        { ref: each.ref, userId: each.userId },
      ]),
      ...(await teams.identify(groups)).map((each): [string, BoundRef] => [
        each.ref,
        { ref: each.ref, groupId: each.groupId },
      ]),
    ]);
    const bindingOf = (ref: EntityRef): BoundRef => {
      const bindings = [kept.get(ref), found.get(ref)].flatMap(
        each => each ?? [],
      );
      return bindings.find(hasId) ?? bindings[0] ?? { ref };
    };
    return {
      bound: [...new Set([...refs.map(bindingOf), ...unnamed])],
      unknown,
    };
  }
}
