/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { ObservedGroup } from '../../aws/observed';
import type { StudioConfig } from '../../config/StudioConfig';
import { ASSIGNMENTS, MEMBER_READS } from '../store/tables';

/** Whether a group's members have to be read in a sweep. */
export type IsDue = (group: ObservedGroup) => boolean;

/**
 * Which groups give access, or decide who may: those that are assigned to an application, that grants and requests depend
 * on, or that the configuration names. The members of all others are read less often: each group costs at least one call,
 * and a company has thousands.
 */
export class RelevantGroups {
  readonly #knex: Knex;
  readonly #listInUse: () => Promise<string[]>;
  readonly #config: Pick<StudioConfig, 'teams' | 'policies' | 'domains'>;

  /** @param options - `listInUse`: ids of the groups that grants and requests depend on */
  constructor(options: {
    knex: Knex;
    listInUse: () => Promise<string[]>;
    config: Pick<StudioConfig, 'teams' | 'policies' | 'domains'>;
  }) {
    this.#knex = options.knex;
    this.#listInUse = options.listInUse;
    this.#config = options.config;
  }

  /**
   * @param options - `readBefore`: ISO 8601; the members of all others are read when they were last read before it
   */
  async whichAreDue(options: { readBefore: string }): Promise<IsDue> {
    const assigned: string[] = await this.#knex(ASSIGNMENTS)
      .where({ principal_type: 'GROUP' })
      .distinct('principal_id')
      .pluck('principal_id');
    const relevant = new Set([...assigned, ...(await this.#listInUse())]);
    const fresh = new Set<string>(
      await this.#knex(MEMBER_READS)
        .where('seen_at', '>', options.readBefore)
        .pluck('group_id'),
    );
    // The owners of domains change while the back end runs.
    const names = namesIn(this.#config);
    return ({ groupId, displayName }) =>
      !fresh.has(groupId) ||
      relevant.has(groupId) ||
      names.has(toName(displayName));
  }
}

/** The names of all groups anywhere in the configuration. */
function namesIn(config: object): ReadonlySet<string> {
  const refs = JSON.stringify(config).matchAll(/"group:[^/"]+\/([^"]+)"/g);
  return new Set([...refs].map(([, name = '']) => toName(name)));
}

/** The form in which the name of a group and that of its catalog entity are compared. */
function toName(text: string): string {
  return text
    .normalize('NFKD')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
