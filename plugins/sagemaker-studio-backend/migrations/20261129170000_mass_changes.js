/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/* What a person has to see of a mass change before they decide on it, and their word that it is a fault. */

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('inventory_refusals', table => {
    table.string('domain_id', 63).comment('Absent: of no domain');
  });
  await knex.schema.createTable('mass_change_rejections', table => {
    table.comment('Mass changes of which a person said that they are faults');
    table.string('hash', 64).primary().comment('Of the change');
    table.string('rejected_by', 255).notNullable().comment('Catalog ref');
    table.string('rejected_at', 32).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('mass_change_rejections');
  // On SQLite, knex would write the table anew.
  await knex.raw('alter table ?? drop column ??', [
    'inventory_refusals',
    'domain_id',
  ]);
};
