/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/*
 * The orders in which grants are listed page by page, besides that by when they were made. An index serves an order
 * only if it is of the same words: access without an end comes last either way, and names are compared by the codes of
 * their letters on every database.
 */

/**
 * @param {import('knex').Knex} knex
 * @returns {[name: string, order: string][]}
 */
function orders(knex) {
  const isPostgres = String(knex.client.config.client).includes('pg');
  const binary = isPostgres ? ' collate "C"' : '';
  return [
    ['access_grants_end_idx', `(coalesce(expires_at, 'never')${binary})`],
    ['access_grants_last_end_idx', `(coalesce(expires_at, '')${binary})`],
    ['access_grants_by_person_idx', `person${binary}`],
    ['access_grants_by_domain_idx', `domain_id${binary}`],
  ];
}

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  for (const [name, order] of orders(knex)) {
    await knex.raw(
      `create index ${name} on access_grants (${order}, grant_id)`,
    );
  }
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  for (const [name] of orders(knex)) {
    await knex.raw(`drop index ${name}`);
  }
};
