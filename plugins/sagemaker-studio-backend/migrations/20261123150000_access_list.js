/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/*
 * The joined table of people and domains, from which lists of access are read, with what it is made from besides the
 * inventory and the grants: which catalog user is whom, when people were last at work, and what of it has to be made
 * again.
 */

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('inventory_spaces', table => {
    table.string('modified_at', 32).nullable();
  });
  await knex.schema.alterTable('inventory_apps', table => {
    table.string('instance_type', 32).nullable();
    table.string('created_at', 32).nullable();
    table.string('last_activity_at', 32).nullable();
    table
      .string('described_at', 32)
      .nullable()
      .comment('When its last activity was asked for');
  });

  await knex.schema.createTable('inventory_activity', table => {
    table.comment('When a profile was last at work; outlives its apps');
    table.string('domain_id', 63).notNullable();
    table.string('name_key', 63).notNullable().comment('Of the profile');
    table.string('last_activity_at', 32).notNullable();
    table.primary(['domain_id', 'name_key']);
  });

  await knex.schema.createTable('access_people', table => {
    table.comment('Catalog users and the Identity Center users behind them');
    table.string('entity_ref').primary();
    table.string('user_id', 64).notNullable();
    table.text('display_name').notNullable();
    table.text('email');
    table.index(['user_id'], 'access_people_user_idx');
  });

  await knex.schema.createTable('access_marks', table => {
    table.comment('What of the access list has to be made again');
    table.increments('id');
    table
      .string('scope', 256)
      .notNullable()
      .comment('A domain, the application of one, or * for all');
    table
      .string('subject', 320)
      .notNullable()
      .comment('Whose row: user:<id>, profile:<name>, … or * for all');
  });

  // The order of texts must be the same on every database.
  const isPostgres = String(knex.client.config.client).includes('pg');
  const binary = isPostgres ? 'text collate "C"' : 'text';
  await knex.schema.createTable('access_list', table => {
    table.comment('What one person holds in one domain');
    table.string('domain_id', 63).notNullable();
    table
      .string('subject', 80)
      .notNullable()
      .comment('user:<id>, or profile:<name> when it is nobody’s');
    table.string('user_id', 64);
    table.string('user_name_key', 256);
    table.string('profile_key', 63);
    table.string('entity_ref');
    table.string('grant_team').comment('With which access was granted');
    table.string('diagnosis', 32).notNullable();
    table.integer('running_apps').notNullable();
    table
      .string('idle_since', 32)
      .comment('Since when nobody has worked with the profile');
    table.specificType('search_text', binary).notNullable();
    table.specificType('by_name', binary).notNullable();
    table.specificType('by_diagnosis', binary).notNullable();
    table.specificType('by_activity', binary).notNullable();
    table.specificType('by_expiry', binary).notNullable();
    table.text('detail', 'longtext').notNullable().comment('JSON');
    table.primary(['domain_id', 'subject']);
    // Without those that have none, who would make these look like bad ones to choose.
    for (const [column, name] of Object.entries({
      user_id: 'user',
      entity_ref: 'entity',
      grant_team: 'team',
    })) {
      table.index([column], `access_list_${name}_idx`, {
        predicate: knex.whereNotNull(column),
      });
    }
    table.index(['domain_id', 'user_name_key'], 'access_list_user_name_idx');
    table.index(['domain_id', 'profile_key'], 'access_list_profile_idx');
    table.index(['domain_id', 'idle_since'], 'access_list_idle_idx');
    table.index(
      ['domain_id', 'diagnosis', 'by_name'],
      'access_list_diagnosis_idx',
    );
    for (const column of [
      'by_name',
      'by_diagnosis',
      'by_activity',
      'by_expiry',
    ]) {
      table.index(['domain_id', column], `access_list_domain_${column}_idx`);
      table.index([column, 'domain_id'], `access_list_${column}_idx`);
    }
  });

  await knex.schema.createTable('access_counts', table => {
    table.comment('How many rows of the access list have a diagnosis');
    table.string('domain_id', 63).notNullable();
    table.string('diagnosis', 32).notNullable();
    table.integer('people').notNullable();
    table.primary(['domain_id', 'diagnosis']);
  });

  await knex.schema.createTable('access_projection', table => {
    table.comment('One row, locked by whoever makes the access list');
    table.integer('id').primary();
    table.string('version', 128).comment('By what rules the rows were made');
    table.string('linked_at', 32).comment('When catalog users were looked up');
    table.string('aged_on', 10).comment('Day on which time was last counted');
  });
  await knex('access_projection').insert({ id: 1 });

  await knex.schema.createTable('access_history', table => {
    table.comment('What was counted on a day');
    table.string('day', 10).notNullable();
    table.string('domain_id', 63).notNullable();
    table.string('team').notNullable().comment('Empty: the whole domain');
    table.integer('people').notNullable();
    table.integer('ready').notNullable();
    table.integer('unused').notNullable();
    table.integer('running_apps').notNullable();
    table.primary(['domain_id', 'team', 'day']);
    table.index(['team', 'day'], 'access_history_team_idx');
    table.index(['day'], 'access_history_day_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  for (const table of [
    'access_history',
    'access_projection',
    'access_counts',
    'access_list',
    'access_marks',
    'access_people',
    'inventory_activity',
  ]) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('inventory_apps', table => {
    table.dropColumns(
      'instance_type',
      'created_at',
      'last_activity_at',
      'described_at',
    );
  });
  await knex.schema.alterTable('inventory_spaces', table => {
    table.dropColumn('modified_at');
  });
};
