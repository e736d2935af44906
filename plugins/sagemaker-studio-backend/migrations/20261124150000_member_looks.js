/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('inventory_member_looks', table => {
    table.comment('When the members of each group were last read');
    table.string('group_id', 64).primary();
    table.string('seen_at', 32).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('inventory_member_looks');
};
