/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/* Access that is decided now and begins later. */

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_requests', table => {
    table.string('starts_at', 24).comment('Absent: once it is approved');
  });
  await knex.schema.alterTable('access_grants', table => {
    table.string('starts_at', 24).comment('Absent once it has begun');
    table.index(['status', 'starts_at'], 'access_grants_start_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('access_grants', table => {
    table.dropIndex(['status', 'starts_at'], 'access_grants_start_idx');
    table.dropColumn('starts_at');
  });
  await knex.schema.alterTable('access_requests', table => {
    table.dropColumn('starts_at');
  });
};
