/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('inventory_space_watermarks', table => {
    table.comment(
      'How far the spaces of each domain have been read, by their time of modification',
    );
    table.string('domain_id', 63).primary();
    table.string('modified_at', 32).notNullable();
    table
      .string('full_at', 32)
      .notNullable()
      .comment('When the last sweep that read all of them began');
  });
  await knex.schema.alterTable('inventory_syncs', table => {
    table
      .integer('removed_since')
      .notNullable()
      .defaultTo(0)
      .comment('Rows that events had removed since the lane was swept');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('inventory_syncs', table => {
    table.dropColumn('removed_since');
  });
  await knex.schema.dropTable('inventory_space_watermarks');
};
