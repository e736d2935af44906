/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type EntityClaim,
  type IdentityReport,
  type RefReport,
  type StandingReport,
  type TeamCandidate,
  type TeamConflict,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { ConfiguredRef } from '../config/configuredRefs';
import type { RefPlace } from '../model/refPlace';
import {
  placeMessage,
  type NamesOfPlaces,
  type PlaceNames,
} from './placeWords';
import { listLastNames } from '../store/listLastNames';
import { chunk } from '../database/transaction';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { OpenRecords } from '../store/countOpenByTeam';
import { stableHash } from '../util/hash';
import type { DisplayName, EntityRef } from '../model/names';

export const REPORTS = 'identity_reports';

/** How many claims the report shows; somebody may register any number of them. */
const MAX_CLAIMS = 100;
const ROWS_PER_INSERT = 100;

type Row = {
  report_id: string;
  kind: Finding['kind'];
  entity_ref: string;
  detail: string;
  found_at: string;
};

/** A ref of the configuration that gives nobody a right. */
export type RefDetail = Pick<
  RefReport,
  'problem' | 'message' | 'remedy' | 'messages'
> & {
  places: Pick<ConfiguredRef, 'place' | 'domainIds' | 'teams'>[];
};

/** A catalog group that leads to another group of Identity Center than the recorded one. */
export type TeamDetail = {
  displayName: DisplayName;
  recorded: string;
  candidates: string[];
};

/** A finding of a look through the catalog. */
export type Finding =
  | {
      kind: 'look';
      entityRef: '';
      detail: { at: string; standing: StandingReport };
    }
  | { kind: 'ref'; entityRef: string; detail: RefDetail }
  | { kind: 'team'; entityRef: string; detail: TeamDetail }
  | { kind: 'former'; entityRef: string; detail: OpenRecords }
  | {
      kind: 'claim';
      entityRef: EntityRef;
      detail: { origin: string; claims: EntityClaim[] };
    };

type Concerned = { domainId?: string; team?: string; names: PlaceNames };

/** The findings of the last pass through the catalog about a domain or a team. */
type ConcernedReport = {
  standing: StandingReport;
  lookedAt?: string;
  refs: RefReport[];
};

/** A team conflict, without whether the viewer may decide it. */
export type UndecidedTeam = Omit<TeamConflict, 'viewerMayDecide'>;

/** The parts of the report that are the same for every viewer. */
type Report = Omit<IdentityReport, 'passedRefs' | 'teams'> & {
  teams: UndecidedTeam[];
};

const NOTHING: StandingReport = { people: 0, teams: 0, refs: 0, origins: [] };

/** Keeps what the last look through the catalog found about people and teams. */
export class IdentityReports {
  readonly #knex: Knex;
  readonly #inventory: Pick<InventoryReader, 'findGroups'>;

  constructor(options: {
    knex: Knex;
    inventory: Pick<InventoryReader, 'findGroups'>;
  }) {
    this.#knex = options.knex;
    this.#inventory = options.inventory;
  }

  /** @param placeNamer - says what domains and teams are called */
  async read(placeNamer: NamesOfPlaces): Promise<Report> {
    const rows = await this.#rows(['look', 'ref', 'team', 'former', 'claim']);
    const of = <K extends Finding['kind']>(kind: K) =>
      rows.flatMap(row =>
        row.kind === kind
          ? [{ ...row, detail: detailOf<K>(row), foundAt: row.found_at }]
          : [],
      );
    const [look] = of('look');
    const teams = of('team');
    const claims = of('claim');
    const groupIds = [
      ...teams.flatMap(({ detail }) => [detail.recorded, ...detail.candidates]),
      ...claims
        .slice(0, MAX_CLAIMS)
        .flatMap(({ detail }) => detail.claims)
        .flatMap(({ kind, of: id }) => (kind === 'identity' ? [id] : [])),
    ];
    const names = new Map(
      (await this.#inventory.findGroups({ groupIds })).map(
        ({ groupId, displayName }) => [groupId, displayName],
      ),
    );
    const lastNames = await listLastNames(
      this.#knex,
      groupIds.filter(id => !names.has(id)),
    );
    const nameOf = (groupId: string) =>
      names.get(groupId) ?? lastNames.get(groupId) ?? groupId;
    const toCandidate = (groupId: string): TeamCandidate => ({
      groupId,
      displayName: nameOf(groupId),
      isGone: !names.has(groupId),
    });
    const refs = of('ref');
    const namesOf = await placeNamer.read(
      refs.flatMap(({ detail }) => detail.places.map(({ place }) => place)),
    );
    return {
      lookedAt: look?.detail.at,
      standing: look?.detail.standing ?? NOTHING,
      refs: refs.map(({ entity_ref: entityRef, detail, foundAt }) =>
        toRefReport(entityRef, detail, { foundAt, namesOf }),
      ),
      teams: teams.map(({ entity_ref: entityRef, detail, foundAt }) => ({
        entityRef,
        displayName: detail.displayName,
        foundAt,
        recorded: toCandidate(detail.recorded),
        candidates: detail.candidates.map(toCandidate),
      })),
      formerTeams: of('former').map(({ entity_ref: entityRef, detail }) => ({
        entityRef,
        ...detail,
      })),
      claims: claims
        .slice(0, MAX_CLAIMS)
        .map(({ entity_ref: entityRef, detail, foundAt }) => ({
          entityRef,
          ...detail,
          claims: detail.claims.map(claim =>
            claim.kind === 'identity'
              ? { ...claim, of: nameOf(claim.of) }
              : claim,
          ),
          foundAt,
        })),
      claimCount: claims.length,
    };
  }

