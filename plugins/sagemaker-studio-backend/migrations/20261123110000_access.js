/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * Requests, grants and operations, each with the version that a change must name, and the append-only record of events.
 * Times are ISO 8601 in UTC with milliseconds, kept as text, because that compares the same on every database.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('access_requests', table => {
    table.comment('Who asked for what, and what was decided');
    table.string('request_id', 36).primary();
    table.integer('version').notNullable();
    table.string('kind', 32).notNullable();
    table.string('status', 32).notNullable();
    table.string('team').notNullable();
    table.string('domain_id', 63).notNullable();
    table.text('execution_role').notNullable();
    table.string('requester').notNullable();
    table
      .string('requester_user_id')
      .comment('Identity Center user of the requester, when known');
    table.text('justification').notNullable();
    table.string('source', 32).notNullable();
    table.text('plan', 'longtext').notNullable().comment('JSON');
    table.string('policy_name').notNullable();
    table.string('policy_version', 64).notNullable();
    table.text('decision').comment('JSON; absent while undecided');
    table.text('ended_reason');
    table.string('idempotency_key').notNullable();
    table.string('input_hash', 64).notNullable();
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table.unique(['requester', 'idempotency_key'], {
      indexName: 'access_requests_key_uniq',
    });
    table.index(['created_at', 'request_id'], 'access_requests_created_idx');
    table.index(['team', 'status'], 'access_requests_team_idx');
    table.index(['status'], 'access_requests_status_idx');
  });

  await knex.schema.createTable('access_request_people', table => {
    table.comment('For whom a request is');
    table.string('request_id', 36).notNullable();
    table.integer('position').notNullable();
    table.string('person').notNullable();
    table.string('display_name').notNullable();
    table.string('user_id').notNullable();
    table.string('user_name').notNullable();
    table.primary(['request_id', 'position']);
    table.index(['person'], 'access_request_people_person_idx');
    table.index(['user_id'], 'access_request_people_user_idx');
  });

  await knex.schema.createTable('access_request_approvers', table => {
    table.comment('Users, or groups whose members, may decide a request');
    table.string('request_id', 36).notNullable();
    table.integer('position').notNullable();
    table.string('entity_ref').notNullable();
    table.primary(['request_id', 'position']);
    table.index(['entity_ref'], 'access_request_approvers_ref_idx');
  });

  await knex.schema.createTable('access_grants', table => {
    table.comment('The desired state: this person, this domain, this role');
    table.string('grant_id', 36).primary();
    table.integer('version').notNullable();
    table.string('request_id', 36).notNullable();
    table.string('person').notNullable();
    table.string('display_name').notNullable();
    table.string('user_id').notNullable();
    table.string('user_name').notNullable();
    table.string('team').notNullable();
    table.string('requester').notNullable();
    table.string('domain_id', 63).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.text('application_arn').notNullable();
    table.text('execution_role').notNullable();
    table.string('status', 32).notNullable();
    table.string('planned_profile_name', 63);
    table.string('profile_name', 63);
    table.text('made').notNullable().comment('JSON; what operations made');
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table
      .string('live_person_key', 400)
      .comment('Domain and person while the grant lives, so that there is one')
      .unique({ indexName: 'access_grants_live_person_uniq' });
    table
      .string('live_user_key', 400)
      .comment('Domain and Identity Center user while the grant lives')
      .unique({ indexName: 'access_grants_live_user_uniq' });
    table.index(['team'], 'access_grants_team_idx');
    table.index(['person'], 'access_grants_person_idx');
    table.index(['user_id'], 'access_grants_user_idx');
  });

  await knex.schema.createTable('access_request_grants', table => {
    table.comment('Grants shown with a request: made by it, or found by it');
    table.string('request_id', 36).notNullable();
    table.string('grant_id', 36).notNullable();
    table.primary(['request_id', 'grant_id']);
    table.index(['grant_id'], 'access_request_grants_grant_idx');
  });

  await knex.schema.createTable('access_operations', table => {
    table.comment('Attempts to make AWS match a grant');
    table.string('operation_id', 36).primary();
    table.integer('version').notNullable();
    table.string('grant_id', 36).notNullable();
    table.string('request_id', 36).notNullable();
    table.string('kind', 32).notNullable();
    table.string('status', 32).notNullable();
    table.integer('rounds').notNullable();
    table.string('lane').notNullable().comment('Of the next AWS call');
    table.string('next_try_at', 24).comment('Absent: blocked or ended');
    table.string('started_at', 24).notNullable();
    table.string('ended_at', 24);
    table.index(['lane', 'next_try_at'], 'access_operations_due_idx');
    table.index(['grant_id', 'started_at'], 'access_operations_grant_idx');
  });

  await knex.schema.createTable('access_operation_steps', table => {
    table.string('operation_id', 36).notNullable();
    table.integer('position').notNullable();
    table.string('name', 32).notNullable();
    table.string('status', 32).notNullable();
    table.integer('attempts').notNullable();
    table.boolean('changed');
    table.text('detail');
    table.text('error').comment('JSON');
    table
      .text('before_image')
      .comment('JSON; what was there before the first write');
    table.string('started_at', 24);
    table.string('ended_at', 24);
    table.primary(['operation_id', 'position']);
  });

  await knex.schema.createTable('access_events', table => {
    table.comment('Everything decided or done; rows are only ever added');
    table.integer('sequence').primary();
    table.string('request_id', 36).notNullable();
    table.string('grant_id', 36);
    table.string('operation_id', 36);
    table.string('type', 64).notNullable();
    table.string('actor').notNullable();
    table.text('detail', 'longtext').notNullable().comment('JSON');
    table.string('at', 24).notNullable();
    table.string('prev_hash', 64).notNullable();
    table
      .string('hash', 64)
      .notNullable()
      .comment('SHA-256 over prev_hash and the content');
    table.index(['request_id', 'sequence'], 'access_events_request_idx');
  });

  await knex.schema.createTable('access_event_chain', table => {
    table.comment('One row: the end of the chain of events');
    table.integer('id').primary();
    table.integer('sequence').notNullable();
    table.string('hash', 64).notNullable();
  });
  await knex('access_event_chain').insert({ id: 1, sequence: 0, hash: '' });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'access_event_chain',
    'access_events',
    'access_operation_steps',
    'access_operations',
    'access_request_grants',
    'access_grants',
    'access_request_approvers',
    'access_request_people',
    'access_requests',
  ]) {
    await knex.schema.dropTable(table);
  }
};
