/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/* People who are let in through the assignment of an Identity Center group. */

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_requests', table => {
    table
      .text('through_group')
      .comment('JSON; absent: by assignments of their own');
  });
  await knex.schema.alterTable('access_grants', table => {
    table
      .string('group_id', 47)
      .comment('Whose assignment the grant lives by; absent: its own');
    table.text('group_name');
    table.index(['group_id'], 'access_grants_group_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('access_grants', table => {
    table.dropIndex(['group_id'], 'access_grants_group_idx');
    table.dropColumns('group_id', 'group_name');
  });
  await knex.schema.alterTable('access_requests', table => {
    table.dropColumn('through_group');
  });
};
