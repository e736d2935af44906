/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  AddTagsCommand,
  CreateUserProfileCommand,
  DeleteAppCommand,
  DeleteSpaceCommand,
  DeleteUserProfileCommand,
  DescribeAppCommand,
  DescribeDomainCommand,
  DescribeUserProfileCommand,
  ListAppsCommand,
  ListDomainsCommand,
  ListSpacesCommand,
  ListTagsCommand,
  ListUserProfilesCommand,
  UpdateUserProfileCommand,
  type AppType,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { isNotFound } from './awsErrors';
import { settingsOf } from './domainSettings';
import type { Pacer } from './Pacer';
import type {
  CallOptions,
  ObservedApp,
  ObservedDomain,
  ObservedDomainSettings,
  ObservedProfile,
  ObservedSpace,
  ProfileSummary,
  StudioGateway,
} from './StudioGateway';

/** AWS gives 10 items a page unless asked for more. */
const PAGE_SIZE = 100;

/** SageMaker through the AWS SDK, at the pace of the lane. */
export class DefaultStudioGateway implements StudioGateway {
  readonly accountId: string;
  readonly region: string;
  readonly #client: SageMakerClient;
  readonly #pacer: Pacer;

  static create(options: {
    place: { accountId: string; region: string };
    client: SageMakerClient;
    pacer: Pacer;
  }): DefaultStudioGateway {
    return new DefaultStudioGateway(options);
  }

  private constructor(options: {
    place: { accountId: string; region: string };
    client: SageMakerClient;
    pacer: Pacer;
  }) {
    this.accountId = options.place.accountId;
    this.region = options.place.region;
    this.#client = options.client;
    this.#pacer = options.pacer;
  }

