/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Directory,
  Usage,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type {
  IdentityCenterInstance,
  ObservedApp,
  ObservedAssignment,
  ObservedDomain,
  ObservedGroup,
  ObservedProfile,
  ObservedSpace,
  ObservedUser,
} from '../../aws/observed';
import type { SyncState } from '../sync/syncRows';

/** A row with the time a sync or an operation last saw it in AWS, ISO 8601. */
export type Observed<T> = T & { seenAt: string };

/** An app with the name of the profile of whoever works with it, in lower case. */
export type OwnedApp = Observed<ObservedApp> & { ownerKey?: string };

/**
 * What AWS was last seen to hold, read from the plugin's own database. Every page is served from here; nothing in it
 * calls AWS. All lists take and give whole sets for the keys asked, never a page.
 */
export interface InventoryReader {
  listDomains(): Promise<Observed<ObservedDomain>[]>;
  getDomain(domainId: string): Promise<Observed<ObservedDomain> | undefined>;
  /** Profiles of a domain, all or of the given usernames (compared without case). */
  listProfiles(query: {
    domainId: string;
    userNames?: string[];
  }): Promise<Observed<ObservedProfile>[]>;
  /** Whether a name is taken in the domain; names are not case sensitive. */
  listProfileNames(domainId: string): Promise<string[]>;
  /** Assignments of an application, all or of the given users and groups, or of one type. */
  listAssignments(query: {
    applicationArn: string;
    principalIds?: string[];
    principalType?: ObservedAssignment['principalType'];
  }): Promise<Observed<ObservedAssignment>[]>;
  countAssignments(applicationArn: string): Promise<number>;
  /** Spaces of a domain that the given profiles own (names compared without case). */
  listSpaces(query: {
    domainId: string;
    owners: string[];
  }): Promise<Observed<ObservedSpace>[]>;
  /** Apps of a domain that belong to the given profiles or spaces (names compared without case). */
  listApps(query: {
    domainId: string;
    profileNames: string[];
    spaceNames: string[];
  }): Promise<Observed<ObservedApp>[]>;
  /** All apps of a domain, each with the profile it belongs to: its own, or that of the owner of its space. */
  listAppsOfDomain(domainId: string): Promise<OwnedApp[]>;
  /** Name of a profile → its spaces, what runs, and when it was last at work; those who never used anything are absent. */
  listUsage(query: {
    domainId: string;
    profileNames: string[];
  }): Promise<Map<string, Usage>>;
  findUsers(query: {
    userIds?: string[];
    userNames?: string[];
    emails?: string[];
    /** That identity providers gave them; users may have several. */
    externalIds?: string[];
  }): Promise<Observed<ObservedUser>[]>;
  /** The groups of the given users: userId → groups. */
  listGroupsOfUsers(userIds: string[]): Promise<Map<string, ObservedGroup[]>>;
  /** Groups with their members, all or the given ones. */
  listGroups(query?: {
    groupIds: string[];
  }): Promise<(Observed<ObservedGroup> & { memberUserIds: string[] })[]>;
  listUsers(): Promise<Observed<ObservedUser>[]>;
  /** When the last complete sync of each lane ended, ISO 8601; lanes that never completed are absent. */
  lastCompleteSyncs(): Promise<Record<string, string>>;
  /** How far every sync is: of lanes, and of single applications. */
  listSyncs(): Promise<SyncState[]>;
}

/** The reads that concern the directory as a whole. */
export interface DirectoryReader {
  /** The instance that the last directory sync read; `undefined` before the first. */
  getIdentityCenterInstance(): Promise<IdentityCenterInstance | undefined>;
  /** Users, groups and members as of one moment; `undefined` before the first complete sync. */
  readDirectory(): Promise<Directory | undefined>;
}

/** How a sweep replaces a set. */
export type ReplaceOptions = {
  /**
   * ISO 8601; when the sweep began to read. Rows seen later than this, by an operation that read them back, are newer
   * than the sweep and stay as they are. Default: now.
   */
  startedAt?: string;
  /** Told before anything is removed; throws to keep everything as it was. */
  checkRemovals?: (
    removals: Removals,
    transaction: Knex.Transaction,
  ) => Promise<void>;
};

/** How much of a set a sweep did not find again. */
export type Removals = {
  /** In words; the same for the same set. */
  what: string;
  before: number;
  /** Of the rows that are gone. */
  keys: string[];
};

/**
 * Writes what was seen. Sweeps replace whole sets, so that what is gone from AWS goes from here; operations record the
 * single rows they read back.
 */
export interface InventoryWriter {
  replaceDomains(
    place: { accountId: string; region: string },
    domains: ObservedDomain[],
    options?: ReplaceOptions,
  ): Promise<void>;
  replaceProfiles(
    domainId: string,
    profiles: ObservedProfile[],
    options?: ReplaceOptions,
  ): Promise<void>;
  replaceSpaces(
    domainId: string,
    spaces: ObservedSpace[],
    options?: ReplaceOptions,
  ): Promise<void>;
  replaceApps(
    domainId: string,
    apps: ObservedApp[],
    options?: ReplaceOptions,
  ): Promise<void>;
  replaceAssignments(
    applicationArn: string,
    assignments: ObservedAssignment[],
    options?: ReplaceOptions,
  ): Promise<void>;
  replaceDirectory(
    directory: {
      users: ObservedUser[];
      /** The members of those without any stay as they are. */
      groups: (ObservedGroup & { memberUserIds?: string[] })[];
      instance?: IdentityCenterInstance;
    },
    options?: ReplaceOptions,
  ): Promise<void>;
  recordProfile(profile: ObservedProfile): Promise<void>;
  recordAssignment(assignment: ObservedAssignment): Promise<void>;
  recordUser(user: ObservedUser): Promise<void>;
  /** An operation has looked and seen that it is not there. */
  forgetAssignment(assignment: ObservedAssignment): Promise<void>;
  /** An operation has looked and seen that it is not there. */
  forgetProfile(profile: { domainId: string; name: string }): Promise<void>;
  /** A refresh asked for before `startedAt` counts as done. */
  recordCompleteSync(
    lane: string,
    options?: { startedAt?: string },
  ): Promise<void>;
}
