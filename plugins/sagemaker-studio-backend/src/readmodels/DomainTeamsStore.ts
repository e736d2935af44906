/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainTeamsList,
  GrantStatus,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { ASSIGNMENTS, DOMAINS } from '../inventory/store/tables';
import type { EntityRef } from '../model/names';
import { CATALOG_TEAMS, teamToday } from '../store/teamToday';

/** States in which AWS may hold access of a grant that has begun and has not ended. */
const HELD: GrantStatus[] = [
  'active',
  'degraded',
  'suspended',
  'deprovisioning',
  'deprovision-blocked',
];

type Row = { domain_id: string; team: EntityRef };

/** Which teams have access to which domain, to be shown; nothing is decided by it. */
export class DomainTeamsStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async list(): Promise<DomainTeamsList> {
    const rows = [...(await this.#granted()), ...(await this.#assigned())];
    return {
      items: [...Map.groupBy(rows, row => row.domain_id)].map(
        ([domainId, ofDomain]) => ({
          domainId,
          teams: [...new Set(ofDomain.map(({ team }) => team))].sort(),
        }),
      ),
    };
  }

  async #granted(): Promise<Row[]> {
    const held = this.#knex('access_grants')
      .whereIn('status', HELD)
      .whereNull('starts_at')
      .whereNull('ended_at')
      .distinct('domain_id', 'team', 'team_group_id');
    const rows: (Row & { team_today: EntityRef | null })[] = await this.#knex
      .from(held.as('access_grants'))
      .select('domain_id', 'team', teamToday(this.#knex, 'access_grants'));
    return rows.map(({ domain_id, team, team_today }) => ({
      domain_id,
      team: team_today ?? team,
    }));
  }

  /** Through the assignment of their group, whoever made it. */
  async #assigned(): Promise<Row[]> {
    return this.#knex(`${ASSIGNMENTS} as a`)
      .join(`${DOMAINS} as d`, 'd.application_arn', 'a.application_arn')
      .join(`${CATALOG_TEAMS} as t`, 't.group_id', 'a.principal_id')
      .where({ 'a.principal_type': 'GROUP', 't.is_gone': false })
      .groupBy('d.domain_id', 'a.principal_id')
      .select('d.domain_id')
      .min({ team: 't.entity_ref' });
  }
}
