/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('identity_reports', table => {
    table.comment(
      'What the last look through the catalog found about people and teams; replaced by the next',
    );
    table.string('report_id', 64).primary().comment('Hash of what it is about');
    table
      .string('kind', 16)
      .notNullable()
      .comment('origin, ref, team or claim');
    table.text('entity_ref').notNullable().comment('Or the origin');
    table.text('detail').notNullable().comment('JSON');
    table
      .string('found_at', 32)
      .notNullable()
      .comment('When it was found first');
    table.index(['kind'], 'identity_reports_kind_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('identity_reports');
};
