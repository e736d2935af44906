/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What the product may know of people and teams, by their ids of Identity Center alone. There are no names in here, so
 * whatever it expects cannot depend on one.
 */

/** Another id in Identity Center is another person, though Okta may hold one record for both. */
export type ModelPerson = {
  /** Of the record in Okta, by which the person is changed. */
  oktaId: string;
  userId: string;
  isSuspended?: boolean;
  /** Deleted in Identity Center. */
  isGone?: boolean;
};

export type ModelTeam = {
  oktaId: string;
  groupId: string;
  isGone?: boolean;
};

type ModelRequest = {
  /** User ids. */
  requester: string;
  person: string;
  /** Group id. */
  team: string;
  /** Whether it asks to take over a profile that was made for another. */
  handOver: boolean;
  isOpen: boolean;
};

type ModelGrant = {
  /** User id. */
  person: string;
  /** Group id. */
  team: string;
};

export class IdentityModel {
  readonly people: ModelPerson[] = [];
  readonly teams: ModelTeam[] = [];
  readonly requests = new Map<string, ModelRequest>();
  readonly grants = new Map<string, ModelGrant>();
  /** Space → user id of who works in it. */
  readonly spaces = new Map<string, string>();
  /** Profile → user id of whom it was made for, or was handed over to. */
  readonly profiles = new Map<string, string>();
  /** User ids of those who lead the first team. */
  readonly leads: ReadonlySet<string>;

  constructor(options: {
    people: ModelPerson[];
    teams: ModelTeam[];
    leads: string[];
  }) {
    this.people.push(...options.people);
    this.teams.push(...options.teams);
    this.leads = new Set(options.leads);
  }

  /** Those whom Okta holds. */
  present(): ModelPerson[] {
    return this.people.filter(({ isGone }) => !isGone);
  }

  /** Those who may use the portal. */
  active(): ModelPerson[] {
    return this.present().filter(({ isSuspended }) => !isSuspended);
  }

  liveTeams(): ModelTeam[] {
    return this.teams.filter(({ isGone }) => !isGone);
  }

  /** Ids of the requests that somebody filed or that are for them. */
  requestsOf({ userId }: ModelPerson): string[] {
    return [...this.requests]
      .filter(([, each]) => [each.requester, each.person].includes(userId))
      .map(([requestId]) => requestId)
      .sort();
  }

  openRequests(): string[] {
    return [...this.requests]
      .filter(([, { isOpen }]) => isOpen)
      .map(([requestId]) => requestId);
  }

  grantsOf({ userId }: ModelPerson): string[] {
    return [...this.grants]
      .filter(([, { person }]) => person === userId)
      .map(([grantId]) => grantId);
  }

  /** Ids of the grants that were given with a team. */
  grantsWith({ groupId }: ModelTeam): string[] {
    return [...this.grants]
      .filter(([, { team }]) => team === groupId)
      .map(([grantId]) => grantId);
  }

  spacesOf(userId: string): string[] {
    return [...this.spaces]
      .filter(([, owner]) => owner === userId)
      .map(([name]) => name);
  }

  isLead({ userId }: ModelPerson): boolean {
    return this.leads.has(userId);
  }
}
