/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import type { BoundRef } from '../directory/boundRefs';
import type { Identified } from '../model/personKey';
import { teamKey } from '../model/teamKey';

const SETTINGS = 'team_settings';

/** The settings of a team that the portal stores. */
export type TeamSettingsRecord = {
  /** The catalog group, with its group of Identity Center where one was known. */
  team: BoundRef;
  leads: BoundRef[];
  changedBy: Identified;
  changedAt: string;
};

/** As it is stored; the version goes up with every change. */
export type StoredTeamSettings = TeamSettingsRecord & {
  key: string;
  version: number;
};

type TeamRow = ReturnType<typeof toRow> & { version: number };

export async function listTeamSettings(
  knex: Knex,
): Promise<StoredTeamSettings[]> {
  const rows: TeamRow[] = await knex(SETTINGS).orderBy('team_key');
  return rows.map(row => ({
    key: row.team_key,
    version: row.version,
    team: { ref: row.team, groupId: row.group_id ?? undefined },
    leads: JSON.parse(row.leads),
    changedBy: {
      ref: row.changed_by,
      userId: row.changed_by_user_id ?? undefined,
    },
    changedAt: row.changed_at,
  }));
}

/**
 * @param before - as it was read; absent: there were none. Tells whether that is still so.
 */
export async function writeTeamSettings(
  transaction: Knex.Transaction,
  settings: TeamSettingsRecord,
  before: Pick<StoredTeamSettings, 'key' | 'version'> | undefined,
): Promise<boolean> {
  const row = toRow(settings);
  if (before) {
    const { key, version } = before;
    const updated = await transaction(SETTINGS)
      .where({ team_key: key, version })
      .update({ ...row, version: version + 1 });
    return updated === 1;
  }
  const written: unknown[] = await transaction(SETTINGS)
    .insert({ ...row, version: 0 })
    .onConflict('team_key')
    .ignore()
    .returning('team_key');
  return written.length === 1;
}

function toRow({ team, leads, changedBy, changedAt }: TeamSettingsRecord) {
  return {
    team_key: teamKey(team),
    team: team.ref,
    group_id: team.groupId ?? null,
    leads: JSON.stringify(leads),
    changed_by: changedBy.ref,
    changed_by_user_id: changedBy.userId ?? null,
    changed_at: changedAt,
  };
}
