/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { nameOfEntityRef } from './entityRef';

const REF = /^(?:user|group):[\w.-]+\/[\w.-]+$/;

/** Values that a sentence speaks of as refs, such as one that the configuration names. */
const ABOUT_REFS = new Set(['ref', 'refs', 'example']);

/** How people call what a message names. */
export type Names = {
  /** Of a person or a team by the ref, where it is known. */
  nameOf?: (ref: string) => string | undefined;
  /** Of a stage of a decision. */
  stageName?: (name: string) => string;
};

/** The message with names in the place of the refs of people and teams, and of stages that have none. */
export function namedMessage(
  message: Message,
  { nameOf, stageName }: Names,
): Message {
  const { params } = message;
  if (!params) {
    return message;
  }
  const { stage } = params;
  return {
    ...message,
    params: {
      ...(nameOf ? namedParams(params, nameOf) : params),
      ...(stageName &&
        typeof stage === 'string' && { stage: stageName(stage) }),
    },
  };
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
      ? refs.map(ref => nameOf(ref) ?? nameOfEntityRef(ref)).join(', ')
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
