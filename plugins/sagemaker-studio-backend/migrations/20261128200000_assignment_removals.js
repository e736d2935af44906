/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('assignment_removals', table => {
    table.comment('Assignments of users and groups that are gone, to remove');
    table.uuid('removal_id').primary();
    table.integer('version').notNullable();
    table.string('status', 16).notNullable();
    table.string('domain_id', 63).notNullable();
    table.string('application_arn', 1224).notNullable();
    table.string('principal_type', 8).notNullable();
    table.string('principal_id', 47).notNullable();
    table.text('name').comment('What the principal was last called');
    table.string('requested_by', 255).notNullable();
    table.string('requested_at', 32).notNullable();
    table.integer('attempts').notNullable();
    table.string('next_try_at', 32).comment('Null: it has ended');
    table.text('error').comment('JSON; of the last attempt');
    table.string('ended_at', 32);
    table
      .string('live_key', 160)
      .comment('Of one that has not ended: hash of the assignment');
    table.unique(['live_key'], { indexName: 'assignment_removals_live_uniq' });
    table.index(['next_try_at'], 'assignment_removals_due_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('assignment_removals');
};
