/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  escapeControls,
  visibleLength,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Duration } from 'luxon';
import { z } from 'zod';
import { isDuration } from '../model/durations';

/*
 * The forms that AWS and the catalog give to the values of the `sagemakerStudio` block. Each message completes the
 * sentence "expected …".
 */

export function text(pattern: RegExp, expected: string) {
  return z
    .string({ error: `expected ${expected}` })
    .trim()
    .regex(pattern, { error: `expected ${expected}` });
}

/** A text for people to read: it must contain visible characters, and control characters become escapes. */
export function shownText(expected: string) {
  const error = `expected ${expected}`;
  return z
    .string({ error })
    .trim()
    .refine(value => visibleLength(value) > 0, { error })
    .transform(escapeControls);
}

export const accountId = text(
  /^\d{12}$/,
  'an AWS account id: 12 digits, in quotes so that YAML keeps it a text',
);
export const region = text(
  /^[a-z]{2}(-[a-z]+){1,3}-\d$/,
  'an AWS Region such as eu-west-1',
);
export const domainId = text(
  /^d-(-*[a-z0-9]){1,61}$/,
  'the id of a SageMaker Studio domain such as d-abc123def456',
);
export const roleArn = text(
  /^arn:aws[a-z-]*:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/,
  'the ARN of an IAM role such as arn:aws:iam::123456789012:role/DataScientist',
);
export const policyArn = text(
  /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/[a-zA-Z_0-9+=,.@\-/]+$/,
  'the ARN of a managed policy such as arn:aws:iam::aws:policy/AmazonSageMakerFullAccess',
);
/** The account in the ARN of a role. */
export function accountOf(arn: string): string | undefined {
  return arn.split(':')[4];
}

export const instanceArn = text(
  /^arn:aws[a-z-]*:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/,
  'the ARN of an IAM Identity Center instance such as arn:aws:sso:::instance/ssoins-0123456789abcdef',
);
export const identityStoreId = text(
  /^(d-[0-9a-f]{10}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
  'the id of an identity store such as d-0123456789',
);
export const httpUrl = z
  .string({ error: 'expected an http or https address' })
  .refine(value => /^https?:$/.test(URL.parse(value)?.protocol ?? ''), {
    error: 'expected an http or https address',
  });

function entityRef(kinds: string[], example: string) {
  const expected = `expected the ref of a catalog ${kinds.join(
    ' or ',
  )} such as ${example}`;
  return z.string({ error: expected }).transform((value, context) => {
    try {
      const ref = parseEntityRef(value.trim(), {
        defaultNamespace: 'default',
      });
      if (kinds.includes(ref.kind.toLocaleLowerCase('en-US'))) {
        return stringifyEntityRef(ref);
      }
    } catch {
      // Said below: the value is not a ref.
    }
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
}

export const groupRef = entityRef(['group'], 'group:default/forecasting');
export const userOrGroupRef = entityRef(
  ['user', 'group'],
  'user:default/jane.doe',
);

export function oneOf<const T extends readonly [string, ...string[]]>(
  values: T,
) {
  return z.enum(values, { error: `expected one of: ${values.join(', ')}` });
}

/** Either one of the given words or what the schema takes. */
export function wordOr<
  const W extends readonly [string, ...string[]],
  S extends z.ZodType,
>(words: W, schema: S) {
  return z.union([z.enum(words), schema], {
    error: issue =>
      issue.code === 'invalid_union'
        ? `expected ${words.join(', ')}, or ${issue.errors
            .at(-1)
            ?.at(-1)
            ?.message.replace(/^expected /, '')}`
        : undefined,
  });
}

/** A duration in ISO 8601 or as an object, in ISO 8601 afterwards. */
export const duration = z
  .union([z.string(), z.record(z.string(), z.number())], {
    error:
      'expected an ISO 8601 duration such as P90D, or an object such as { days: 90 }',
  })
  .transform((value, context) => {
    try {
      const iso =
        typeof value === 'string'
          ? value.trim()
          : Duration.fromObject(value).toISO();
      if (iso && isDuration(iso)) {
        return iso;
      }
    } catch {
      // Said below: luxon throws at units that do not exist.
    }
    context.addIssue({
      code: 'custom',
      message:
        'expected an ISO 8601 duration such as P90D, or an object such as { days: 90 }, longer than nothing and at most ten years',
    });
    return z.NEVER;
  });

/** A duration in every form that Backstage reads, in ISO 8601 afterwards; it may be as short as `seconds`. */
export function anyDuration(options: { example: string; seconds?: number }) {
  const { example, seconds = 0 } = options;
  return z.json().transform((value, context) => {
    try {
      const read = Duration.fromObject(
        readDurationFromConfig(new ConfigReader({ value }), { key: 'value' }),
      );
      const iso = read.toISO();
      if (iso && read.as('seconds') >= seconds) {
        return iso;
      }
      context.addIssue({
        code: 'custom',
        message: `expected ${seconds} seconds or more, got ${read.as(
          'seconds',
        )}`,
      });
    } catch (error) {
      context.addIssue({
        code: 'custom',
        message: `expected an ISO 8601 duration such as ${example}, or an object such as { days: 7 } (${
          toError(error).message
        })`,
      });
    }
    return z.NEVER;
  });
}

const shareError = { error: 'expected a number from 0 to 1' };
/** A fraction of all, 0 to 1. */
export const share = z.number(shareError).min(0, shareError).max(1, shareError);

export function wholeNumber(min: number, what = 'a whole number') {
  const error = `expected ${what}, ${min} or more`;
  return z.int({ error }).min(min, { error });
}

export const callsPerSecond = z
  .number({ error: 'expected a number of calls a second' })
  .min(1, { error: 'expected 1 call a second or more' })
  .max(1000, { error: 'expected 1000 calls a second at most' });

/** A list that may be empty. */
export function anyList<S extends z.ZodType>(item: S, what: string) {
  return z.array(item, { error: `expected a list of ${what}` });
}

export function list<S extends z.ZodType>(item: S, what: string) {
  return anyList(item, what).min(1, {
    error: `expected at least one of ${what}`,
  });
}

/** Before the keys of a block, in what is said about one that it does not have. */
export const EXPECTED_ONLY = 'expected only: ';

/** An object that takes no other keys, so that a misspelt one is no silent default. */
export function block<S extends z.ZodRawShape>(
  shape: S,
  expected = `expected an object with the keys ${Object.keys(shape).join(
    ', ',
  )}`,
) {
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `${EXPECTED_ONLY}${Object.keys(shape).join(', ')}`
        : expected,
  });
}
