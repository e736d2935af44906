/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('domain_settings', table => {
    table
      .text('owners')
      .comment('JSON; refs with their ids. Null: only what owner says');
    table
      .text('role_names')
      .comment('JSON; by ARN, the name and the purpose of a role');
    table.string('default_duration', 32).comment('ISO 8601');
    table.string('max_duration', 32).comment('ISO 8601');
    table
      .boolean('is_created')
      .notNullable()
      .defaultTo(true)
      .comment('Whether the portal created the domain, or found it');
  });
  await knex.schema.createTable('team_settings', table => {
    table.comment('Leads of teams that app-config does not name');
    table
      .string('team_key', 260)
      .primary()
      .comment('The Identity Center group, or the ref of a team without one');
    table.integer('version').notNullable();
    table.string('team', 255).notNullable().comment('Catalog ref');
    table.string('group_id', 47).comment('Identity Center group');
    table.text('leads').notNullable().comment('JSON; refs with their ids');
    table.string('changed_by', 255).notNullable();
    table.string('changed_at', 32).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('team_settings');
  await knex.schema.alterTable('domain_settings', table => {
    table.dropColumns(
      'owners',
      'role_names',
      'default_duration',
      'max_duration',
      'is_created',
    );
  });
};
