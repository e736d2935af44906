/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * What the readiness of domains is told by, beyond the inventory: looked at rarely, each subject by itself.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('inventory_readiness', table => {
    table.comment('What makes domains ready, as last seen in AWS');
    table.string('domain_id', 63).notNullable();
    table.string('subject', 32).notNullable().comment('What was looked at');
    table.text('observation').notNullable().comment('JSON');
    table.string('seen_at', 32).notNullable();
    table.string('due_at', 32).notNullable().comment('When to look again');
    table.primary(['domain_id', 'subject']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('inventory_readiness');
};
