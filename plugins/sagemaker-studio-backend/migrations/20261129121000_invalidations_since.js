/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * Since when rows of the access list are stale: pages are as old as the oldest of these.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_marks', table => {
    table.string('since', 32).nullable().comment('When the source changed');
    table.index(['since'], 'access_marks_since_idx');
  });
  await knex('access_marks').update({ since: new Date().toISOString() });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('access_marks', table => {
    table.dropIndex(['since'], 'access_marks_since_idx');
  });
  // knex would make the table anew on SQLite, and word it otherwise.
  await knex.raw('alter table access_marks drop column since');
};
