/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('principals', table => {
    table.comment('People and teams by ids that never change; never deleted');
    table.uuid('principal_id').primary();
    table
      .string('kind', 16)
      .notNullable()
      .comment('person, team, catalog-person or catalog-team');
    table
      .string('authority', 256)
      .notNullable()
      .comment('The identity store, or the trusted origin in the catalog');
    table
      .string('subject', 256)
      .notNullable()
      .comment('userId, groupId, or the catalog ref');
    table.string('first_seen_at', 32).notNullable();
    table.unique(['kind', 'authority', 'subject'], {
      indexName: 'principals_subject_uniq',
    });
    table.index(['subject'], 'principals_subject_idx');
  });

  await knex.schema.createTable('principal_names', table => {
    table.comment('What principals are and were called');
    table.uuid('principal_id').notNullable();
    table.string('kind', 16).notNullable().comment('catalog, login or display');
    table.text('name').notNullable();
    table.string('valid_from', 32).notNullable();
    table.string('valid_until', 32).nullable().comment('Null: today');
    table
      .string('reserved_key', 80)
      .nullable()
      .comment('Of an assigned catalog name: no other principal ever gets it');
    table
      .string('wish', 63)
      .nullable()
      .comment('The catalog name that a newcomer called so would like');
    table.primary(['principal_id', 'kind', 'valid_from']);
    table.unique(['reserved_key'], {
      indexName: 'principal_names_reserved_uniq',
    });
    table.index(['wish'], 'principal_names_wish_idx');
  });

  await knex.schema.createTable('principal_registry', table => {
    table.comment('One row, locked by whoever writes principals');
    table.integer('id').primary();
    table
      .string('seeded_at', 32)
      .nullable()
      .comment('When the names that the catalog held before were taken over');
  });
  await knex('principal_registry').insert({ id: 1 });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('principal_registry');
  await knex.schema.dropTable('principal_names');
  await knex.schema.dropTable('principals');
};
