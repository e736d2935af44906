/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('domain_settings', table => {
    table.comment('Settings of domains that were made in the portal');
    table.string('domain_id', 63).primary();
    table.integer('version').notNullable();
    table.string('mode', 16).notNullable().comment('observe or manage');
    table.string('owner', 255).comment('Catalog ref');
    table
      .string('owner_group_id', 47)
      .comment('Identity Center group of the owner, when one is known');
    table
      .text('execution_roles')
      .notNullable()
      .comment('JSON; ARNs of the roles that may be asked for');
    table.text('contact').comment('Whom to ask about the domain, in words');
    table.string('changed_by', 255).notNullable();
    table.string('changed_at', 32).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('domain_settings');
};
