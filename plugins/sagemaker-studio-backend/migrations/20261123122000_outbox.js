/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * Where an event came from, the indexes by which the record is searched, and the outbox: what has to be told to others
 * about an event, stored with it and sent afterwards.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_events', table => {
    table.string('source', 32).comment('Where the actor came from');
    table.text('actor_chain').comment('JSON; services acted through');
    table.index(['grant_id', 'sequence'], 'access_events_grant_idx');
    table.index(['type', 'sequence'], 'access_events_type_idx');
    table.index(['actor', 'sequence'], 'access_events_actor_idx');
  });

  await knex.schema.createTable('access_outbox', table => {
    table.comment('What others have to be told; kept a while once it is told');
    table.increments('id').comment('In the order of the events');
    table.integer('event_sequence').notNullable();
    table.string('kind', 32).notNullable().comment('To whom it goes');
    table.string('request_id', 36).notNullable();
    table.text('payload', 'longtext').notNullable().comment('JSON');
    table.integer('attempts').notNullable();
    table.text('last_error');
    table.string('next_try_at', 24).notNullable();
    table.string('done_at', 24).comment('Absent: not told yet');
    table.index(['done_at', 'next_try_at'], 'access_outbox_due_idx');
    table.index(
      ['request_id', 'kind', 'done_at', 'id'],
      'access_outbox_order_idx',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('access_outbox');
  await knex.schema.alterTable('access_events', table => {
    table.dropIndex(['actor', 'sequence'], 'access_events_actor_idx');
    table.dropIndex(['type', 'sequence'], 'access_events_type_idx');
    table.dropIndex(['grant_id', 'sequence'], 'access_events_grant_idx');
  });
  await knex.schema.alterTable('access_events', table => {
    table.dropColumn('actor_chain');
    table.dropColumn('source');
  });
};
