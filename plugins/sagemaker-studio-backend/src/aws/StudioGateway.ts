/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  AddTagsCommand,
  CreateDomainCommand,
  CreateUserProfileCommand,
  DeleteAppCommand,
  DeleteDomainCommand,
  DeleteSpaceCommand,
  DeleteUserProfileCommand,
  DescribeAppCommand,
  DescribeDomainCommand,
  DescribeUserProfileCommand,
  ListAppsCommand,
  ListDomainsCommand,
  ListSpacesCommand,
  ListUserProfilesCommand,
  paginateListDomains,
  paginateListTags,
  UpdateUserProfileCommand,
  type AppType,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { emptyIfGone, ignoreNotFound, isNotFound } from './awsErrors';
import type {
  CallOptions,
  ObservedApp,
  ObservedDomain,
  ObservedProfile,
  ObservedSpace,
  ProfileSummary,
} from './observed';
import type { ObserveCallHere } from './observeCall';
import type { Pace } from './CallQueue';
import { toCreateDomainInput, type NewDomain } from './newDomain';
import { pacedClient, sendOptions } from './pacedClient';
import type { Page } from './listPages';
import {
  toApp,
  toDomain,
  toDomainSettings,
  toProfile,
  toSpace,
  toSummary,
} from './studio';

/** AWS gives 10 items a page unless asked for more. */
const PAGE_SIZE = 100;

type ProfileKey = { domainId: string; name: string };

/**
 * SageMaker in one account and Region. Throws what the SDK throws; see `awsErrors.ts` for how to read it.
 * One call is one AWS call, except where a method says otherwise.
 */
export class StudioGateway {
  readonly accountId: string;
  readonly region: string;
  readonly #client: SageMakerClient;

