/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/*
 * What a decision in stages needs: the stages with their votes, how long access and the request itself last, and the
 * grants that a request is against. While a request is in review it holds its grants, one request of a kind for each.
 */

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_requests', table => {
    table.string('duration', 64).comment('ISO 8601; absent: until revoked');
    table.text('grant_ids').comment('JSON; for requests against grants');
    table.text('offboarding').comment('JSON');
    table
      .text('stages', 'longtext')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON; the stages with their votes');
    table.string('expires_at', 24).comment('When it expires undecided');
    table
      .text('reminders')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON; times still to come');
    table.string('remind_at', 24).comment('The first of the reminders');
    table.index(['status', 'expires_at'], 'access_requests_expiry_idx');
    table.index(['status', 'remind_at'], 'access_requests_remind_idx');
    table.index(['updated_at', 'request_id'], 'access_requests_updated_idx');
    table.index(['requester'], 'access_requests_requester_idx');
    table.index(['domain_id'], 'access_requests_domain_idx');
  });

  await knex.schema.createTable('access_request_voters', table => {
    table.comment('Who has voted on a request already');
    table.string('request_id', 36).notNullable();
    table.integer('position').notNullable();
    table.string('entity_ref').notNullable();
    table.string('user_id');
    table.primary(['request_id', 'position']);
  });

  await knex.schema.createTable('access_request_holds', table => {
    table.comment('The request of a kind in review against a grant');
    table.string('grant_id', 36).notNullable();
    table.string('kind', 32).notNullable();
    table.string('request_id', 36).notNullable();
    table.primary(['grant_id', 'kind']);
    table.index(['request_id'], 'access_request_holds_request_idx');
  });

  // Requests from before stages were decided by one of their approvers.
  const requests = await knex('access_requests').select(
    'request_id',
    'status',
    'decision',
  );
  for (const request of requests) {
    const approvers = await knex('access_request_approvers')
      .where('request_id', request.request_id)
      .orderBy('position')
      .pluck('entity_ref');
    const decision = request.decision && JSON.parse(request.decision);
    if (decision?.automatic) {
      continue;
    }
    const stage = {
      name: 'approval',
      approvers,
      quorum: 1,
      fallback: false,
      status: decision?.outcome ?? 'in-review',
      votes: decision
        ? [
            {
              by: decision.by,
              outcome: decision.outcome,
              comment: decision.comment,
              at: decision.at,
            },
          ]
        : [],
    };
    await knex('access_requests')
      .where('request_id', request.request_id)
      .update({ stages: JSON.stringify([stage]) });
  }
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('access_request_holds');
  await knex.schema.dropTable('access_request_voters');
  await knex.schema.alterTable('access_requests', table => {
    table.dropIndex(['domain_id'], 'access_requests_domain_idx');
    table.dropIndex(['requester'], 'access_requests_requester_idx');
    table.dropIndex(
      ['updated_at', 'request_id'],
      'access_requests_updated_idx',
    );
    table.dropIndex(['status', 'remind_at'], 'access_requests_remind_idx');
    table.dropIndex(['status', 'expires_at'], 'access_requests_expiry_idx');
    table.dropColumns(
      'duration',
      'grant_ids',
      'offboarding',
      'stages',
      'expires_at',
      'reminders',
      'remind_at',
    );
  });
};
