/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('inventory_refusals', table => {
    table.comment(
      'What so much of was gone from AWS that it was kept until somebody accepts that it goes',
    );
    table.string('what', 400).primary().comment('In words: users');
    table.string('lane', 128).notNullable();
    table.integer('before').notNullable().comment('How many there were');
    table.text('refused').notNullable().comment('JSON: the keys of the rows');
    table.string('refused_at', 32).notNullable();
    table.string('accepted_at', 32).nullable();
    table.string('accepted_by', 255).nullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('inventory_refusals');
};
