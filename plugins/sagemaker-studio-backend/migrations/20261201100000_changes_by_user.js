/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * Who has changed settings, rejected a mass change or asked for a removal, by their Identity Center user: the catalog ref
 * may have passed to somebody else. Rows of before have none, and show the recorded ref.
 */
const COLUMNS = {
  domain_settings: 'changed_by_user_id',
  team_settings: 'changed_by_user_id',
  policy_settings: 'changed_by_user_id',
  mass_change_rejections: 'rejected_by_user_id',
  assignment_removals: 'requested_by_user_id',
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  for (const [name, column] of Object.entries(COLUMNS)) {
    await knex.schema.alterTable(name, table => {
      table
        .string(column, 47)
        .comment('Identity Center user of that person, when one is known');
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  for (const [name, column] of Object.entries(COLUMNS)) {
    // On SQLite, knex would write the table and its indexes anew.
    await knex.raw('alter table ?? drop column ??', [name, column]);
  }
};
