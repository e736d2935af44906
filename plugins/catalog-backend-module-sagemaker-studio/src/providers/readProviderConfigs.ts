/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import {
  DEFAULT_NAMESPACE,
  KubernetesValidatorFunctions,
  parseEntityRef,
} from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { GroupNesting } from '../transforms/groupParents';
import type { NameFilter } from '../transforms/nameFilter';
import { USER_FIELDS, type UserAnnotations } from '../transforms/orgEntities';

const PATH = 'catalog.providers.sagemakerStudio';
const INGEST = ['org', 'domains'] as const;
const KEYS = [
  'schedule',
  'ingest',
  'namespace',
  'owner',
  'includeDisabled',
  'users',
  'groups',
  'userAnnotations',
  'rejectRemovalsAbovePercentage',
];

/** Prefixes of annotations that the catalog and this provider set. */
const RESERVED_PREFIXES = ['backstage.io/', 'aws.amazon.com/'];

// The delay lets the plugin's own routes come up in a back end that starts everything at once.
const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 1 },
  initialDelay: { seconds: 5 },
};

/** One set of keys below `catalog.providers.sagemakerStudio`. */
export type ProviderConfig = {
  id: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
  ingest: (typeof INGEST)[number][];
  namespace: string;
  owner: string;
  includeDisabled: boolean;
  users: NameFilter;
  groups: NameFilter;
  nesting: GroupNesting;
  userAnnotations: UserAnnotations;
  rejectRemovalsAbovePercentage: number;
};

/** Reads the single form and the form keyed by id; throws `InputError` naming the key that is wrong. */
export function readProviderConfigs(config: Config): ProviderConfig[] {
  const block = config.getOptionalConfig(PATH);
  if (!block) {
    return [];
  }
  const keys = block.keys();
  if (keys.length === 0 || keys.some(key => KEYS.includes(key))) {
    return [readProviderConfig('default', block, PATH)];
  }
  return keys.map(id =>
    readProviderConfig(id, block.getConfig(id), `${PATH}.${id}`),
  );
}

function readProviderConfig(
  id: string,
  config: Config,
  path: string,
): ProviderConfig {
  const unknownKey = config.keys().find(key => !KEYS.includes(key));
  if (unknownKey) {
    throw new InputError(
      `Unknown key '${path}.${unknownKey}'; the keys are ${KEYS.join(', ')}`,
    );
  }
  return {
    id,
    schedule: config.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : DEFAULT_SCHEDULE,
    ingest: readIngest(config, path),
    namespace: config.getOptionalString('namespace') ?? DEFAULT_NAMESPACE,
    owner: readOwner(config, path),
    includeDisabled: config.getOptionalBoolean('includeDisabled') ?? false,
    users: readNameFilter(config.getOptionalConfig('users')),
    groups: readNameFilter(config.getOptionalConfig('groups')),
    nesting: readNesting(config.getOptionalConfig('groups')),
    userAnnotations: readUserAnnotations(config, path),
    rejectRemovalsAbovePercentage: readPercentage(config, path),
  };
}

/** The address that Okta signs in with is that of the Okta module's own resolver; others say where theirs goes. */
function readUserAnnotations(config: Config, path: string): UserAnnotations {
  const key = 'userAnnotations';
  const value = config.getOptional(key) ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new InputError(
      `'${path}.${key}' must be a map of annotations to ${USER_FIELDS.join(
        ', ',
      )}`,
    );
  }
  const entries = Object.entries(value).map(
    ([annotation, name]): [string, UserAnnotations[string]] => {
      const field = USER_FIELDS.find(each => each === name);
      if (
        !KubernetesValidatorFunctions.isValidAnnotationKey(annotation) ||
        RESERVED_PREFIXES.some(prefix => annotation.startsWith(prefix))
      ) {
        throw new InputError(
          `'${path}.${key}' has '${annotation}', which is not an annotation that it may set`,
        );
      }
      if (!field) {
        throw new InputError(
          `'${path}.${key}' must map '${annotation}' to one of ${USER_FIELDS.join(
            ', ',
          )}, but has '${name}'`,
        );
      }
      return [annotation, field];
    },
  );
  return { 'okta.com/email': 'email', ...Object.fromEntries(entries) };
}

function readIngest(config: Config, path: string): ProviderConfig['ingest'] {
  const names = config.getOptionalStringArray('ingest') ?? INGEST;
  return names.map(name => {
    const known = INGEST.find(candidate => candidate === name);
    if (!known) {
      throw new InputError(
        `'${path}.ingest' must list some of ${INGEST.join(
          ', ',
        )}, but has '${name}'`,
      );
    }
    return known;
  });
}

function readOwner(config: Config, path: string): string {
  const owner = config.getOptionalString('owner') ?? 'group:default/unknown';
  if (!isEntityRef(owner)) {
    throw new InputError(
      `'${path}.owner' must be an entity reference such as group:default/ml-platform, but is '${owner}'`,
    );
  }
  return owner;
}

function isEntityRef(text: string): boolean {
  try {
    const { name } = parseEntityRef(text, { defaultKind: 'group' });
    return KubernetesValidatorFunctions.isValidObjectName(name);
  } catch {
    return false;
  }
}

function readNameFilter(config: Config | undefined): NameFilter {
  return {
    include: config?.getOptionalStringArray('include'),
    exclude: config?.getOptionalStringArray('exclude'),
  };
}

function readNesting(config: Config | undefined): GroupNesting {
  return {
    parents: (config?.getOptionalConfigArray('parents') ?? []).map(each => ({
      groups: each.getStringArray('groups'),
      parent: each.getString('parent'),
    })),
    separator: config?.getOptionalString('separator'),
  };
}

function readPercentage(config: Config, path: string): number {
  const key = 'rejectRemovalsAbovePercentage';
  const percentage = config.getOptionalNumber(key) ?? 20;
  if (percentage < 0 || percentage > 100) {
    throw new InputError(
      `'${path}.${key}' must be a number from 0 to 100, but is ${percentage}`,
    );
  }
  return percentage;
}
