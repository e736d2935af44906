/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/* When access ended, so that what it left behind can be deleted later without taking the access back once more. */

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_grants', table => {
    table.string('ended_at', 24).comment('Absent: it has not');
  });
  await knex('access_grants')
    .where('status', 'ended')
    .update({ ended_at: knex.ref('updated_at') });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('access_grants', table => {
    table.dropColumn('ended_at');
  });
};
