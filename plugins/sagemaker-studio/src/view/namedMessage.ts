/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';

const REF = /^(?:user|group):[\w.-]+\/[\w.-]+$/;

/** Values that a sentence speaks of as refs, such as one that the configuration names. */
const ABOUT_REFS = new Set(['ref', 'refs', 'example']);

/** The message with names in the place of the refs of people and teams, where they are known. */
export function namedMessage(
  message: Message,
  nameOf: (ref: string) => string | undefined,
): Message {
  const { params } = message;
  return params ? { ...message, params: namedParams(params, nameOf) } : message;
}

function namedParams(
  params: object,
  nameOf: (ref: string) => string | undefined,
): { [name: string]: unknown } {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, unknown] => [
      name,
      ABOUT_REFS.has(name) ? value : named(value, nameOf),
    ]),
  );
}

function named(
  value: unknown,
  nameOf: (ref: string) => string | undefined,
): unknown {
  if (typeof value === 'string') {
    // Events of earlier versions hold several refs in one text.
    const refs = value.split(', ');
    return refs.every(ref => REF.test(ref))
      ? refs.map(ref => nameOf(ref) ?? ref).join(', ')
      : value;
  }
  if (Array.isArray(value)) {
    const names = value.map(each => named(each, nameOf));
    // Those who have the same name are told apart by their refs.
    return names.map((name, index) =>
      typeof name === 'string' &&
      name !== value[index] &&
      names.filter(each => each === name).length > 1
        ? `${name} (${value[index]})`
        : name,
    );
  }
  return typeof value === 'object' && value !== null
    ? namedParams(value, nameOf)
    : value;
}
