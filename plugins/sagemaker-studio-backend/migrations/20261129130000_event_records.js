/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * Events say what rows of requests and grants held when they were written, and may be signed with a key that is not in
 * the database.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_events', table => {
    table
      .integer('record_count')
      .comment(
        'Rows in access_event_records; null: from before there were any',
      );
    table.string('key_id', 64).comment('Which key signed it; null: none');
    table.string('signature', 64).comment('HMAC-SHA256 of the hash');
  });
  await knex.schema.createTable('access_event_records', table => {
    table.comment('Digests of the rows that were written with an event');
    table.string('kind', 8).notNullable().comment('request or grant');
    table.string('record_id', 36).notNullable();
    table.integer('sequence').notNullable().comment('Of the event');
    table.string('digest', 64).notNullable().comment('SHA-256 of the row');
    table.primary(['kind', 'record_id', 'sequence']);
    table.index(['sequence'], 'access_event_records_sequence_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('access_event_records');
  // On SQLite, knex would write the table and its indexes anew.
  for (const column of ['record_count', 'key_id', 'signature']) {
    await knex.raw('alter table ?? drop column ??', ['access_events', column]);
  }
};
