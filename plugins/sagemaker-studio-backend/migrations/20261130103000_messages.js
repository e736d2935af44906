/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_requests', table => {
    table
      .text('ended_message')
      .comment('JSON; why it ended, as a message that pages can word');
  });
  await knex.schema.alterTable('team_rules', table => {
    table
      .text('problem_message')
      .comment('JSON; the problem, as a message that pages can word');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('team_rules', table => {
    table.dropColumn('problem_message');
  });
  await knex.schema.alterTable('access_requests', table => {
    table.dropColumn('ended_message');
  });
};
