/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('principal_link_conflicts', table => {
    table
      .text('namesakes')
      .comment(
        'Where the name alone leads to the user: others in the catalog who are or may be that user, as JSON',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('principal_link_conflicts', table => {
    table.dropColumn('namesakes');
  });
};
