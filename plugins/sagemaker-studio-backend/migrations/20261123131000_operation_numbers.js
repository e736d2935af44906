/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/* Operations of a grant are numbered: two may be started within a millisecond, and one of them is the later. */

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_operations', table => {
    table
      .integer('number')
      .notNullable()
      .defaultTo(0)
      .comment('Of those of its grant, from 1');
  });
  await knex('access_operations').update({
    number: knex('access_operations as earlier')
      .count('*')
      .whereRaw('earlier.grant_id = access_operations.grant_id')
      .where(earlier =>
        earlier
          .whereRaw('earlier.started_at < access_operations.started_at')
          .orWhere(same =>
            same
              .whereRaw('earlier.started_at = access_operations.started_at')
              .whereRaw(
                'earlier.operation_id <= access_operations.operation_id',
              ),
          ),
      ),
  });
  await knex.schema.alterTable('access_operations', table => {
    table.unique(['grant_id', 'number'], {
      indexName: 'access_operations_number_uq',
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('access_operations', table => {
    table.dropUnique(['grant_id', 'number'], 'access_operations_number_uq');
  });
  await knex.schema.alterTable('access_operations', table => {
    table.dropColumn('number');
  });
};
