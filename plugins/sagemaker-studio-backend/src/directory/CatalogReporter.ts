/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  isUserEntity,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  englishOf,
  type EntityClaim,
  type StandingReport,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  isOfOwnProvider,
  isTrusted,
} from '@studio-access/backstage-plugin-sagemaker-studio-node';
import type { Knex } from 'knex';
import type { ConfiguredRef } from '../config/configuredRefs';
import type { StudioConfig } from '../config/StudioConfig';
import { inTransaction } from '../database/transaction';
import { countOpenByTeam } from '../store/countOpenByTeam';
import { LINK_CONFLICTS } from '../store/writeIdentityLink';
import { now } from '../util/now';
import { bindRecords, replaceCatalogTeams } from './CatalogTeams';
import { claimsOf, type PossibleClaims } from './claimsOf';
import { isDisputed, type GroupLinks, type GroupMatch } from './GroupLinks';
import type { Finding, IdentityReports, RefDetail } from './IdentityReports';
import type { IdentityResolver } from './IdentityResolver';
import { readAssignedNames } from './readAssignedNames';
import { readFormerHolders } from './readFormerHolders';
import {
  claimSentence,
  managerFindings,
  lineFor,
  patternDetail,
  refDetail,
  refsSentence,
  standingSentence,
} from './reportWords';
import { managerRefs, readManagers } from './readManagers';
import { patternRefs, unboundPatterns, type WaysOf } from './leadPatterns';
import type { ReadableCatalog, TeamGroup } from './TeamCatalog';
import {
  parentStatements,
  replaceTeamParents,
  type ParentStatement,
} from './teamParents';
import { ownGroups, type TeamGroups } from './TeamGroups';
import type { EntityRef } from '../model/names';
import { bindingId } from '../model/refPlace';
import { firstOf } from '../util/firstOf';
import {
  keepRefBindings,
  listChangedRefs,
  type ChangedRef,
  type NamedRef,
} from './refBindings';
import { placeMessage } from './placeWords';

const PAGE_SIZE = 500;
/** How many claims are logged at once; the report counts all. */
const MAX_LOGGED_CLAIMS = 20;
/** How many origins the report names, those with the most people first. */
const MAX_ORIGINS = 20;

type Options = {
  knex: Knex;
  /** With the entities of all origins. */
  catalog: Pick<ReadableCatalog, 'streamEntities'>;
  auth: AuthService;
  logger: LoggerService;
  config: Pick<StudioConfig, 'trustedOrigins'>;
  settings: {
    /** Whom the configuration and the portal's settings name. */
    named(): (ConfiguredRef & NamedRef)[];
    /** How teams are led besides. */
    waysOf: WaysOf;
    /** Whether managers decide anything. */
    hasManagersDecide(): boolean;
    read(): Promise<void>;
  };
  identity: Pick<IdentityResolver, 'findClaimed'>;
  groupLinks: GroupLinks;
  teamGroups: TeamGroups;
  reports: IdentityReports;
};

/** An entity without standing. */
type Untrusted = {
  entityRef: EntityRef;
  isUser: boolean;
  origin: string;
  claims: PossibleClaims;
};

/** The catalog as of one pass through it. */
type Seen = {
  trusted: Set<string>;
  /** Names of the entities of our own provider, as reserved keys. */
  ownNames: Set<string>;
  /** The statements of groups about their parents and children. */
  parents: ParentStatement[];
  /** Teams of our own provider. */
  ownTeams: Map<string, TeamGroup>;
  /** Teams of other providers. */
  groups: GroupMatch[];
  untrusted: Untrusted[];
};

/**
 * Looks through the catalog for what the platform team should know: who has no standing, who claims to be somebody else,
 * which refs of the configuration lead nowhere, and which teams have become others.
 */
export class CatalogReporter {
  readonly #options: Options;
  /** The messages logged last, so that each is logged once. */
  readonly #logged = new Map<string, string>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whether this process has reported what there is; it does so once after its start. */
  get hasReported(): boolean {
    return this.#logged.size > 0;
  }

