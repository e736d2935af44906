/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * A live grant is unique for its Identity Center user alone: a catalog name may have passed to somebody else, whose grant
 * is another one. The column stays empty from now on, for replicas that still write it and for the way back.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_grants', table => {
    table.dropUnique(['live_person_key'], 'access_grants_live_person_uniq');
  });
  await knex('access_grants').update({ live_person_key: null });
};

/**
 * Where two live grants have one name, the older has the key.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex('access_grants').update({ live_person_key: null });
  await knex.raw(`
    update access_grants set live_person_key = domain_id || '|' || person
    where status <> 'ended' and not exists (
      select 1 from access_grants other
      where other.status <> 'ended'
        and other.domain_id = access_grants.domain_id
        and other.person = access_grants.person
        and (other.created_at < access_grants.created_at
          or (other.created_at = access_grants.created_at
            and other.grant_id < access_grants.grant_id)))`);
  await knex.schema.alterTable('access_grants', table => {
    table.unique(['live_person_key'], {
      indexName: 'access_grants_live_person_uniq',
    });
  });
};
