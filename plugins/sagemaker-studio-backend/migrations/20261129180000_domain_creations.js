/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('domain_creations', table => {
    table.comment('Domains that approved requests create in AWS, step by step');
    table.string('request_id', 36).primary();
    table.integer('version').notNullable();
    table.string('status', 16).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 32).notNullable();
    table.string('lane', 64).notNullable();
    table.text('domain').notNullable().comment('JSON; as it was asked for');
    table
      .string('adopts', 63)
      .comment(
        'Id of the domain that is there and is taken over; null: create',
      );
    table.string('owner', 255).notNullable().comment('Catalog ref');
    table
      .string('owner_group_id', 47)
      .comment('Identity Center group of the owner, when one is known');
    table.string('requested_by', 255).notNullable().comment('Catalog ref');
    table.string('execution_role', 2048).notNullable();
    table.string('domain_id', 63).comment('Once AWS has it');
    table.text('steps').notNullable().comment('JSON');
    table.string('next_try_at', 32).comment('Null: it is blocked or has ended');
    table.string('started_at', 32).notNullable();
    table.string('ended_at', 32);
    table
      .string('live_key', 160)
      .comment('Of one that has not ended: hash of the place and the name');
    table.unique(['live_key'], { indexName: 'domain_creations_live_uniq' });
    table.index(['lane', 'next_try_at'], 'domain_creations_due_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('domain_creations');
};
