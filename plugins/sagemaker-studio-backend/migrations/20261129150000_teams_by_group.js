/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/** Tables whose rows name a team by a key, and the column. */
const KEYED = Object.entries({
  access_list: 'grant_team',
  access_history: 'team',
});

/**
 * The team of requests and grants goes by its Identity Center group: a catalog ref may have passed to another group. The
 * database does not know the catalog, so a task after the start gives groups to the rows that are there.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('catalog_teams', table => {
    table.comment(
      'Which Identity Center group each catalog group is, or was when it was last there',
    );
    table.string('entity_ref', 255).primary();
    table.string('group_id', 64).notNullable();
    table.boolean('is_gone').notNullable().comment('From the catalog');
    table.index(['group_id'], 'catalog_teams_group_idx');
  });
  for (const table of ['access_requests', 'access_grants']) {
    await knex.schema.alterTable(table, rows => {
      rows
        .string('team_group_id', 64)
        .nullable()
        .comment('Identity Center group of the team; null: none is known');
      rows.index(['team_group_id'], `${table}_team_group_idx`);
    });
  }
  for (const [table, column] of KEYED) {
    await knex(table)
      .whereNot(column, '')
      .update({ [column]: knex.raw(`'ref:' || ??`, [column]) });
  }
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  for (const [table, column] of KEYED) {
    await knex(table)
      .where(column, 'like', 'ref:%')
      .update({ [column]: knex.raw('substr(??, 5)', [column]) });
    await knex(table)
      .where(column, 'like', 'id:%')
      .update({
        [column]: knex.raw(
          `coalesce((select min(entity_ref) from catalog_teams where 'id:' || group_id = ??), ??)`,
          [`${table}.${column}`, column],
        ),
      });
  }
  for (const table of ['access_requests', 'access_grants']) {
    await knex.schema.alterTable(table, rows => {
      rows.dropIndex(['team_group_id'], `${table}_team_group_idx`);
    });
    // On SQLite, knex would write the table and its indexes anew.
    await knex.raw('alter table ?? drop column ??', [table, 'team_group_id']);
  }
  await knex.schema.dropTable('catalog_teams');
};
