/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { userOrGroupRef } from '../config/schemaParts';
import { withUnknownRef } from '../directory/knownRefs';
import type { TeamCatalog } from '../directory/TeamCatalog';
import { keyPath } from './keyPath';
import type { PolicyDocument } from './policyDocument';

type Written = { path: PropertyKey[]; ref: string };

/**
 * Refs of a policy that no trusted entity of the catalog has, each with its path. Those that were there before stay, also once
 * they have left the catalog.
 */
export async function unknownRefs(
  document: PolicyDocument,
  before: PolicyDocument | undefined,
  catalog: Pick<TeamCatalog, 'getUsers' | 'findGroups'>,
): Promise<string[]> {
  const unknown = await withUnknownRef(
    refsIn(document),
    refsIn(before),
    catalog,
  );
  return unknown.map(
    ({ path, ref }) =>
      `${keyPath(
        path,
      )}: ${ref} is not in the catalog, or from no origin that is trusted to say who works here`,
  );
}

/** No other value of a policy has the form of a ref. */
function refsIn(value: unknown, path: PropertyKey[] = []): Written[] {
  if (typeof value === 'string') {
    const { data: ref } = userOrGroupRef.safeParse(value);
    return ref === undefined ? [] : [{ path, ref }];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) =>
        refsIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : [];
}
