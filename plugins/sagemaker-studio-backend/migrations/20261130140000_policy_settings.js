/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('policy_settings', table => {
    table.comment('Policies that were made in the portal');
    table.string('policy_name', 63).primary();
    table.integer('version').notNullable();
    table
      .text('document')
      .comment(
        'JSON; the policy as app-config writes it, without its name. Null: it was removed, and its version goes on',
      );
    table.string('changed_by', 255).notNullable();
    table.string('changed_at', 32).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('policy_settings');
};
