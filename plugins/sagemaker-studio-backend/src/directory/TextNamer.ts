/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { LINKS } from '../store/writeIdentityLink';
import { listLastNames } from '../store/listLastNames';
import { NAMES, PRINCIPALS, reservedKeyOf } from './principalRows';
import { displayNameOf, type TeamCatalog } from './TeamCatalog';

/**
 * A catalog ref, with or without quotes. Not matched: examples (`such as user:default/…`), and refs that a message rejects as
 * malformed (`'…' is not a reference`), which the reader has to see as written.
 */
const REF =
  /(?<!such as )('?)\b((?:user|group):[\w.-]+\/[\w.-]*\w)\1(?![\w.-]*'? is not a reference)/g;
/** A ref in parentheses after a name. */
const BESIDE = / \(((?:user|group):[\w.-]+\/[\w.-]*\w)\)/g;
/** The id of an Identity Center user or group, or of a request, grant or operation. */
const ID =
  /(?:\b[0-9a-f]{10}-)?\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
const DOMAIN = /(?<=')d-[a-z0-9]{1,61}(?=')/g;
/** A request, grant or operation with its id, such as `grant '…' of`. */
const RECORD = new RegExp(
  `(\\btheir )?\\b(request|grant|operation) '(${ID.source})'( of )?`,
  'g',
);

type Options = {
  knex: Knex;
  catalog: Pick<TeamCatalog, 'getUsers' | 'findGroups'>;
  inventory: { listDomains(): Promise<{ domainId: string; name: string }[]> };
  /** Records by id. */
  store: {
    getGrants(ids: string[]): Promise<Map<string, { displayName: string }>>;
    getRequest(id: string): Promise<object | undefined>;
    getOperation(id: string): Promise<object | undefined>;
  };
};

/**
 * Replaces refs and ids in messages by names. Services know people and teams by refs and ids, which mean nothing to a
 * reader. What has no name stays as it is.
 */
export class TextNamer {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @param readSent - what the caller has sent; refs and ids in it are not replaced */
  async name(
    text: string,
    readSent: () => Promise<string> = async () => '',
  ): Promise<string> {
    const found = {
      refs: matchesOf(text, REF, 2),
      ids: matchesOf(text, ID, 0),
      domainIds: matchesOf(text, DOMAIN, 0),
    };
    if (Object.values(found).flat().length === 0) {
      return text;
    }
    const sent = (await readSent()).toLocaleLowerCase('en-US');
    const isUnsent = (id: string) => !sent.includes(id);
    // Callers may also send a ref without kind and namespace.
    const refs = found.refs.filter(ref =>
      isUnsent(ref.slice(ref.indexOf('/') + 1).toLocaleLowerCase('en-US')),
    );
    const ids = found.ids.filter(isUnsent);
    const domainIds = found.domainIds.filter(isUnsent);
    const records = await this.#readRecords(
      matchesOf(text, RECORD, 3).filter(isUnsent),
    );
    const names = await this.#readNames(refs);
    const lastNames = await listLastNames(this.#options.knex, ids);
    const domains = await this.#readDomains(domainIds);
    const isNamesake = (ref: string) =>
      refs.filter(each => names.get(each) === names.get(ref)).length > 1;
    return text
      .replace(
        RECORD,
        (
          all: string,
          their: string | undefined,
          kind: string,
          id: string,
          of: string | undefined,
        ) => {
          const record = records.get(id);
          if (!record) {
            return all;
          }
          return record.holder && !their && !of
            ? `${kind} of ${record.holder}`
            : `${their ?? ''}${kind}${of ?? ''}`;
        },
      )
      .replace(
        BESIDE,
        (all: string, ref: string, at: number, whole: string) => {
          const name = names.get(ref);
          return name !== undefined && whole.slice(0, at).endsWith(name)
            ? ''
            : all;
        },
      )
      .replace(REF, (all: string, quote: string, ref: string) => {
        const name = names.get(ref);
        if (name === undefined) {
          return all;
        }
        // Teams stand in quotes, people do not.
        const mark = ref.startsWith('group:') ? quote : '';
        return `${mark}${name}${mark}${isNamesake(ref) ? ` (${ref})` : ''}`;
      })
      .replace(ID, id => lastNames.get(id) ?? id)
      .replace(DOMAIN, id => (isUnsent(id) ? domains.get(id) ?? id : id));
  }

  /** Which of the ids are requests, grants or operations; for a grant also its holder. */
  async #readRecords(ids: string[]): Promise<Map<string, { holder?: string }>> {
    const { store } = this.#options;
    const grants = await store.getGrants(ids);
    const known = new Map<string, { holder?: string }>();
    for (const id of ids) {
      const grant = grants.get(id);
      if (grant) {
        known.set(id, { holder: grant.displayName });
      } else if (
        (await store.getRequest(id)) ??
        (await store.getOperation(id))
      ) {
        known.set(id, {});
      }
    }
    return known;
  }

  async #readNames(refs: string[]): Promise<Map<string, string>> {
    const { catalog } = this.#options;
    const users = await catalog.getUsers(
      refs.filter(ref => ref.startsWith('user:')),
    );
    const groups = await catalog.findGroups(
      refs.filter(ref => ref.startsWith('group:')),
    );
    const names = new Map(
      [...users.values(), ...groups].map(entity => [
        stringifyEntityRef(entity),
        displayNameOf(entity),
      ]),
    );
    const gone = await this.#readFormerNames(
      refs.filter(ref => !names.has(ref)),
    );
    return new Map([...gone, ...names]);
  }

  /** The last known names of refs that are no longer in the catalog. */
  async #readFormerNames(refs: string[]): Promise<Map<string, string>> {
    const { knex } = this.#options;
    if (refs.length === 0) {
      return new Map();
    }
    const links: { ref: string; id: string }[] = await knex(`${LINKS} as l`)
      .join(`${PRINCIPALS} as p`, 'p.principal_id', 'l.principal_id')
      .whereIn('l.entity_ref', refs)
      .select({ ref: 'l.entity_ref', id: 'p.subject' });
    const refsOfKeys = Map.groupBy(refs, reservedKeyOf);
    const assigned: { key: string; id: string }[] = await knex(`${NAMES} as n`)
      .join(`${PRINCIPALS} as p`, 'p.principal_id', 'n.principal_id')
      .whereIn('n.reserved_key', [...refsOfKeys.keys()])
      .select({ key: 'n.reserved_key', id: 'p.subject' });
    const former = [
      ...assigned.flatMap(({ key, id }) =>
        (refsOfKeys.get(key) ?? []).map(ref => ({ ref, id })),
      ),
      ...links,
    ];
    const names = await listLastNames(
      knex,
      former.map(({ id }) => id),
    );
    return new Map(
      former.flatMap(({ ref, id }) => {
        const name = names.get(id);
        return name === undefined ? [] : [[ref, name] as const];
      }),
    );
  }

  async #readDomains(ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) {
      return new Map();
    }
    const domains = await this.#options.inventory.listDomains();
    return new Map(domains.map(({ domainId, name }) => [domainId, name]));
  }
}

function matchesOf(text: string, pattern: RegExp, group: number): string[] {
  const found = [...text.matchAll(pattern)].flatMap(
    match => match[group] ?? [],
  );
  return [...new Set(found)];
}
