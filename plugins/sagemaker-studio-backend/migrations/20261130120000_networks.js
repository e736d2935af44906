/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('inventory_networks', table => {
    table.comment('VPCs that a new domain can be in, read when a form asks');
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.text('networks').notNullable().comment('JSON');
    table.text('failure').comment('JSON; why they could not be read');
    table.string('read_at', 40).notNullable();
    table.primary(['account_id', 'region']);
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('inventory_networks');
};
