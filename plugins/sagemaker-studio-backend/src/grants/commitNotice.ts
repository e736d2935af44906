/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantRecord, NewEvent } from '../model/records';
import type { AccessStore } from '../store/AccessStore';
import { now } from '../util/now';

/**
 * Stores a grant that remembers a notice, with the event that notifies people of it. After a conflict, the next run finds
 * the grant as it is then.
 */
export async function commitNotice(
  store: AccessStore,
  grant: GrantRecord,
  { type, detail }: Pick<NewEvent, 'type' | 'detail'>,
): Promise<void> {
  const { requestId, grantId, person, domainId } = grant;
  await store.commit({
    update: { grants: [grant] },
    events: [
      {
        requestId,
        grantId,
        type,
        actor: 'system',
        at: now(),
        detail: { person, domainId, ...detail },
      },
    ],
  });
}
