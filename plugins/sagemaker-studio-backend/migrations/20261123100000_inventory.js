/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/*
 * What AWS was last seen to hold. Times are ISO 8601 texts in UTC, so that they read and sort the same on every
 * database. A column `…_key` holds the lower case form of its neighbour, since AWS compares those without case.
 */

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('inventory_domains', table => {
    table.comment('Studio domains');
    table.string('domain_id', 63).primary();
    table.string('domain_arn', 256).notNullable();
    table.string('name', 63).notNullable();
    table.string('account_id', 12).notNullable();
    table.string('region', 63).notNullable();
    table.string('auth_mode', 8).notNullable();
    table.string('status', 32).notNullable();
    table.text('failure_reason').nullable();
    table.text('url').notNullable();
    table.string('application_arn', 256).nullable();
    table.boolean('unified_studio').notNullable();
    table.text('default_execution_role').notNullable();
    table.string('created_at', 32).notNullable();
    table.string('modified_at', 32).notNullable();
    table.string('seen_at', 32).notNullable();
    table.index(['account_id', 'region'], 'inventory_domains_place_idx');
  });

  await knex.schema.createTable('inventory_profiles', table => {
    table.comment('User profiles of Studio domains');
    table.string('domain_id', 63).notNullable();
    table.string('name_key', 63).notNullable();
    table.string('name', 63).notNullable();
    table.string('profile_arn', 256).notNullable();
    table.string('status', 32).notNullable();
    table.text('failure_reason').nullable();
    table
      .string('user_name', 256)
      .nullable()
      .comment('SingleSignOnUserValue: the Identity Center username');
    table.string('user_name_key', 256).nullable();
    table.text('execution_role').nullable();
    table.string('created_at', 32).notNullable();
    table.string('modified_at', 32).notNullable();
    table.string('seen_at', 32).notNullable();
    table.primary(['domain_id', 'name_key']);
    table.index(
      ['domain_id', 'user_name_key'],
      'inventory_profiles_user_name_idx',
    );
  });

  await knex.schema.createTable('inventory_users', table => {
    table.comment('Users of the identity store');
    table.string('user_id', 64).primary();
    table.string('user_name', 128).notNullable();
    table.string('user_name_key', 128).notNullable();
    table.text('display_name').notNullable();
    table.text('email').nullable();
    table.text('email_key').nullable();
    table.text('title').nullable();
    table.text('external_ids').notNullable().comment('JSON: [{issuer, id}]');
    table.string('status', 16).notNullable();
    table.string('seen_at', 32).notNullable();
    table.index(['user_name_key'], 'inventory_users_user_name_idx');
    table.index(['email_key'], 'inventory_users_email_idx');
  });

  await knex.schema.createTable('inventory_groups', table => {
    table.comment('Groups of the identity store');
    table.string('group_id', 64).primary();
    table.text('display_name').notNullable();
    table.text('description').nullable();
    table.string('seen_at', 32).notNullable();
  });

  await knex.schema.createTable('inventory_memberships', table => {
    table.comment('Which users are in which groups of the identity store');
    table.string('user_id', 64).notNullable();
    table.string('group_id', 64).notNullable();
    table.string('seen_at', 32).notNullable();
    table.primary(['user_id', 'group_id']);
    table.index(['group_id'], 'inventory_memberships_group_idx');
  });

  await knex.schema.createTable('inventory_assignments', table => {
    table.comment('Users and groups assigned to the applications of domains');
    table.string('application_arn', 256).notNullable();
    table.string('principal_type', 8).notNullable();
    table.string('principal_id', 64).notNullable();
    table.string('seen_at', 32).notNullable();
    table.primary(['application_arn', 'principal_id', 'principal_type']);
  });

  await knex.schema.createTable('inventory_identity_center', table => {
    table.comment('The instance that the last directory sync read; one row');
    table.string('instance_arn', 256).primary();
    table.string('identity_store_id', 64).notNullable();
    table.string('seen_at', 32).notNullable();
  });

  await knex.schema.createTable('inventory_syncs', table => {
    table.comment('How far the sync of each lane, or of one application, is');
    table
      .string('scope', 320)
      .primary()
      .comment('The lane, or assignments:<application ARN>');
    table.string('completed_at', 32).nullable();
    table
      .string('requested_at', 32)
      .nullable()
      .comment('Somebody asked for a refresh that has not been done yet');
    table.boolean('accept_removals').notNullable().defaultTo(false);
    table.string('failed_at', 32).nullable();
    table.text('failure').nullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  for (const table of [
    'inventory_syncs',
    'inventory_identity_center',
    'inventory_assignments',
    'inventory_memberships',
    'inventory_groups',
    'inventory_users',
    'inventory_profiles',
    'inventory_domains',
  ]) {
    await knex.schema.dropTable(table);
  }
};
