/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { Duration } from 'luxon';
import { userOrGroupRef } from './schemaParts';

const ROOT = 'sagemakerStudio';

/** How access ends. Durations are ISO 8601. */
export type LifecycleConfig = {
  /** Between the start of an offboarding and what cannot be undone. */
  coolingOff: string;
  /** How long before the end of a grant it is announced, longest first. */
  expiryNotices: string[];
  leavers: {
    /** Between the suspension of somebody who seems to have left and the removal of the access. */
    grace: string;
    /** More people at once than this are held back for somebody to look at. */
    maxAtOnce: number;
    /** Likewise, as a share of all who have access: 0 to 1. */
    maxShare: number;
    /** Catalog refs of those who are told; absent means the owners of the domains concerned. */
    notify?: string[];
  };
};

/**
 * Reads `sagemakerStudio.offboarding`, `.expiryNotices` and `.leavers`.
 *
 * @throws InputError with one line per wrong value
 */
export function readLifecycleConfig(config: Config): LifecycleConfig {
  const problems: string[] = [];
  const read: LifecycleConfig = {
    coolingOff: duration(config, 'offboarding.coolingOff', 'P7D', problems),
    expiryNotices: notices(config, problems),
    leavers: {
      grace: duration(config, 'leavers.grace', 'P3D', problems),
      maxAtOnce: number(config, 'leavers.maxAtOnce', 10, problems, {
        whole: true,
        least: 1,
      }),
      maxShare: number(config, 'leavers.maxShare', 0.2, problems, {
        least: 0,
        most: 1,
      }),
      notify: recipientResolver(config, problems),
    },
  };
  if (problems.length) {
    throw new InputError(
      `The configuration of SageMaker Studio access is not right:\n${problems
        .map(problem => `- ${problem}`)
        .join('\n')}`,
    );
  }
  return read;
}

function duration(
  config: Config,
  key: string,
  otherwise: string,
  problems: string[],
): string {
  const path = `${ROOT}.${key}`;
  if (!config.has(path)) {
    return otherwise;
  }
  try {
    const read = Duration.fromObject(
      readDurationFromConfig(config, { key: path }),
    );
    if (read.toMillis() >= 0) {
      return read.toISO() ?? otherwise;
    }
    problems.push(`${path}: expected a duration that is not negative`);
  } catch (error) {
    problems.push(
      `${path}: expected an ISO 8601 duration such as ${otherwise}, or an object such as { days: 7 } (${
        toError(error).message
      })`,
    );
  }
  return otherwise;
}

function notices(config: Config, problems: string[]): string[] {
  const path = `${ROOT}.expiryNotices`;
  const raw = config.getOptional(path);
  if (raw === undefined) {
    return ['P7D', 'P1D'];
  }
  if (!Array.isArray(raw)) {
    problems.push(`${path}: expected a list of durations such as [P7D, P1D]`);
    return [];
  }
  const read = raw.flatMap((value, index) => {
    const parsed =
      typeof value === 'string' ? Duration.fromISO(value) : undefined;
    if (!parsed?.isValid || parsed.toMillis() <= 0) {
      problems.push(
        `${path}[${index}]: expected an ISO 8601 duration such as P7D; got ${JSON.stringify(
          value,
        )}`,
      );
      return [];
    }
    return [parsed];
  });
  return read
    .sort((a, b) => b.toMillis() - a.toMillis())
    .map(each => each.toISO() ?? '');
}

function recipientResolver(
  config: Config,
  problems: string[],
): string[] | undefined {
  const path = `${ROOT}.leavers.notify`;
  const raw = config.getOptional(path);
  if (raw === undefined) {
    return undefined;
  }
  if (!Array.isArray(raw)) {
    problems.push(`${path}: expected a list of refs of users or groups`);
    return undefined;
  }
  return raw.flatMap((value, index) => {
    const parsed = userOrGroupRef.safeParse(value);
    if (parsed.success) {
      return [parsed.data];
    }
    problems.push(
      `${path}[${index}]: ${
        parsed.error.issues[0].message
      }; got ${JSON.stringify(value)}`,
    );
    return [];
  });
}

function number(
  config: Config,
  key: string,
  otherwise: number,
  problems: string[],
  limits: { whole?: boolean; least: number; most?: number },
): number {
  const path = `${ROOT}.${key}`;
  const value = config.getOptional(path);
  if (value === undefined) {
    return otherwise;
  }
  if (
    typeof value === 'number' &&
    value >= limits.least &&
    value <= (limits.most ?? Infinity) &&
    (!limits.whole || Number.isInteger(value))
  ) {
    return value;
  }
  problems.push(
    `${path}: expected a ${limits.whole ? 'whole ' : ''}number ${
      limits.most === undefined
        ? `of at least ${limits.least}`
        : `between ${limits.least} and ${limits.most}`
    }; got ${JSON.stringify(value)}`,
  );
  return otherwise;
}
