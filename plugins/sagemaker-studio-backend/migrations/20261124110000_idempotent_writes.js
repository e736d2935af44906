/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/* Writes that were sent with an Idempotency-Key, so that whoever repeats one does it once. */

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('idempotent_writes', table => {
    table.comment('Writes by the key that their caller gave them');
    table.string('actor').notNullable().comment('Who called');
    table.string('idempotency_key').notNullable();
    table.primary(['actor', 'idempotency_key']);
    table.string('route').notNullable().comment('POST /grants/{grantId}/undo');
    table.string('input_hash').notNullable();
    table
      .string('attempt')
      .notNullable()
      .unique()
      .comment('Which try to carry it out holds the key');
    table.string('begun_at').notNullable().index();
    table
      .string('committed_at')
      .comment('When it was done, in the transaction in which it was');
    table.integer('status').comment('Of the answer; absent until it is known');
    table.text('body').comment('JSON; of the answer');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('idempotent_writes');
};
