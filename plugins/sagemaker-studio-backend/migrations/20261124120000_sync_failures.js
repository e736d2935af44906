/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('inventory_syncs', table => {
    table
      .string('failure_action', 128)
      .nullable()
      .comment('The IAM action that was missing');
    table.text('failure_remedy').nullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('inventory_syncs', table => {
    table.dropColumn('failure_remedy');
    table.dropColumn('failure_action');
  });
};
