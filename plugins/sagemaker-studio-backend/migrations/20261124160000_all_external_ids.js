/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
// @ts-check

/** Rows a statement. */
const BATCH = 100;

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('inventory_external_ids', table => {
    table.comment('The ids that identity providers gave users; a few each');
    table.string('user_id', 64).notNullable();
    table.string('external_id', 256).notNullable();
    table.string('seen_at', 32).notNullable();
    table.primary(['user_id', 'external_id']);
    table.index(['external_id'], 'inventory_external_ids_id_idx');
  });
  const users = await knex('inventory_users').select(
    'user_id',
    'external_ids',
    'seen_at',
  );
  const rows = users.flatMap(user =>
    [
      ...new Set(
        JSON.parse(user.external_ids).map(
          (/** @type {{ id: string }} */ { id }) => id,
        ),
      ),
    ].map(id => ({
      user_id: user.user_id,
      external_id: id,
      seen_at: user.seen_at,
    })),
  );
  await knex.batchInsert('inventory_external_ids', rows, BATCH);
  await knex.schema.alterTable('inventory_users', table => {
    table.dropIndex(['external_id'], 'inventory_users_external_id_idx');
    table.dropColumn('external_id');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('inventory_users', table => {
    table
      .string('external_id', 256)
      .nullable()
      .comment('The first of external_ids, by which people are found');
    table.index(['external_id'], 'inventory_users_external_id_idx');
  });
  const users = await knex('inventory_users').select('user_id', 'external_ids');
  for (const user of users) {
    const [first] = JSON.parse(user.external_ids);
    await knex('inventory_users')
      .where({ user_id: user.user_id })
      .update({ external_id: first ? first.id : null });
  }
  await knex.schema.dropTable('inventory_external_ids');
};