  async listDomains(options?: CallOptions): Promise<ObservedDomain[]> {
    const domains: ObservedDomain[] = [];
    const readPage = (token: string | undefined) =>
      this.#call(
        'list',
        abort =>
          this.#client.send(
            new ListDomainsCommand({ MaxResults: PAGE_SIZE, NextToken: token }),
            abort,
          ),
        options,
      );
    let nextToken: string | undefined;
    do {
      const page = await readPage(nextToken);
      for (const { DomainId } of page.Domains ?? []) {
        try {
          domains.push(await this.describeDomain(DomainId!, options));
        } catch (error) {
          // Deleted between the two calls.
          if (!isNotFound(error)) {
            throw error;
          }
        }
      }
      nextToken = page.NextToken;
    } while (nextToken);
    return domains;
  }

  async describeDomain(
    domainId: string,
    options?: CallOptions,
  ): Promise<ObservedDomain> {
    const domain = await this.#call(
      'describe',
      abort =>
        this.#client.send(
          new DescribeDomainCommand({ DomainId: domainId }),
          abort,
        ),
      options,
    );
    return {
      domainId,
      domainArn: domain.DomainArn ?? '',
      name: domain.DomainName ?? domainId,
      accountId: this.accountId,
      region: this.region,
      authMode: domain.AuthMode === 'SSO' ? 'SSO' : 'IAM',
      status: domain.Status ?? '',
      failureReason: domain.FailureReason,
      url: domain.Url ?? '',
      applicationArn: domain.SingleSignOnApplicationArn,
      unifiedStudio:
        domain.DomainSettings?.UnifiedStudioSettings?.DomainId !== undefined,
      defaultExecutionRole: domain.DefaultUserSettings?.ExecutionRole ?? '',
      ...timesOf(domain),
    };
  }

  async describeDomainSettings(
    domainId: string,
    options?: CallOptions,
  ): Promise<ObservedDomainSettings> {
    const domain = await this.#call(
      'describe',
      abort =>
        this.#client.send(
          new DescribeDomainCommand({ DomainId: domainId }),
          abort,
        ),
      options,
    );
    return settingsOf(domain);
  }

  async listProfiles(
    input: { domainId: string; oldestFirst?: boolean; nextToken?: string },
    options?: CallOptions,
  ): Promise<{ items: ProfileSummary[]; nextToken?: string }> {
    const page = await this.#call(
      'list',
      abort =>
        this.#client.send(
          new ListUserProfilesCommand({
            DomainIdEquals: input.domainId,
            ...(input.oldestFirst
              ? { SortBy: 'CreationTime', SortOrder: 'Ascending' }
              : { SortBy: 'LastModifiedTime', SortOrder: 'Descending' }),
            MaxResults: PAGE_SIZE,
            NextToken: input.nextToken,
          }),
          abort,
        ),
      options,
    );
    return {
      items: (page.UserProfiles ?? []).map(profile => ({
        domainId: input.domainId,
        name: profile.UserProfileName ?? '',
        status: profile.Status ?? '',
        ...timesOf(profile),
      })),
      nextToken: page.NextToken,
    };
  }

  async describeProfile(
    input: { domainId: string; name: string },
    options?: CallOptions,
  ): Promise<ObservedProfile | undefined> {
    try {
      const profile = await this.#call(
        'describe',
        abort =>
          this.#client.send(
            new DescribeUserProfileCommand({
              DomainId: input.domainId,
              UserProfileName: input.name,
            }),
            abort,
          ),
        options,
      );
      return {
        domainId: input.domainId,
        name: profile.UserProfileName ?? input.name,
        status: profile.Status ?? '',
        profileArn: profile.UserProfileArn ?? '',
        singleSignOnUserValue: profile.SingleSignOnUserValue,
        executionRole: profile.UserSettings?.ExecutionRole,
        homeDirectoryUid: profile.HomeEfsFileSystemUid,
        failureReason: profile.FailureReason,
        ...timesOf(profile),
      };
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async createProfile(
    input: {
      domainId: string;
      name: string;
      singleSignOnUserValue: string;
      executionRole: string;
      tags: Record<string, string>;
    },
    options?: CallOptions,
  ): Promise<{ profileArn: string }> {
    const { UserProfileArn } = await this.#call(
      'write',
      abort =>
        this.#client.send(
          new CreateUserProfileCommand({
            DomainId: input.domainId,
            UserProfileName: input.name,
            SingleSignOnUserIdentifier: 'UserName',
            SingleSignOnUserValue: input.singleSignOnUserValue,
            UserSettings: { ExecutionRole: input.executionRole },
            Tags: toTags(input.tags),
          }),
          abort,
        ),
      options,
    );
    return { profileArn: UserProfileArn ?? '' };
  }

  async updateProfileRole(
    input: { domainId: string; name: string; executionRole: string },
    options?: CallOptions,
  ): Promise<void> {
    await this.#call(
      'write',
      abort =>
        this.#client.send(
          new UpdateUserProfileCommand({
            DomainId: input.domainId,
            UserProfileName: input.name,
            UserSettings: { ExecutionRole: input.executionRole },
          }),
          abort,
        ),
      options,
    );
  }

  async deleteProfile(
    input: { domainId: string; name: string },
    options?: CallOptions,
  ): Promise<void> {
    await this.#remove(
      abort =>
        this.#client.send(
          new DeleteUserProfileCommand({
            DomainId: input.domainId,
            UserProfileName: input.name,
          }),
          abort,
        ),
      options,
    );
  }

  async listSpaces(
    input: {
      domainId: string;
      nameContains?: string;
      newestFirst?: boolean;
      nextToken?: string;
    },
    options?: CallOptions,
  ): Promise<{ items: ObservedSpace[]; nextToken?: string }> {
    const page = await this.#call(
      'list',
      abort =>
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
          abort,
        ),
      options,
    );
    return {
      items: (page.Spaces ?? []).map(space => ({
        domainId: input.domainId,
        name: space.SpaceName ?? '',
        status: space.Status ?? '',
        owner: space.OwnershipSettingsSummary?.OwnerUserProfileName,
        shared: space.SpaceSharingSettingsSummary?.SharingType !== 'Private',
        sizeGb:
          space.SpaceSettingsSummary?.SpaceStorageSettings?.EbsStorageSettings
            ?.EbsVolumeSizeInGb,
        modifiedAt: space.LastModifiedTime?.toISOString(),
      })),
      nextToken: page.NextToken,
    };
  }

  async deleteSpace(
    input: { domainId: string; name: string },
    options?: CallOptions,
  ): Promise<void> {
    await this.#remove(
      abort =>
        this.#client.send(
          new DeleteSpaceCommand({
            DomainId: input.domainId,
            SpaceName: input.name,
          }),
          abort,
        ),
      options,
    );
  }

  async listApps(
    input: {
      domainId: string;
      profileName?: string;
      spaceName?: string;
      nextToken?: string;
    },
    options?: CallOptions,
  ): Promise<{ items: ObservedApp[]; nextToken?: string }> {
    const page = await this.#call(
      'list',
      abort =>
        this.#client.send(
          new ListAppsCommand({
            DomainIdEquals: input.domainId,
            UserProfileNameEquals: input.profileName,
            SpaceNameEquals: input.spaceName,
            MaxResults: PAGE_SIZE,
            NextToken: input.nextToken,
          }),
          abort,
        ),
      options,
    );
    return {
      items: (page.Apps ?? []).map(app => ({
        domainId: input.domainId,
        profileName: app.UserProfileName,
        spaceName: app.SpaceName,
        type: app.AppType ?? '',
        name: app.AppName ?? '',
        status: app.Status ?? '',
        instanceType: app.ResourceSpec?.InstanceType,
        createdAt: app.CreationTime?.toISOString(),
      })),
      nextToken: page.NextToken,
    };
  }

  async getLastActivity(
    app: ObservedApp,
    options?: CallOptions,
  ): Promise<string | undefined> {
    try {
      const described = await this.#call(
        'describe',
        abort =>
          this.#client.send(
            new DescribeAppCommand({
              DomainId: app.domainId,
              UserProfileName: app.spaceName ? undefined : app.profileName,
              SpaceName: app.spaceName,
              AppType: app.type as AppType,
              AppName: app.name,
            }),
            abort,
          ),
        options,
      );
      return described.LastUserActivityTimestamp?.toISOString();
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async deleteApp(app: ObservedApp, options?: CallOptions): Promise<void> {
    await this.#remove(
      abort =>
        this.#client.send(
          new DeleteAppCommand({
            DomainId: app.domainId,
            UserProfileName: app.spaceName ? undefined : app.profileName,
            SpaceName: app.spaceName,
            // As AWS listed it, which may be a type that this SDK does not know yet.
            AppType: app.type as AppType,
            AppName: app.name,
          }),
          abort,
        ),
      options,
    );
  }

  async addTags(
    input: { arn: string; tags: Record<string, string> },
    options?: CallOptions,
  ): Promise<void> {
    await this.#call(
      'write',
      abort =>
        this.#client.send(
          new AddTagsCommand({
            ResourceArn: input.arn,
            Tags: toTags(input.tags),
          }),
          abort,
        ),
      options,
    );
  }

  async listTags(
    input: { arn: string },
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const tags: Record<string, string> = {};
    const readPage = (token: string | undefined) =>
      this.#call(
        'list',
        abort =>
          this.#client.send(
            new ListTagsCommand({
              ResourceArn: input.arn,
              MaxResults: PAGE_SIZE,
              NextToken: token,
            }),
            abort,
          ),
        options,
      );
    let nextToken: string | undefined;
    do {
      const page = await readPage(nextToken);
      for (const { Key, Value } of page.Tags ?? []) {
        tags[Key!] = Value ?? '';
      }
      nextToken = page.NextToken;
    } while (nextToken);
    return tags;
  }

  async #remove(
    send: (abort: { abortSignal?: AbortSignal }) => Promise<unknown>,
    options?: CallOptions,
  ): Promise<void> {
    try {
      await this.#call('write', send, options);
    } catch (error) {
      if (!isNotFound(error)) {
        throw error;
      }
    }
  }

  #call<T>(
    limit: 'list' | 'describe' | 'write',
    send: (abort: { abortSignal?: AbortSignal }) => Promise<T>,
    options?: CallOptions,
  ): Promise<T> {
    return this.#pacer.run(() => send({ abortSignal: options?.signal }), {
      ...options,
      limit,
    });
  }
}

function timesOf(resource: { CreationTime?: Date; LastModifiedTime?: Date }): {
  createdAt: string;
  modifiedAt: string;
} {
  const created = resource.CreationTime ?? new Date(0);
  return {
    createdAt: created.toISOString(),
    modifiedAt: (resource.LastModifiedTime ?? created).toISOString(),
  };
}

function toTags(tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
