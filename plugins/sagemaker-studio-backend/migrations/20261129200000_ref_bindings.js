/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ref_bindings', table => {
    table.comment(
      'Whom a ref in app-config or in the settings meant when it was first found',
    );
    table
      .string('binding_id', 64)
      .notNullable()
      .comment('Hash of the place and the ref');
    table
      .string('authority', 256)
      .notNullable()
      .comment('Identity store of the principal');
    table.string('entity_ref', 255).notNullable();
    table.text('place').notNullable().comment('JSON; where the ref is named');
    table.uuid('principal_id').notNullable();
    table.string('bound_at', 32).notNullable().comment('ISO 8601');
    table
      .string('bound_by', 255)
      .comment('Catalog ref of who decided it; null: first found');
    table
      .string('named_at', 32)
      .notNullable()
      .comment('When the ref was last seen at the place');
    table
      .uuid('rejected_principal_id')
      .comment('Who has the ref now and was decided not to be meant');
    table.primary(['binding_id', 'authority']);
    table.index(['entity_ref'], 'ref_bindings_entity_ref_idx');
  });
  await knex.schema.alterTable('principal_links', table => {
    table
      .string('passed_at', 32)
      .comment('When it was decided that the ref is somebody else than before');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('principal_links', table => {
    table.dropColumn('passed_at');
  });
  await knex.schema.dropTable('ref_bindings');
};