  constructor(options: {
    place: { accountId: string; region: string };
    client: SageMakerClient;
    pace: Pace;
    observe: ObserveCallHere;
  }) {
    this.accountId = options.place.accountId;
    this.region = options.place.region;
    this.#client = pacedClient(options.client, {
      pace: options.pace,
      observe: options.observe,
      // SageMaker meters lists, descriptions and writes apart.
      limitOf: command => /^(List|Describe)/.exec(command)?.[0] ?? 'Write',
    });
  }

  /** ListDomains to its end, and a DescribeDomain for each. */
  async listDomains(options?: CallOptions): Promise<ObservedDomain[]> {
    const domains: ObservedDomain[] = [];
    const pages = paginateListDomains(
      { client: this.#client, pageSize: PAGE_SIZE },
      {},
      sendOptions(options),
    );
    for await (const { Domains = [] } of pages) {
      for (const { DomainId = '' } of Domains) {
        // One may have been deleted between the two calls.
        const domain = await ignoreNotFound(
          this.describeDomain(DomainId, options),
        );
        domains.push(...(domain ? [domain] : []));
      }
    }
    return domains;
  }

  /** ListDomains for a single one: whether SageMaker can be called. */
  async probe(options?: CallOptions): Promise<void> {
    await this.#client.send(
      new ListDomainsCommand({ MaxResults: 1 }),
      sendOptions(options),
    );
  }

  async describeDomain(
    domainId: string,
    options?: CallOptions,
  ): Promise<ObservedDomain> {
    const domain = await this.#describeDomain(domainId, options);
    const { accountId, region } = this;
    return toDomain(domain, { accountId, region, domainId });
  }

  /** DescribeDomain, for what it says of sessions, idle apps and the key. */
  async describeDomainSettings(domainId: string, options?: CallOptions) {
    return toDomainSettings(await this.#describeDomain(domainId, options));
  }

  /** DescribeDomain, for the domain and how it is set up. */
  async describeDomainWithSettings(domainId: string, options?: CallOptions) {
    const domain = await this.#describeDomain(domainId, options);
    const { accountId, region } = this;
    return {
      domain: toDomain(domain, { accountId, region, domainId }),
      settings: toDomainSettings(domain),
    };
  }

  /** ListDomains to its end: the domain of that name, which an account has once in a Region. */
  async findDomainId(
    name: string,
    options?: CallOptions,
  ): Promise<string | undefined> {
    const pages = paginateListDomains(
      { client: this.#client, pageSize: PAGE_SIZE },
      {},
      sendOptions(options),
    );
    for await (const { Domains = [] } of pages) {
      const found = Domains.find(({ DomainName }) => DomainName === name);
      if (found) {
        return found.DomainId;
      }
    }
    return undefined;
  }

  /** Starts the creation, which takes minutes. Throws `ResourceInUse` when a domain has the name. */
  async createDomain(
    domain: NewDomain,
    options?: CallOptions,
  ): Promise<{ domainId: string }> {
    const { DomainId, DomainArn = '' } = await this.#client.send(
      new CreateDomainCommand(toCreateDomainInput(domain)),
      sendOptions(options),
    );
    return {
      domainId: DomainId ?? DomainArn.slice(DomainArn.indexOf('/') + 1),
    };
  }

  /**
   * Starts the deletion of a domain that nobody uses, with its file system. Throws `ResourceInUse` while it has profiles, spaces or
   * apps, or work on it goes on. Not found is success.
   */
  async deleteDomain(domainId: string, options?: CallOptions): Promise<void> {
    await ignoreNotFound(
      this.#client.send(
        new DeleteDomainCommand({
          DomainId: domainId,
          RetentionPolicy: { HomeEfsFileSystem: 'Delete' },
        }),
        sendOptions(options),
      ),
    );
  }

  /**
   * One page of up to 100, newest modified first.
   *
   * @param input - `oldestFirst`: in the order of creation instead, which stays the same while pages are read
   */
  async listProfiles(
    input: { domainId: string; oldestFirst?: boolean; nextToken?: string },
    options?: CallOptions,
  ): Promise<Page<ProfileSummary>> {
    const { UserProfiles = [], NextToken } = await emptyIfGone(
      this.#client.send(
        new ListUserProfilesCommand({
          DomainIdEquals: input.domainId,
          ...(input.oldestFirst
            ? { SortBy: 'CreationTime', SortOrder: 'Ascending' }
            : { SortBy: 'LastModifiedTime', SortOrder: 'Descending' }),
          MaxResults: PAGE_SIZE,
          NextToken: input.nextToken,
        }),
        sendOptions(options),
      ),
    );
    return {
      items: UserProfiles.map(profile => toSummary(profile, input.domainId)),
      nextToken: NextToken,
    };
  }

  /** `undefined` when there is none. */
  async describeProfile(
    key: ProfileKey,
    options?: CallOptions,
  ): Promise<ObservedProfile | undefined> {
    const profile = await ignoreNotFound(
      this.#client.send(
        new DescribeUserProfileCommand(toInput(key)),
        sendOptions(options),
      ),
    );
    return profile && toProfile(profile, key);
  }

  async createProfile(
    input: ProfileKey & {
      singleSignOnUserValue: string;
      executionRole: string;
      tags: Record<string, string>;
    },
    options?: CallOptions,
  ): Promise<{ profileArn: string }> {
    const { UserProfileArn = '' } = await this.#client.send(
      new CreateUserProfileCommand({
        ...toInput(input),
        SingleSignOnUserIdentifier: 'UserName',
        SingleSignOnUserValue: input.singleSignOnUserValue,
        UserSettings: { ExecutionRole: input.executionRole },
        Tags: toTags(input.tags),
      }),
      sendOptions(options),
    );
    return { profileArn: UserProfileArn };
  }

  async updateProfileRole(
    input: ProfileKey & { executionRole: string },
    options?: CallOptions,
  ): Promise<void> {
    await this.#client.send(
      new UpdateUserProfileCommand({
        ...toInput(input),
        UserSettings: { ExecutionRole: input.executionRole },
      }),
      sendOptions(options),
    );
  }

  /** Throws `ResourceInUse` while apps run or spaces are owned. Not found is success. */
  async deleteProfile(key: ProfileKey, options?: CallOptions): Promise<void> {
    await ignoreNotFound(
      this.#client.send(
        new DeleteUserProfileCommand(toInput(key)),
        sendOptions(options),
      ),
    );
  }

  /**
   * One page of up to 100 spaces of the domain, oldest first, which stays the same while pages are read. AWS cannot
   * filter by owner.
   *
   * @param input - `nameContains`: only those; `newestFirst`: newest modified first instead
   */
  async listSpaces(
    input: {
      domainId: string;
      nameContains?: string;
      newestFirst?: boolean;
      nextToken?: string;
    },
    options?: CallOptions,
  ): Promise<Page<ObservedSpace>> {
    const { Spaces = [], NextToken } = await emptyIfGone(
      this.#client.send(
        new ListSpacesCommand({
          DomainIdEquals: input.domainId,
          SpaceNameContains: input.nameContains,
          ...(input.newestFirst
            ? { SortBy: 'LastModifiedTime', SortOrder: 'Descending' }
            : {}),
          MaxResults: PAGE_SIZE,
          NextToken: input.nextToken,
        }),
        sendOptions(options),
      ),
    );
    return {
      items: Spaces.map(space => toSpace(space, input.domainId)),
      nextToken: NextToken,
    };
  }

  /** The volume goes with the space. Throws `ResourceInUse` while apps run in it. Not found is success. */
  async deleteSpace(
    space: { domainId: string; name: string },
    options?: CallOptions,
  ): Promise<void> {
    await ignoreNotFound(
      this.#client.send(
        new DeleteSpaceCommand({
          DomainId: space.domainId,
          SpaceName: space.name,
        }),
        sendOptions(options),
      ),
    );
  }

  /** One page of up to 100 apps: of the domain, or of one profile or one space. AWS lists deleted ones for a day. */
  async listApps(
    input: {
      domainId: string;
      profileName?: string;
      spaceName?: string;
      nextToken?: string;
    },
    options?: CallOptions,
  ): Promise<Page<ObservedApp>> {
    const { Apps = [], NextToken } = await emptyIfGone(
      this.#client.send(
        new ListAppsCommand({
          DomainIdEquals: input.domainId,
          UserProfileNameEquals: input.profileName,
          SpaceNameEquals: input.spaceName,
          MaxResults: PAGE_SIZE,
          NextToken: input.nextToken,
        }),
        sendOptions(options),
      ),
    );
    return {
      items: Apps.map(app => toApp(app, input.domainId)),
      nextToken: NextToken,
    };
  }

  /** When somebody last worked with an app, ISO 8601; `undefined` when never, or when there is no such app. */
  async getLastActivity(
    app: ObservedApp,
    options?: CallOptions,
  ): Promise<string | undefined> {
    const described = await ignoreNotFound(
      this.#client.send(
        new DescribeAppCommand(toAppInput(app)),
        sendOptions(options),
      ),
    );
    return described?.LastUserActivityTimestamp?.toISOString();
  }

  /** Stops an app, which is the same as deleting it. Not found is success. */
  async deleteApp(app: ObservedApp, options?: CallOptions): Promise<void> {
    await ignoreNotFound(
      this.#client.send(
        new DeleteAppCommand(toAppInput(app)),
        sendOptions(options),
      ),
    );
  }

  /** Adds or overwrites. */
  async addTags(
    input: { arn: string; tags: Record<string, string> },
    options?: CallOptions,
  ): Promise<void> {
    await this.#client.send(
      new AddTagsCommand({
        ResourceArn: input.arn,
        Tags: toTags(input.tags),
      }),
      sendOptions(options),
    );
  }

  /** All tags of a resource; none of one that is gone. */
  async listTags(
    input: { arn: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const tags: Record<string, string> = {};
    const pages = paginateListTags(
      { client: this.#client, pageSize: PAGE_SIZE },
      { ResourceArn: input.arn },
      sendOptions(options),
    );
    try {
      for await (const { Tags = [] } of pages) {
        for (const { Key = '', Value = '' } of Tags) {
          tags[Key] = Value;
        }
      }
    } catch (error) {
      if (!isNotFound(error)) {
        throw error;
      }
    }
    return tags;
  }

  #describeDomain(domainId: string, options?: CallOptions) {
    return this.#client.send(
      new DescribeDomainCommand({ DomainId: domainId }),
      sendOptions(options),
    );
  }
}

function toInput(key: ProfileKey) {
  return { DomainId: key.domainId, UserProfileName: key.name };
}

function toAppInput(app: ObservedApp) {
  return {
    DomainId: app.domainId,
    UserProfileName: app.spaceName ? undefined : app.profileName,
    SpaceName: app.spaceName,
    // As AWS listed it, which may be a type that this SDK does not know yet.
    AppType: app.type as AppType,
    AppName: app.name,
  };
}

function toTags(tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
