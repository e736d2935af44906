/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* A policy of the portal's settings as people write it: an entry of `sagemakerStudio.policies`, without its name. */
import { toError } from '@backstage/errors';
import { parseDocument } from 'yaml';
import { problemsOf } from '../config/configProblems';
import { policySchema } from '../config/policySchema';
import type { Policy } from '../model/policy';
import { keyPath } from './keyPath';

/** By the keys of app-config. */
export type PolicyDocument = Record<string, unknown>;

export type Parsed<T> = { value: T } | { problems: string[] };

/** Reads what somebody has written, without knowing whether it is a policy. */
export function parsePolicyYaml(
  name: string,
  yaml: string,
): Parsed<PolicyDocument> {
  const parsed = parseYaml(yaml);
  if ('problems' in parsed) {
    return parsed;
  }
  const { value } = parsed;
  if (!isObject(value)) {
    return {
      problems: ['yaml: expected the keys of a policy, such as teams'],
    };
  }
  const { name: written = name, ...document } = value;
  return written === name
    ? { value: document }
    : {
        problems: [
          `name: expected ${name}, which a policy keeps; got ${JSON.stringify(
            written,
          )}`,
        ],
      };
}

/** By the schema of app-config. */
export function readPolicy(
  name: string,
  document: PolicyDocument,
): Parsed<Policy> {
  const written = { name, ...document };
  const { data, error } = policySchema.safeParse(written);
  return data
    ? { value: data }
    : { problems: problemsOf(error, written, keyPath) };
}

export function isObject(value: unknown): value is PolicyDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without knowing what it is about. */
export function parseYaml(yaml: string): Parsed<unknown> {
  try {
    const parsed = parseDocument(yaml);
    const problems = [...parsed.errors, ...parsed.warnings].map(
      ({ message }) => `yaml: ${firstLine(message)}`,
    );
    // JSON has neither dates nor maps, and what is stored is JSON.
    return problems.length > 0
      ? { problems }
      : { value: JSON.parse(JSON.stringify(parsed.toJS() ?? null)) };
  } catch (error) {
    // Too many aliases, or nested too deep.
    return { problems: [`yaml: ${firstLine(toError(error).message)}`] };
  }
}

/** The lines below it repeat the text. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}
