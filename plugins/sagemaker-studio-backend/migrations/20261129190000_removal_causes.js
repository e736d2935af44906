/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('assignment_removals', table => {
    table
      .string('cause', 16)
      .notNullable()
      .defaultTo('gone')
      .comment('gone: the principal is; unmanaged: no grant covers it');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('assignment_removals', table => {
    table.dropColumn('cause');
  });
};
