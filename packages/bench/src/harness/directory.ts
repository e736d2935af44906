/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  paginateListUsers,
  type IdentitystoreClient,
} from '@aws-sdk/client-identitystore';
import { IDENTITY_STORE, memberOf, type Member } from './company';

/** So many people of the directory, in its order. */
export async function somePeople(
  client: IdentitystoreClient,
  count: number,
): Promise<Member[]> {
  const people: Member[] = [];
  for await (const { Users = [] } of paginateListUsers(
    { client, pageSize: 100 },
    { IdentityStoreId: IDENTITY_STORE },
  )) {
    people.push(...Users.map(memberOf));
    if (people.length >= count) {
      return people.slice(0, count);
    }
  }
  throw new RangeError(
    `The directory holds ${people.length} people, not ${count}`,
  );
}
