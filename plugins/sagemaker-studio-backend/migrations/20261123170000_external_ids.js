/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('inventory_users', table => {
    table
      .string('external_id', 256)
      .nullable()
      .comment('The first of external_ids, by which people are found');
    table.index(['external_id'], 'inventory_users_external_id_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('inventory_users', table => {
    table.dropIndex(['external_id'], 'inventory_users_external_id_idx');
    table.dropColumn('external_id');
  });
};
