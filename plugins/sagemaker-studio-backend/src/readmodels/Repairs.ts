/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import type {
  Diagnosis,
  PlanInput,
  RepairProposal,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { isRefusal } from '../model/outcome';
import {
  durationUnder,
  limitsOf,
  holdsOneOf,
  leadsOf,
  policiesFor,
} from '../model/policy';
import { isSameHuman } from '../model/personKey';
import type { StudioConfig } from '../config/StudioConfig';
import { diagnose } from '../diagnosis/diagnose';
import { userIdOf, type PersonFacts } from '../diagnosis/facts';
import { recordOf } from '../diagnosis/recordAccess';
import { repairOf, type Repair } from '../diagnosis/repair';
import type { Subject } from '../facts/subjects';
import type { Team, TeamCatalog } from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';
import { checkNewAccess } from '../requests/PolicyEvaluator';
import { now } from '../util/now';
import { labelOf } from '../util/say';

/** Asked for where a policy wants an end and names none. */
const DEFAULT_DURATION = 'P90D';

/** A person in a domain with what is the matter. */
export type DiagnosedPerson = {
  diagnosis: Diagnosis;
  facts: PersonFacts;
  domain: StudioDomain;
  subject: Pick<Subject, 'entity'>;
};

type RepairOptions = { team?: string; known?: Team[]; mayAsk?: boolean };

/** Proposes the requests that repair what was diagnosed, to those who may file them. */
export class Repairs {
  readonly #catalog: TeamCatalog;
  readonly #config: StudioConfig;

  constructor(options: { catalog: TeamCatalog; config: StudioConfig }) {
    this.#catalog = options.catalog;
    this.#config = options.config;
  }

  /** Diagnoses people in domains, with the repairs as {@link Repairs.addTo} proposes them. */
  async diagnose<T extends Omit<DiagnosedPerson, 'diagnosis'>>(
    people: T[],
    viewer: Viewer,
    options?: RepairOptions,
  ): Promise<(T & { diagnosis: Diagnosis })[]> {
    const { unusedAfter } = this.#config;
    const at = now();
    return this.addTo(
      people.map(each => ({
        ...each,
        diagnosis: diagnose(each.facts, each.domain, { at, unusedAfter }),
      })),
      viewer,
      options,
    );
  }

  /**
   * Adds to each diagnosis the repair that the viewer may ask for.
   *
   * @param options - `team`: with which to ask where no grant says; default: the first of the person's own that may.
   *   `known`: teams that need not be looked up again; `mayAsk`: whether the viewer has the permission to create
   *   requests, which pages without it check themselves
   */
  async addTo<T extends DiagnosedPerson>(
    diagnosedPeople: T[],
    viewer: Viewer,
    options: RepairOptions = {},
  ): Promise<T[]> {
    const wanted = diagnosedPeople.map(diagnosed => ({
      diagnosed,
      repair:
        options.mayAsk === false
          ? undefined
          : repairOf(diagnosed.diagnosis, diagnosed.facts, diagnosed.domain),
      teams: teamsFor(diagnosed, viewer, {
        team: options.team,
        led: this.#ledBy(viewer),
      }),
    }));
    const teams = await this.#readTeams(
      wanted.flatMap(({ repair, teams: refs }) => (repair ? refs : [])),
      options.known ?? [],
    );
    return wanted.map(({ diagnosed, repair, teams: refs }) => {
      const asking = {
        viewer,
        teams: refs.flatMap(ref => teams.get(ref) ?? []),
      };
      const input =
        repair?.kind === 'revoke' || repair?.kind === 'delete'
          ? this.#removal(repair, diagnosed, viewer)
          : repair && this.#request(repair, diagnosed, asking);
      const proposal: RepairProposal | undefined = repair &&
        input && { ...labelOf(repair.label), input };
      const diagnosis = {
        ...(input?.kind === 'grant'
          ? diagnosed.diagnosis
          : this.#withoutAsking(diagnosed)),
        repair: proposal,
        removableUserId: this.#removable(diagnosed, viewer),
      };
      return { ...diagnosed, diagnosis };
    });
  }

  /**
   * The request that records the access of each as it is, where the viewer may file it.
   *
   * @param options - `team`: the one with which to ask; default: the first of the person's own that may, where the team of
   *   the group comes before others. `throughGroup`: id of the Identity Center group by which they have it
   */
  async record(
    people: Omit<DiagnosedPerson, 'diagnosis'>[],
    viewer: Viewer,
    { team, throughGroup }: { team?: string; throughGroup?: string } = {},
  ): Promise<(PlanInput | undefined)[]> {
    const wanted = people.map(person => ({
      person,
      refs:
        team === undefined
          ? teamsFor(person, viewer, { led: this.#ledBy(viewer) })
          : [team],
    }));
    const teams = await this.#readTeams(
      wanted.flatMap(({ refs }) => refs),
      [],
    );
    return wanted.map(({ person, refs }) => {
      const found = refs.flatMap(ref => teams.get(ref) ?? []);
      const isOfGroup = ({ groupId }: Team) =>
        groupId !== undefined && groupId === throughGroup;
      return this.#request(
        recordOf(person.facts, person.domain, throughGroup),
        person,
        {
          viewer,
          teams: [
            ...found.filter(isOfGroup),
            ...found.filter(each => !isOfGroup(each)),
          ],
        },
      );
    });
  }

  #ledBy(viewer: Viewer): string[] {
    return this.#config.teams
      .filter(({ leads }) => holdsOneOf(viewer.refs, leads))
      .map(({ team }) => team);
  }

  /** The diagnosis in words that advise nobody to ask for the access. */
  #withoutAsking({ diagnosis, facts, domain }: DiagnosedPerson): Diagnosis {
    const { unusedAfter } = this.#config;
    const reworded = diagnose(facts, domain, {
      at: now(),
      unusedAfter,
      mayAsk: false,
    });
    // Time may have passed since it was diagnosed.
    return reworded.code === diagnosis.code ? reworded : diagnosis;
  }

  /** The user whose direct assignment no grant covers, where it is for the viewer to take that away. */
  #removable(
    { facts, domain }: DiagnosedPerson,
    viewer: Viewer,
  ): string | undefined {
    const isOwner = holdsOneOf(
      viewer.refs,
      this.#config.domains[domain.domainId]?.owners ?? [],
    );
    return facts.assignedDirectly &&
      !facts.grant &&
      !domain.obstacle &&
      domain.mode === 'manage' &&
      viewer.refusal === undefined &&
      isOwner
      ? userIdOf(facts.identity)
      : undefined;
  }

  /** Without a decision of others, as only one's own access, or a lead's or owner's, is taken back. */
  #removal(
    repair: Exclude<Repair, { kind: 'grant' }>,
    { facts, domain }: DiagnosedPerson,
    viewer: Viewer,
  ): PlanInput | undefined {
    const { grantId } = repair;
    const team = repair.kind === 'delete' ? repair.team : facts.grant?.team;
    const mayRevoke =
      team !== undefined &&
      (isViewer(facts, viewer) ||
        holdsOneOf(viewer.refs, leadsOf(this.#config.teams, team)) ||
        holdsOneOf(
          viewer.refs,
          this.#config.domains[domain.domainId]?.owners ?? [],
        ));
    return mayRevoke
      ? {
          kind: 'revoke',
          team,
          domainId: domain.domainId,
          grantIds: [grantId],
          ...(repair.kind === 'delete' && {
            offboarding: { deleteSpaces: true, deleteProfile: true },
          }),
        }
      : undefined;
  }

  #request(
    repair: Extract<Repair, { kind: 'grant' }>,
    { facts, domain, subject }: Omit<DiagnosedPerson, 'diagnosis'>,
    asking: { viewer: Viewer; teams: Team[] },
  ): PlanInput | undefined {
    const { executionRole, throughGroup } = repair;
    const { viewer, teams } = asking;
    if (
      domain.obstacle ||
      !subject.entity ||
      !viewer.inCatalog ||
      !domain.executionRoles.includes(executionRole)
    ) {
      return undefined;
    }
    // Whoever has nothing yet may as well get another role.
    const roles =
      facts.grant || facts.profile
        ? [executionRole]
        : [...new Set([executionRole, ...domain.executionRoles])];
    for (const role of roles) {
      for (const team of teams) {
        const terms = this.#termsFor(team, {
          domainId: domain.domainId,
          executionRole: role,
          viewer,
          others: isViewer(facts, viewer) ? [] : [facts.person],
          throughGroup: throughGroup !== undefined,
        });
        if (terms) {
          return {
            kind: 'grant',
            team: team.entityRef,
            domainId: domain.domainId,
            executionRole: role,
            people: [facts.person],
            ...terms,
            ...(throughGroup ? { assignThrough: { group: throughGroup } } : {}),
          };
        }
      }
    }
    return undefined;
  }

  /** Under which terms the policies let the viewer ask with the team; `undefined` when they do not. */
  #termsFor(
    team: Team,
    asked: {
      domainId: string;
      executionRole: string;
      viewer: Viewer;
      others: string[];
      throughGroup: boolean;
    },
  ): { duration?: string } | undefined {
    const matching = policiesFor(this.#config.policies, {
      team: team.entityRef,
      domainId: asked.domainId,
      executionRole: asked.executionRole,
    });
    const refusal = checkNewAccess(matching, {
      team,
      requester: asked.viewer,
      requesterRefs: asked.viewer.refs,
      others: asked.others,
      leads: leadsOf(this.#config.teams, team.entityRef),
      domainId: asked.domainId,
      owners: this.#config.domains[asked.domainId]?.owners ?? [],
      throughGroup: asked.throughGroup,
    });
    if (matching.length === 0 || refusal) {
      return undefined;
    }
    const limits = limitsOf(
      matching,
      asked.domainId,
      this.#config.domains[asked.domainId]?.duration,
    );
    if (!isRefusal(durationUnder(limits, undefined))) {
      return {};
    }
    const longest = limits
      .flatMap(({ duration }) => duration.max ?? [])
      .concat(DEFAULT_DURATION)
      .find(duration => !isRefusal(durationUnder(limits, duration)));
    return longest === undefined ? undefined : { duration: longest };
  }

  async #readTeams(refs: string[], known: Team[]): Promise<Map<string, Team>> {
    const teams = new Map(known.map(team => [team.entityRef, team]));
    for (const ref of new Set(refs)) {
      const team = teams.has(ref)
        ? undefined
        : await this.#catalog.findTeam(ref);
      if (team) {
        teams.set(ref, team);
      }
    }
    return teams;
  }
}

/** With which teams a request could be filed, the likeliest first. */
function teamsFor(
  { facts, subject }: Omit<DiagnosedPerson, 'diagnosis'>,
  viewer: Viewer,
  { team, led }: { team?: string; led: string[] },
): string[] {
  const own = (subject.entity?.relations ?? [])
    .filter(relation => relation.type === RELATION_MEMBER_OF)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'))
    .sort();
  const viewers = isViewer(facts, viewer)
    ? [...viewer.refs.filter(ref => ref.startsWith('group:')), ...led]
    : [];
  return [
    ...new Set(
      [facts.grant?.team, team, ...own, ...viewers].flatMap(ref => ref ?? []),
    ),
  ];
}

function isViewer(facts: PersonFacts, viewer: Viewer): boolean {
  return isSameHuman(viewer, {
    ref: facts.person,
    userId: userIdOf(facts.identity),
  });
}
