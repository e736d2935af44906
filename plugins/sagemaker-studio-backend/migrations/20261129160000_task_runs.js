/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('task_leases', table => {
    table
      .string('last_run_at', 32)
      .comment('When the last run of any replica began that succeeded');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  // On SQLite, knex would write the table anew.
  await knex.raw('alter table ?? drop column ??', [
    'task_leases',
    'last_run_at',
  ]);
};
