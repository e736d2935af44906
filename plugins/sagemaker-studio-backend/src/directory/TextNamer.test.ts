/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  stringifyEntityRef,
  type Entity,
  type UserEntity,
} from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/applyMigrations';
import { TextNamer } from './TextNamer';

jest.setTimeout(120_000);

const GRANT = '2a6a0f1c-0000-4000-8000-000000000001';
const REQUEST = '2a6a0f1c-0000-4000-8000-000000000002';
const UNKNOWN = '2a6a0f1c-0000-4000-8000-000000000003';
/** Principal of Lena. */
const LENA = '2a6a0f1c-0000-4000-8000-000000000004';
const LENA_ID = '93677ab1c2-00000000-1111-2222-3333-444444444444';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

function entity(kind: string, name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1' as const,
    kind,
    metadata: { name, namespace: 'default', title: 'Forecasting' },
  };
}

function user(name: string): UserEntity {
  const profile = { displayName: 'Mira Santos' };
  return { ...entity('User', name), kind: 'User', spec: { profile } };
}

const MIRA = user('mira.santos');
const NAMESAKE = user('mira.santos2');
const FORECASTING: Entity = entity('Group', 'forecasting');

describe.each(databases.eachSupportedId())('TextNamer on %s', id => {
  let knex: Knex;

  const name = (text: string, sent = '') =>
    new TextNamer({
      knex,
      catalog: {
        getUsers: async refs =>
          new Map(
            [MIRA, NAMESAKE].flatMap(each => {
              const ref = stringifyEntityRef(each);
              return refs.includes(ref) ? [[ref, each]] : [];
            }),
          ),
        findGroups: async refs =>
          refs.includes('group:default/forecasting') ? [FORECASTING] : [],
      },
      inventory: {
        listDomains: async () => [{ domainId: 'd-lab', name: 'research-lab' }],
      },
      store: {
        getGrants: async ids =>
          new Map(
            ids.includes(GRANT)
              ? [[GRANT, { displayName: 'Mira Santos' }]]
              : [],
          ),
        getRequest: async requestId =>
          requestId === REQUEST ? { requestId } : undefined,
        getOperation: async () => undefined,
      },
    }).name(text, async () => sent);

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const at = '2026-11-01T00:00:00.000Z';
    await knex('principals').insert({
      principal_id: LENA,
      kind: 'person',
      authority: 'd-store',
      subject: LENA_ID,
      first_seen_at: at,
    });
    await knex('principal_names').insert({
      principal_id: LENA,
      kind: 'display',
      name: 'Lena Fischer',
      valid_from: at,
    });
    // Of our provider, whose users leave the catalog when they are disabled.
    await knex('principal_names').insert({
      principal_id: LENA,
      kind: 'catalog',
      name: 'lena',
      valid_from: at,
      reserved_key: 'person:lena',
    });
    await knex('principal_links').insert({
      entity_ref: 'user:default/lena.fischer',
      authority: 'd-store',
      principal_id: LENA,
      recorded_at: at,
      recorded_by: 'catalog',
    });
  });

  it.each([
    [
      "'user:default/mira.santos' may not; those who may are user:default/mira.santos, group:default/forecasting.",
      'Mira Santos may not; those who may are Mira Santos, Forecasting.',
    ],
    ["the team 'group:default/forecasting'", "the team 'Forecasting'"],
    ["who may enter 'd-lab'", "who may enter 'research-lab'"],
    [
      'Mira Santos (user:default/mira.santos) is asked for already',
      'Mira Santos is asked for already',
    ],
    [
      "'user:default/mira.santos' or user:default/mira.santos2",
      'Mira Santos (user:default/mira.santos) or Mira Santos (user:default/mira.santos2)',
    ],
    // A person who has left the catalog.
    ['user:default/lena.fischer accepted this', 'Lena Fischer accepted this'],
    ['ask the leads (user:default/lena)', 'ask the leads (Lena Fischer)'],
    [`'${LENA_ID}' is another`, "'Lena Fischer' is another"],
    [`The request '${REQUEST}' is open`, 'The request is open'],
    [`The grant '${GRANT}' has ended`, 'The grant of Mira Santos has ended'],
    [
      `the grant '${GRANT}' of user:default/mira.santos`,
      'the grant of Mira Santos',
    ],
    [`Mira Santos: their grant '${GRANT}'`, 'Mira Santos: their grant'],
  ])('says %s', async (text, named) => {
    await expect(name(text)).resolves.toBe(named);
  });

  it.each([
    `There is no request '${UNKNOWN}'`,
    "There is no person 'user:default/no.body' in the catalog",
    "There is no domain 'd-none'",
    'not a ref such as user:default/mira.santos',
    "'group:default/forecasting' is not a reference to a catalog user",
    'sagemakerStudio.domains.d-lab.mode',
    'Nothing is named',
  ])('leaves %s', async text => {
    await expect(name(text)).resolves.toBe(text);
  });

  it('leaves what the caller has sent, as it was sent or by the name alone', async () => {
    const text = `user:default/mira.santos, ${LENA_ID}, the grant '${GRANT}', 'd-lab' and 'group:default/forecasting'`;
    await expect(
      name(text, `people/Mira.Santos?id=${LENA_ID},${GRANT},d-lab`),
    ).resolves.toBe(text.replace('group:default/forecasting', 'Forecasting'));
  });
});
