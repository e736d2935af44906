/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

const INDEX = 'principal_names_key_idx';
const LOGIN = { kind: 'login' };

/**
 * Whose a profile is is found by the login that it carries, under whoever had that login when it was made.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('principal_names', table => {
    table.text('name_key').nullable().comment('Of a login: in lower case');
    table
      .string('seen_until', 32)
      .nullable()
      .comment('Of a name that is over: when the last sync began that saw it');
    table.index(['name_key'], INDEX);
  });
  await knex.schema.alterTable('principal_registry', table => {
    table
      .string('read_at', 32)
      .nullable()
      .comment('When the last sync began of which the names were recorded');
  });
  await knex('principal_names')
    .where(LOGIN)
    .update({ name_key: knex.raw('lower(name)') });
  // Databases may know the letter case of ASCII alone.
  const rows = await knex('principal_names')
    .where(LOGIN)
    .select('principal_id', 'valid_from', 'name', 'name_key');
  for (const { principal_id, valid_from, name, name_key } of rows) {
    const key = name.toLocaleLowerCase('en-US');
    if (key !== name_key) {
      await knex('principal_names')
        .where({ ...LOGIN, principal_id, valid_from })
        .update({ name_key: key });
    }
  }
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('principal_registry', table => {
    table.dropColumn('read_at');
  });
  await knex.schema.alterTable('principal_names', table => {
    table.dropIndex(['name_key'], INDEX);
    table.dropColumn('name_key');
    table.dropColumn('seen_until');
  });
};
