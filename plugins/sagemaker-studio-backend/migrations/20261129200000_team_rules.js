/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('team_rules', table => {
    table.comment('Rules that keep the access of a team in step with it');
    table.string('rule_id', 36).primary();
    table.integer('version').notNullable().comment('Of what is set');
    table
      .string('team_key', 260)
      .notNullable()
      .comment('The Identity Center group, or the ref of a team without one');
    table.string('domain_id', 63).notNullable();
    table.string('team', 255).notNullable().comment('Catalog ref');
    table.string('group_id', 47).comment('Identity Center group');
    table.string('execution_role', 2048).comment('Null: that of the domain');
    table.string('duration', 32).comment('ISO 8601');
    table.boolean('no_end').notNullable();
    table.string('joiners', 16).notNullable();
    table.string('leavers', 16).notNullable();
    table.text('justification').notNullable();
    table.string('set_as', 16).notNullable();
    table.text('set_by').comment('JSON; a ref with its id');
    table.string('changed_at', 32).notNullable();
    table
      .text('accepted')
      .notNullable()
      .comment('JSON; whom a person has seen before, beyond the threshold');
    table.text('held').comment('JSON; what the change threshold holds back');
    table
      .boolean('is_lapsed')
      .notNullable()
      .comment('Whether who has set it may no longer');
    table.text('problem').comment('Why a request could not be filed');
    table.unique(['team_key', 'domain_id']);
  });
  await knex.schema.createTable('team_rule_people', table => {
    table.comment('Whom a team rule has seen, and what it has asked for them');
    table.string('rule_id', 36).notNullable();
    table.string('user_id', 47).notNullable();
    table.integer('rule_version').notNullable();
    table.boolean('is_member').notNullable();
    table.string('since', 32).notNullable();
    table
      .boolean('is_settled')
      .notNullable()
      .comment('Whether a member had access, so that none is asked for again');
    table
      .text('group_ids')
      .comment('JSON; Identity Center groups by which a member was last seen');
    table.string('request_id', 36);
    table.string('try_at', 32).comment('When to file again after a failure');
    table.primary(['rule_id', 'user_id']);
  });
  await knex.schema.alterTable('access_requests', table => {
    table.text('team_rule').comment('JSON; the team rule that filed it');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  // On SQLite, knex would write the table and its indexes anew.
  await knex.raw('alter table ?? drop column ??', [
    'access_requests',
    'team_rule',
  ]);
  await knex.schema.dropTable('team_rule_people');
  await knex.schema.dropTable('team_rules');
};
