/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * Which replica runs a task now. Backstage's scheduler returns the tasks of a replica that was killed after minutes; a
 * lease is free again seconds after its holder has fallen silent.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('task_leases', table => {
    table.comment('Which replica runs a task that runs once at a time');
    table.string('task_id', 255).primary();
    table
      .string('holder', 36)
      .nullable()
      .comment('The replica; null: nobody runs it');
    table
      .integer('fence')
      .notNullable()
      .defaultTo(0)
      .comment('Counts the leases of the task');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('task_leases');
};
