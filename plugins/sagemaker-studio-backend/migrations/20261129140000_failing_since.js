/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('inventory_syncs', table => {
    table
      .string('failing_since', 32)
      .comment('When the calls began to fail that fail now; null: none does');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  // On SQLite, knex would write the table and its indexes anew.
  await knex.raw('alter table ?? drop column ??', [
    'inventory_syncs',
    'failing_since',
  ]);
};
