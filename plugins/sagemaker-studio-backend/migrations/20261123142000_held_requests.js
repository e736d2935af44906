/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/* Requests that seem to have lost their ground, too many at once. */

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('access_held_requests', table => {
    table.comment('One row: requests held back from being invalidated');
    table.integer('id').primary();
    table.text('held_back').notNullable().comment('JSON; ids of requests');
  });
  await knex('access_held_requests').insert({ id: 1, held_back: '[]' });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('access_held_requests');
};
