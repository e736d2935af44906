/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { RequestKind } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** The fields of a request that the search module indexes, besides those of every result. */
export type FoundRequest = {
  kind: RequestKind;
  /** Names. */
  people: string[];
  domainName: string;
  createdAt: string;
};

const KINDS: readonly RequestKind[] = [
  'grant',
  'onboard-team',
  'extend',
  'change-role',
  'revoke',
  'create-domain',
];

/** The request fields of a result; `undefined` if another version of the search module wrote the index. */
export function foundRequestOf(document: object): FoundRequest | undefined {
  const {
    kind,
    people,
    domainName,
    createdAt,
  }: Partial<Record<keyof FoundRequest, unknown>> = document;
  const known = KINDS.find(each => each === kind);
  return known &&
    Array.isArray(people) &&
    people.every(person => typeof person === 'string') &&
    typeof domainName === 'string' &&
    typeof createdAt === 'string'
    ? { kind: known, people, domainName, createdAt }
    : undefined;
}
