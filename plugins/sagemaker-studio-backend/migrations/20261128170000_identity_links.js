/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('principal_links', table => {
    table.comment('Which person a catalog user was found to be, first');
    table.string('entity_ref', 255).notNullable();
    table.string('authority', 256).notNullable().comment('Identity store');
    table.uuid('principal_id').notNullable();
    table.string('recorded_at', 32).notNullable();
    table
      .string('recorded_by', 255)
      .notNullable()
      .comment('The matcher that found the person, or who confirmed it');
    table
      .string('confirmed_hints', 64)
      .nullable()
      .comment(
        'What the catalog said of the user when it was confirmed, as a hash',
      );
    table.primary(['entity_ref', 'authority']);
    table.index(['principal_id'], 'principal_links_principal_idx');
  });

  await knex.schema.createTable('principal_link_rejections', table => {
    table.comment('Who a catalog user is not, as somebody has decided');
    table.string('entity_ref', 255).notNullable();
    table.uuid('principal_id').notNullable();
    table
      .string('hints', 64)
      .notNullable()
      .comment('What the catalog said of the user then, as a hash');
    table.string('rejected_at', 32).notNullable();
    table.string('rejected_by', 255).notNullable();
    table.primary(['entity_ref', 'principal_id']);
  });

  await knex.schema.createTable('principal_link_conflicts', table => {
    table.comment('Catalog users whose person has to be decided');
    table.string('entity_ref', 255).primary();
    table.text('display_name').notNullable();
    table.string('recorded_user_id', 64).nullable();
    table.text('candidates').notNullable().comment('User ids, as JSON');
    table.string('found_at', 32).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('principal_link_conflicts');
  await knex.schema.dropTable('principal_link_rejections');
  await knex.schema.dropTable('principal_links');
};