  /** Looks through the whole catalog. One that is cut off changes nothing. */
  async look(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { knex, reports, groupLinks, teamGroups, settings } = this.#options;
    const at = now();
    const seen = await this.#readCatalog(options.signal);
    if (!seen) {
      return;
    }
    seen.groups = await groupLinks.record(seen.groups);
    const teams = new Map(
      [...seen.ownTeams, ...(await teamGroups.ofMatches(seen.groups))].flatMap(
        ([ref, { groupId }]) => (groupId ? [[ref, groupId] as const] : []),
      ),
    );
    const disputed = new Set(
      seen.groups.filter(isDisputed).map(({ entityRef }) => entityRef),
    );
    await inTransaction(knex, async transaction => {
      await replaceCatalogTeams(
        transaction,
        teams,
        new Set([...seen.trusted].filter(ref => !disputed.has(ref))),
      );
      await replaceTeamParents(
        transaction,
        seen.parents.filter(
          ({ child, parent }) =>
            seen.trusted.has(child) && seen.trusted.has(parent),
        ),
      );
    });
    await bindRecords(knex, options);
    const patterns = patternRefs(teams, settings);
    await keepRefBindings(
      knex,
      [...settings.named(), ...patterns, ...(await managerRefs(knex))],
      at,
    );
    await settings.read();
    const changed = await listChangedRefs(knex);
    const claims = await this.#claimsOf(seen);
    const refs = [
      ...(await this.#refsOf(seen, changed, new Set(teams.values()))),
      ...unboundPatterns(patterns, settings.named()).map(
        (each): Extract<Finding, { kind: 'ref' }> => ({
          kind: 'ref',
          entityRef: each.ref,
          detail: { ...patternDetail(each.ref), places: [toPlace(each)] },
        }),
      ),
    ];
    if (settings.hasManagersDecide()) {
      refs.push(...managerFindings(await readManagers(knex)));
    }
    const standing = standingOf(seen.untrusted, claims, refs);
    const findings: Finding[] = [
      { kind: 'look', entityRef: '', detail: { at, standing } },
      ...refs,
      ...seen.groups.filter(isDisputed).map(
        ({ entityRef, displayName, recorded, candidates }): Finding => ({
          kind: 'team',
          entityRef,
          detail: { displayName, recorded, candidates },
        }),
      ),
      ...[...(await countOpenByTeam(knex))].flatMap(
        ([entityRef, detail]): Finding[] =>
          seen.trusted.has(entityRef)
            ? []
            : [{ kind: 'former', entityRef, detail }],
      ),
      ...claims,
    ];
    const added = await inTransaction(knex, transaction =>
      reports.replace(transaction, findings, at),
    );
    this.#log(standing, refs, added);
  }

  async #readCatalog(signal?: AbortSignal): Promise<Seen | undefined> {
    const { catalog, auth, config, identity, groupLinks } = this.#options;
    const seen: Seen = {
      trusted: new Set(),
      ownNames: new Set(),
      parents: [],
      ownTeams: new Map(),
      groups: [],
      untrusted: [],
    };
    for await (const page of catalog.streamEntities(
      { filter: { kind: ['User', 'Group'] }, pageSize: PAGE_SIZE },
      { credentials: await auth.getOwnServiceCredentials() },
    )) {
      if (signal?.aborted) {
        return undefined;
      }
      const [trusted, others] = split(page, entity =>
        isTrusted(entity, config.trustedOrigins),
      );
      for (const entity of trusted) {
        seen.trusted.add(stringifyEntityRef(entity));
        if (isOfOwnProvider(entity)) {
          seen.ownNames.add(nameKeyOf(stringifyEntityRef(entity)));
        }
      }
      const groups = trusted.filter(entity => !isUserEntity(entity));
      for (const [ref, group] of ownGroups(groups)) {
        seen.ownTeams.set(ref, group);
      }
      seen.parents.push(...groups.flatMap(parentStatements));
      seen.groups.push(...(await groupLinks.match(groups)));
      const users = await identity.findClaimed(others.filter(isUserEntity));
      for (const entity of others) {
        const entityRef = stringifyEntityRef(entity);
        seen.untrusted.push({
          entityRef,
          isUser: isUserEntity(entity),
          origin:
            entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION] ?? '',
          claims: claimsOf(entity, users.get(entityRef) ?? []),
        });
      }
    }
    return seen;
  }

  async #claimsOf(seen: Seen): Promise<Extract<Finding, { kind: 'claim' }>[]> {
    const assigned = await readAssignedNames(this.#options.knex);
    return seen.untrusted.flatMap(({ entityRef, origin, claims }) => {
      const name = nameKeyOf(entityRef);
      const holder = assigned.get(name);
      const all: EntityClaim[] = [
        ...(holder && !seen.ownNames.has(name)
          ? [{ kind: 'name' as const, of: holder }]
          : []),
        ...claims.identity,
        ...claims.stated.filter(({ of }) => seen.trusted.has(of)),
      ];
      return all.length
        ? [
            {
              kind: 'claim' as const,
              entityRef,
              detail: { origin, claims: all },
            },
          ]
        : [];
    });
  }

  async #refsOf(
    seen: Seen,
    changed: readonly ChangedRef[],
    groupIds: ReadonlySet<string>,
  ): Promise<Extract<Finding, { kind: 'ref' }>[]> {
    const undecided: string[] = await this.#options
      .knex(LINK_CONFLICTS)
      .pluck('entity_ref');
    const conflicts = new Set([
      ...undecided,
      ...seen.groups.filter(isDisputed).map(({ entityRef }) => entityRef),
    ]);
    const origins = new Map(
      seen.untrusted.map(({ entityRef, origin }) => [entityRef, origin]),
    );
    const others = new Set(changed.map(each => each.bindingId));
    const places = Map.groupBy(
      this.#options.settings.named(),
      named => `${named.ref} ${others.has(bindingId(named))}`,
    );
    const former = await readFormerHolders(
      this.#options.knex,
      [...places.values()]
        .map(firstOf)
        .filter(
          ({ ref, place }) =>
            place.pattern === undefined && !seen.trusted.has(ref),
        )
        .map(({ ref }) => ref),
    );
    return [...places.values()].flatMap(of => {
      const { ref: entityRef, place, bound } = firstOf(of);
      const isPattern = place.pattern !== undefined;
      const detail = refDetail(entityRef, {
        isPattern,
        isTrusted: isPattern
          ? groupIds.has(bound.groupId ?? '')
          : seen.trusted.has(entityRef),
        isInConflict: conflicts.has(entityRef),
        meansAnother: of.some(named => others.has(bindingId(named))),
        origin: origins.get(entityRef),
        former: former.get(entityRef),
      });
      return detail
        ? [
            {
              kind: 'ref' as const,
              entityRef,
              detail: { ...detail, places: of.map(toPlace) },
            },
          ]
        : [];
    });
  }

  #log(
    standing: StandingReport,
    refs: Extract<Finding, { kind: 'ref' }>[],
    added: Finding[],
  ): void {
    const { logger } = this.#options;
    const sentences = {
      standing: standingSentence(standing),
      refs: refsSentence(
        refs.map(({ entityRef, detail }) => ({
          entityRef,
          places: detail.places.map(({ place }) =>
            englishOf(placeMessage(place)),
          ),
        })),
      ),
    };
    for (const [what, sentence = ''] of Object.entries(sentences)) {
      if (sentence && this.#logged.get(what) !== sentence) {
        logger.warn(sentence);
      }
      this.#logged.set(what, sentence);
    }
    const claims = added.filter(each => each.kind === 'claim');
    for (const { entityRef, detail } of claims.slice(0, MAX_LOGGED_CLAIMS)) {
      logger.warn(claimSentence(entityRef, detail));
    }
    for (const each of added) {
      if (each.kind === 'team') {
        logger.warn(
          `The catalog group ${each.entityRef} leads to another group of Identity Center than before, so it gives nobody a right; the platform team can decide which it is with POST /identity/teams`,
        );
      }
    }
  }
}

