/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { userIdOf } from '../diagnosis/facts';
import { callerRefusal } from '../directory/callerRefusal';
import { waysOf } from '../model/leads';
import type { EntityRef } from '../model/names';
import { leadsOf, type Policy, type PolicyStage } from '../model/policy';
import type { AssignedGroup, Beneficiary } from '../model/records';
import {
  approverRefs,
  resolveStage,
  type ApproverWords,
  type Candidate,
  type ResolvedStage,
} from '../model/stages';
import type { StudioConfig } from '../config/StudioConfig';
import type { Domains } from '../facts/Domains';
import { GroupFactsReader } from '../facts/GroupFactsReader';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { subjectsOf } from '../facts/subjects';
import {
  managerOf,
  type Team,
  type TeamCatalog,
} from '../directory/TeamCatalog';

export type ApprovalSubject = {
  team: Team;
  domainId: string;
  /** Who is to lead the team; absent means those who lead it now. */
  leads?: EntityRef[];
  /** Who has asked, and so may not decide; absent where they may. */
  requester?: Candidate;
  people: Pick<Beneficiary, 'person' | 'userId'>[];
  /** The group whose assignment is asked for. */
  throughGroup?: AssignedGroup;
};

/** Resolves the approvers that policies name to people, by the catalog and Identity Center. */
export class Approvers {
  readonly #catalog: TeamCatalog;
  readonly #personFacts: PersonFactsReader;
  readonly #config: StudioConfig;
  readonly #domains: Domains;
  readonly #groups: GroupFactsReader;

  constructor(options: {
    catalog: TeamCatalog;
    personFacts: PersonFactsReader;
    config: StudioConfig;
    domains: Domains;
    inventory: InventoryReader;
  }) {
    this.#catalog = options.catalog;
    this.#personFacts = options.personFacts;
    this.#config = options.config;
    this.#domains = options.domains;
    this.#groups = new GroupFactsReader(options);
  }

  /**
   * The stages with the people who can decide them now.
   *
   * @param options - `approvedBy`: stage by stage, who has approved it already and so may not approve another
   */
  async resolve(
    stages: PolicyStage[],
    subject: ApprovalSubject,
    options: {
      fallbackApprovers: Policy['fallbackApprovers'];
      approvedBy?: Candidate[][];
    },
  ): Promise<ResolvedStage[]> {
    const { approvedBy = [] } = options;
    const named = await this.#words(subject);
    // A session holds the groups that somebody is a member of, not the groups above those.
    const expand = await this.#expander([
      ...stages.flatMap(({ approvers }) => approvers),
      ...named['team-leads'],
      ...named['domain-owners'],
      ...options.fallbackApprovers,
    ]);
    const words: ApproverWords = {
      ...named,
      'team-leads': expand(named['team-leads']),
      'domain-owners': expand(named['domain-owners']),
    };
    const fallbackApprovers = expand(options.fallbackApprovers);
    const expanded = stages.map(stage => ({
      ...stage,
      approvers: expand(stage.approvers),
    }));
    const peopleBehind = await this.#peopleBehind([
      ...expanded.flatMap(stage => approverRefs(stage.approvers, words)),
      ...fallbackApprovers,
    ]);
    const entrants = await this.#entrants(subject);
    const concerned = [
      ...(subject.requester ? [subject.requester] : []),
      ...subject.people.map(({ person, userId }) => ({ ref: person, userId })),
    ];
    return expanded.map((stage, index) =>
      resolveStage(stage, {
        words,
        fallbackApprovers,
        peopleBehind,
        letIn: ({ userId }) => userId !== undefined && entrants.has(userId),
        excluded: [
          ...concerned,
          ...approvedBy.filter((_, other) => other !== index).flat(),
        ],
      }),
    );
  }

  /** The person's own ref, and those of the refs that are groups with the person as a member. */
  async refsOf(person: string, refs: string[]): Promise<string[]> {
    const members = await this.#catalog.getMembers(refs.filter(isGroup));
    return [
      person,
      ...refs.filter(ref => members.get(ref)?.includes(person) ?? false),
    ];
  }

  /**
   * User ids of all who can sign in once the group is assigned, as of now: whoever joins it while the request waits is let
   * in as well. Those who have another way in keep it no longer than that, and do not approve a second one for themselves.
   */
  async #entrants(subject: ApprovalSubject): Promise<Set<string>> {
    const { throughGroup, domainId } = subject;
    if (!throughGroup) {
      return new Set();
    }
    const domain = await this.#domains.find(domainId);
    const [group] = await this.#groups.read(domain?.applicationArn, [
      throughGroup,
    ]);
    return new Set(group && !group.assigned ? group.memberUserIds : []);
  }

  async #words(subject: ApprovalSubject): Promise<ApproverWords> {
    const entities = await this.#catalog.getUsers(
      subject.people.map(({ person }) => person),
    );
    const { teams } = this.#config;
    const team = subject.team.entityRef;
    const managers = subject.people.map(({ person }) => {
      const entity = entities.get(person);
      return entity && managerOf(entity);
    });
    const all = [...new Set(managers)].flatMap(ref => ref ?? []).sort();
    return {
      'team-leads': subject.leads ?? [
        ...leadsOf(teams, team),
        // A manager decides as a lead about their own people only, so about all of a request or about none.
        ...(waysOf(teams, team)?.byManager
          ? all.filter(ref => managers.every(each => each === ref))
          : []),
      ],
      'domain-owners': this.#config.domains[subject.domainId]?.owners ?? [],
      'parent-group': subject.team.parent ? [subject.team.parent] : [],
      manager: all,
    };
  }

  /** Adds to each group the groups below it, whose members decide as well. */
  async #expander(refs: string[]): Promise<(approvers: string[]) => string[]> {
    const below = await this.#catalog.getGroupsBelow(refs.filter(isGroup));
    return approvers => [
      ...new Set(approvers.flatMap(ref => below.get(ref) ?? [ref])),
    ];
  }

  async #peopleBehind(refs: string[]): Promise<(ref: string) => Candidate[]> {
    const members = await this.#catalog.getDirectMembers(refs.filter(isGroup));
    const people = (ref: string) =>
      isGroup(ref) ? members.get(ref) ?? [] : [ref];
    const entities = await this.#catalog.getUsers(refs.flatMap(people));
    const identities = await this.#personFacts.resolve(subjectsOf(entities));
    return ref =>
      people(ref).flatMap(person => {
        const identity = identities.get(person);
        if (callerRefusal(person, entities.get(person), identity)) {
          return [];
        }
        // Deciding needs no user in Identity Center.
        return [{ ref: person, userId: identity && userIdOf(identity) }];
      });
  }
}

function isGroup(ref: string): boolean {
  return ref.startsWith('group:');
}
