/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * One open request for each person, domain and kind. Before, only requests against the same grant kept each other out. Of
 * several that are open already, the oldest is the one that holds up further ones; all of them can still be decided.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.dropTable('access_request_holds');
  await knex.schema.createTable('access_request_holds', table => {
    table.comment('The request in review of a kind for a person and a domain');
    table.string('domain_id', 63).notNullable();
    table.string('user_id').notNullable();
    table.string('kind', 32).notNullable();
    table.string('request_id', 36).notNullable();
    table.primary(['domain_id', 'user_id', 'kind']);
    table.index(['request_id'], 'access_request_holds_request_idx');
  });
  const rows = await knex('access_requests')
    .join(
      'access_request_people',
      'access_request_people.request_id',
      'access_requests.request_id',
    )
    .where('access_requests.status', 'in-review')
    .orderBy(['access_requests.created_at', 'access_requests.request_id'])
    .select('domain_id', 'user_id', 'kind', 'access_requests.request_id');
  for (const row of rows) {
    await knex('access_request_holds')
      .insert({
        ...row,
        kind: row.kind === 'onboard-team' ? 'grant' : row.kind,
      })
      .onConflict(['domain_id', 'user_id', 'kind'])
      .ignore();
  }
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('access_request_holds');
  await knex.schema.createTable('access_request_holds', table => {
    table.comment('The request of a kind in review against a grant');
    table.string('grant_id', 36).notNullable();
    table.string('kind', 32).notNullable();
    table.string('request_id', 36).notNullable();
    table.primary(['grant_id', 'kind']);
    table.index(['request_id'], 'access_request_holds_request_idx');
  });
  const rows = await knex('access_requests')
    .where('status', 'in-review')
    .whereNotNull('grant_ids')
    .orderBy(['created_at', 'request_id'])
    .select('request_id', 'kind', 'grant_ids');
  for (const { grant_ids: grantIds, ...row } of rows) {
    for (const grantId of JSON.parse(grantIds)) {
      await knex('access_request_holds')
        .insert({ ...row, grant_id: grantId })
        .onConflict(['grant_id', 'kind'])
        .ignore();
    }
  }
};