/** People are users who lead to somebody of Identity Center; anybody else has nothing to lose. */
function standingOf(
  untrusted: Untrusted[],
  claims: Extract<Finding, { kind: 'claim' }>[],
  refs: Extract<Finding, { kind: 'ref' }>[],
): StandingReport {
  const claiming = new Set(
    claims
      .filter(({ detail }) =>
        detail.claims.some(
          ({ kind }) => kind === 'address' || kind === 'identity',
        ),
      )
      .map(({ entityRef }) => entityRef),
  );
  const counted = untrusted.filter(
    ({ isUser, entityRef }) => !isUser || claiming.has(entityRef),
  );
  const countOf = (all: Untrusted[]) => ({
    people: all.filter(({ isUser }) => isUser).length,
    teams: all.filter(({ isUser }) => !isUser).length,
  });
  return {
    ...countOf(counted),
    refs: refs.filter(({ detail }) => detail.problem === 'untrusted').length,
    origins: [...Map.groupBy(counted, ({ origin }) => origin)]
      .map(([origin, of]) => ({
        origin,
        ...countOf(of),
        line: lineFor(origin),
      }))
      .sort((a, b) => b.people + b.teams - a.people - a.teams)
      .slice(0, MAX_ORIGINS),
  };
}

function toPlace({
  place,
  domainIds,
  teams,
}: ConfiguredRef): RefDetail['places'][number] {
  return { place, domainIds, teams };
}

/** `user:default/jo` → `person:jo`; names of whatever namespace. */
function nameKeyOf(entityRef: string): string {
  const kind = entityRef.startsWith('user:') ? 'person' : 'team';
  return `${kind}:${entityRef.split('/').at(-1)}`;
}

function split(
  entities: Entity[],
  condition: (entity: Entity) => boolean,
): [Entity[], Entity[]] {
  return [
    entities.filter(condition),
    entities.filter(entity => !condition(entity)),
  ];
}
