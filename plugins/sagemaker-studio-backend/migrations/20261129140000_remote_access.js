/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * Whether remote IDEs may connect to a space. Lists of spaces are read to their end once, since most sweeps read only what
 * has changed.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('inventory_spaces', table => {
    table.boolean('remote_access').nullable();
  });
  await knex('inventory_space_watermarks').delete();
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('inventory_spaces', table => {
    table.dropColumn('remote_access');
  });
};