  /** Findings about a domain or a team. */
  async readOf(concerned: Concerned): Promise<ConcernedReport> {
    return (await this.readOfEach())(concerned);
  }

  /** Reads all findings once, and gives those about any domain or team. */
  async readOfEach(): Promise<(concerned: Concerned) => ConcernedReport> {
    const rows = await this.#rows(['look', 'ref']);
    const look = rows.find(({ kind }) => kind === 'look');
    const detail = look && detailOf<'look'>(look);
    return concerned => ({
      lookedAt: detail?.at,
      standing: detail?.standing ?? NOTHING,
      refs: rows.flatMap(row => {
        if (row.kind !== 'ref') {
          return [];
        }
        const ref = detailOf<'ref'>(row);
        const places = ref.places.filter(
          ({ domainIds, teams }) =>
            isOne(concerned.domainId, domainIds) ||
            isOne(concerned.team, teams),
        );
        return places.length
          ? [
              toRefReport(
                row.entity_ref,
                { ...ref, places },
                {
                  foundAt: row.found_at,
                  namesOf: () => concerned.names,
                },
              ),
            ]
          : [];
      }),
    });
  }

  /** Catalog groups that are somebody else than before; until it is decided, they have no standing. */
  async listDisputed(): Promise<Set<string>> {
    const refs: string[] = await this.#knex<Row>(REPORTS)
      .where('kind', 'team')
      .pluck('entity_ref');
    return new Set(refs);
  }

  /**
   * Replaces what was found before.
   *
   * @returns those that were not found before
   */
  async replace(
    transaction: Knex.Transaction,
    findings: Finding[],
    at: string,
  ): Promise<Finding[]> {
    const existing: Row[] = await transaction<Row>(REPORTS);
    const before = new Map(existing.map(row => [row.report_id, row.found_at]));
    const rows = new Map(
      findings.map((finding): [string, { finding: Finding; row: Row }] => {
        const row = toRow(finding, at);
        return [
          row.report_id,
          {
            finding,
            row: { ...row, found_at: before.get(row.report_id) ?? at },
          },
        ];
      }),
    );
    await transaction(REPORTS).delete();
    for (const part of chunk([...rows.values()], ROWS_PER_INSERT)) {
      await transaction(REPORTS).insert(part.map(({ row }) => row));
    }
    return [...rows].flatMap(([id, { finding }]) =>
      before.has(id) ? [] : finding,
    );
  }

  #rows(kinds: Finding['kind'][]): Promise<Row[]> {
    return this.#knex<Row>(REPORTS)
      .whereIn('kind', kinds)
      .orderBy(['entity_ref', 'report_id']);
  }
}

/** Takes a ref of the configuration out of the report once it is decided whom it means. */
export async function removeRef(
  transaction: Knex.Transaction,
  entityRef: EntityRef,
): Promise<void> {
  await transaction<Row>(REPORTS)
    .where({ kind: 'ref', entity_ref: entityRef })
    .delete();
}

/** Takes a team out of the report once it is decided which it is. */
export async function removeTeam(
  transaction: Knex.Transaction,
  entityRef: EntityRef,
): Promise<void> {
  await transaction<Row>(REPORTS)
    .whereIn('kind', ['team', 'ref'])
    .where({ entity_ref: entityRef })
    .delete();
}

function isOne(value: string | undefined, all: string[] | undefined): boolean {
  return value !== undefined && (all === undefined || all.includes(value));
}

function toRefReport(
  entityRef: EntityRef,
  { places, messages, ...detail }: RefDetail,
  found: { foundAt: string; namesOf: (place: RefPlace) => PlaceNames },
): RefReport {
  const named = places.map(({ place }) =>
    placeMessage(place, found.namesOf(place)),
  );
  return {
    entityRef,
    ...detail,
    places: named.map(englishOf),
    messages: { ...messages, places: named },
    foundAt: found.foundAt,
  };
}

/** Equal for repeated findings; an entity with other claims, or a team with other groups, is a new finding. */
function toRow(finding: Finding, at: string): Row {
  const { kind, entityRef, detail } = finding;
  return {
    report_id: stableHash([
      kind,
      entityRef,
      ...(kind === 'claim' || kind === 'team' ? [detail] : []),
      ...(kind === 'ref' ? [detail.problem] : []),
    ]),
    kind,
    entity_ref: entityRef,
    detail: JSON.stringify(detail),
    found_at: at,
  };
}

function detailOf<K extends Finding['kind']>(
  row: Row,
): Extract<Finding, { kind: K }>['detail'] {
  return JSON.parse(row.detail);
}
