/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

const INDEX = 'access_grants_taken_over_idx';

/**
 * A profile that was made for somebody else passes to the person of a grant when an approval says so.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_grants', table => {
    table.text('taken_over').comment('JSON; the profile, and whose it was');
    table.string('taken_over_key', 63).comment('Its name, in lower case');
    table.index(['taken_over_key'], INDEX);
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('access_grants', table => {
    table.dropIndex(['taken_over_key'], INDEX);
  });
  // On SQLite, knex would write the table and its indexes anew.
  for (const column of ['taken_over', 'taken_over_key']) {
    await knex.raw('alter table ?? drop column ??', ['access_grants', column]);
  }
};
