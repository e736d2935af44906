/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('inventory_sweep_parts', table => {
    table.comment(
      'What the sweep under way in each lane has read, for whoever goes on with it',
    );
    table.string('scope', 128).notNullable().comment('The lane');
    table.string('part', 512).notNullable();
    table.text('content').notNullable().comment('JSON');
    table.string('started_at', 32).notNullable().comment('Of the sweep');
    table.string('recorded_at', 32).notNullable();
    table.string('recorded_by', 64).notNullable().comment('The replica');
    table.primary(['scope', 'part']);
  });

  await knex.schema.createTable('inventory_watermarks', table => {
    table.comment(
      'How far the profiles of each domain have been read, by their time of modification',
    );
    table.string('domain_id', 63).primary();
    table.string('modified_at', 32).notNullable();
    table
      .string('full_at', 32)
      .notNullable()
      .comment('When the last sweep that read all of them began');
  });

  await knex.schema.createTable('inventory_rereads', table => {
    table.comment('What an event said has changed, to be read again');
    table.string('lane', 128).notNullable();
    table.string('target', 512).notNullable().comment('JSON');
    table.integer('version').notNullable();
    table.integer('attempts').notNullable();
    table.string('requested_at', 32).notNullable();
    table.string('next_try_at', 32).notNullable();
    table.primary(['lane', 'target']);
    table.index(['lane', 'next_try_at'], 'inventory_rereads_due_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  for (const table of [
    'inventory_rereads',
    'inventory_watermarks',
    'inventory_sweep_parts',
  ]) {
    await knex.schema.dropTable(table);
  }
};
