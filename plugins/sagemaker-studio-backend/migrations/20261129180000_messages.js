/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('inventory_syncs', table => {
    table
      .text('failure_messages')
      .comment('JSON: what to do about the failure, as a message');
  });
  await knex.schema.alterTable('access_operation_steps', table => {
    table.text('messages').comment('JSON: the detail, as a message');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  // On SQLite, knex would write the tables and their indexes anew.
  await knex.raw('alter table ?? drop column ??', [
    'access_operation_steps',
    'messages',
  ]);
  await knex.raw('alter table ?? drop column ??', [
    'inventory_syncs',
    'failure_messages',
  ]);
};
