/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/*
 * How access ends: when and why, what is announced before, and what the inventory has to hold so that nobody loses data
 * without having been told.
 */

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('access_grants', table => {
    table.string('expires_at', 24).comment('Absent: until revoked');
    table.string('ended_reason', 64);
    table
      .string('deprovision_at', 24)
      .comment('When the access of a suspended grant is taken away');
    table
      .text('remaining_access')
      .comment('JSON; ways in that remain, in words');
    table
      .text('notices')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON; what has been announced');
    table.index(['status', 'expires_at'], 'access_grants_expiry_idx');
    table.index(['status', 'deprovision_at'], 'access_grants_grace_idx');
    table.index(['created_at', 'grant_id'], 'access_grants_page_idx');
  });

  await knex.schema.createTable('access_watch', table => {
    table.comment('Which syncs have been looked at for leavers and drift');
    table.string('lane', 320).primary();
    table.string('synced_at', 32).notNullable();
  });

  await knex.schema.createTable('access_leavers', table => {
    table.comment('One row: people who seem to have left, too many at once');
    table.integer('id').primary();
    table.text('held_back').notNullable().comment('JSON; ids of grants');
    table.string('accepted_at', 24);
  });
  await knex('access_leavers').insert({ id: 1, held_back: '[]' });

  await knex.schema.alterTable('inventory_profiles', table => {
    table.string('home_directory_uid', 16).nullable();
  });

  await knex.schema.createTable('inventory_spaces', table => {
    table.comment('Spaces of Studio domains');
    table.string('domain_id', 63).notNullable();
    table.string('name_key', 63).notNullable();
    table.string('name', 63).notNullable();
    table.string('status', 32).notNullable();
    table.string('owner', 63).nullable().comment('Name of a profile');
    table.string('owner_key', 63).nullable();
    table.boolean('shared').notNullable();
    table.integer('size_gb').nullable().comment('Of its EBS volume');
    table.string('seen_at', 32).notNullable();
    table.primary(['domain_id', 'name_key']);
    table.index(['domain_id', 'owner_key'], 'inventory_spaces_owner_idx');
  });

  await knex.schema.createTable('inventory_apps', table => {
    table.comment('Apps of Studio domains, of profiles or of spaces');
    table.string('domain_id', 63).notNullable();
    table
      .string('app_key', 300)
      .notNullable()
      .comment('Owner, type and name in lower case');
    table.string('profile_name', 63).nullable();
    table.string('profile_key', 63).nullable();
    table.string('space_name', 63).nullable();
    table.string('space_key', 63).nullable();
    table.string('type', 32).notNullable();
    table.string('name', 63).notNullable();
    table.string('status', 32).notNullable();
    table.string('seen_at', 32).notNullable();
    table.primary(['domain_id', 'app_key']);
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('inventory_apps');
  await knex.schema.dropTable('inventory_spaces');
  await knex.schema.alterTable('inventory_profiles', table => {
    table.dropColumn('home_directory_uid');
  });
  await knex.schema.dropTable('access_leavers');
  await knex.schema.dropTable('access_watch');
  await knex.schema.alterTable('access_grants', table => {
    table.dropIndex(['created_at', 'grant_id'], 'access_grants_page_idx');
    table.dropIndex(['status', 'deprovision_at'], 'access_grants_grace_idx');
    table.dropIndex(['status', 'expires_at'], 'access_grants_expiry_idx');
    table.dropColumns(
      'expires_at',
      'ended_reason',
      'deprovision_at',
      'remaining_access',
      'notices',
    );
  });
};
