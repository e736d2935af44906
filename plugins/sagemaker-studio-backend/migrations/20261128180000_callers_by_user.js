/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * Who has done something, and who has used an Idempotency-Key, goes by the Identity Center user: a catalog name may have
 * passed to somebody else.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_events', table => {
    table
      .string('actor_user_id')
      .nullable()
      .comment('Identity Center user of the actor, when known');
  });
  await knex.schema.alterTable('access_requests', table => {
    table
      .string('caller_key')
      .nullable()
      .comment('Names the requester by the user id, else by the catalog ref');
  });
  await knex('access_requests').update({
    caller_key: knex.raw(
      "case when requester_user_id is null then 'ref:' || requester else 'user:' || requester_user_id end",
    ),
  });
  await knex.schema.alterTable('access_requests', table => {
    table.dropUnique(
      ['requester', 'idempotency_key'],
      'access_requests_key_uniq',
    );
    table.unique(['caller_key', 'idempotency_key'], {
      indexName: 'access_requests_caller_key_uniq',
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('access_requests', table => {
    table.dropUnique(
      ['caller_key', 'idempotency_key'],
      'access_requests_caller_key_uniq',
    );
    table.unique(['requester', 'idempotency_key'], {
      indexName: 'access_requests_key_uniq',
    });
  });
  await knex.schema.alterTable('access_requests', table => {
    table.dropColumn('caller_key');
  });
  await knex.schema.alterTable('access_events', table => {
    table.dropColumn('actor_user_id');
  });
};
