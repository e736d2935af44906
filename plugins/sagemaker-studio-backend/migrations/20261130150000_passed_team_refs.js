/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('catalog_teams', table => {
    table
      .boolean('is_passed')
      .notNullable()
      .defaultTo(false)
      .comment(
        'Whether a team without a group has the ref now. It is another team than the one of the group, which is gone',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('catalog_teams', table => {
    table.dropColumn('is_passed');
  });
};
