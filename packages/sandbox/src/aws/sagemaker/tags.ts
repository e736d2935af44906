/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { spaceKey } from '../../world/spaces';
import { own } from '../../world/tables';
import { profileKey } from '../../world/userProfiles';
import { AwsCall } from '../AwsCall';
import { validationError } from '../AwsError';
import { pageOf } from '../protocol/pages';
import { appArn } from './apps';
import { findVisibleDomain, ListInput, Tag, tagsOf } from './common';

type ResourceInput = { ResourceArn: string };

type Tagged = { tags: Record<string, string> };

/** A page of tags when the caller does not say. */
const DEFAULT_TAGS_PAGE = 50;
const MAX_TAGS = 50;

type Tags = {
  tags: Record<string, string>;
  replace(tags: Record<string, string>): void;
};

function tagsIn<T extends Tagged>(
  table: Record<string, T>,
  key: string,
): Tags | undefined {
  const record = own(table, key);
  return (
    record && {
      tags: record.tags,
      replace(tags) {
        table[key] = { ...record, tags };
      },
    }
  );
}

/** Finds the resource of an ARN in the caller's account and Region. */
function findTagged(call: AwsCall, arn: string): Tags | undefined {
  const { world, caller, region } = call;
  const [, , service, arnRegion, arnAccount, resource = ''] = arn.split(':');
  const [kind, domainId = '', name = ''] = resource.split('/');
  const domain =
    service === 'sagemaker' &&
    arnRegion === region &&
    arnAccount === caller.accountId &&
    findVisibleDomain(call, domainId);
  if (!domain) {
    return undefined;
  }
  switch (kind) {
    case 'domain':
      return tagsIn(world.domains, domainId);
    case 'user-profile':
      return tagsIn(world.userProfiles, profileKey(domainId, name));
    case 'space':
      return tagsIn(world.spaces, spaceKey(domainId, name));
    case 'app': {
      const [key] =
        Object.entries(world.apps).find(
          ([, app]) =>
            app.domainId === domainId &&
            appArn(domain, app) === arn.toLowerCase(),
        ) ?? [];
      return key === undefined ? undefined : tagsIn(world.apps, key);
    }
    default:
      return undefined;
  }
}

function requireTagged(call: AwsCall, arn: string): Tags {
  const tagged = findTagged(call, arn);
  if (!tagged) {
    throw validationError(`Resource ${arn} does not exist.`);
  }
  return tagged;
}

function listed(tags: Record<string, string>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export function addTags(
  call: AwsCall,
  input: ResourceInput & { Tags: Tag[] },
): Record<string, unknown> {
  const { tags, replace } = requireTagged(call, input.ResourceArn);
  const result = { ...tags, ...tagsOf(input.Tags) };
  if (Object.keys(result).length > MAX_TAGS) {
    throw validationError(
      `A resource can have at most ${MAX_TAGS} tags; ${
        input.ResourceArn
      } would have ${Object.keys(result).length}.`,
    );
  }
  replace(result);
  return { Tags: listed(result) };
}

export function listTags(
  call: AwsCall,
  input: ResourceInput & ListInput,
): Record<string, unknown> {
  const { tags } = requireTagged(call, input.ResourceArn);
  const { records, NextToken } = pageOf({
    from: listed(tags)
      .map(record => ({ position: record.Key, record }))
      .sort((a, b) => (a.position < b.position ? -1 : 1)),
    maxResults: input.MaxResults ?? DEFAULT_TAGS_PAGE,
    nextToken: input.NextToken,
    scope: ['ListTags', input.ResourceArn],
  });
  return { Tags: records, NextToken };
}

export function deleteTags(
  call: AwsCall,
  input: ResourceInput & { TagKeys: string[] },
): Record<string, unknown> {
  const { tags, replace } = requireTagged(call, input.ResourceArn);
  replace(
    Object.fromEntries(
      Object.entries(tags).filter(([key]) => !input.TagKeys.includes(key)),
    ),
  );
  return {};
}
