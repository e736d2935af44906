/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { personKey } from '../model/personKey';
import { identifiedBy, type GrantRecord } from '../model/records';
import type { AccessStore } from '../store/AccessStore';
import { commitNotice } from './commitNotice';
import type { TeamMembers } from './PresenceReader';
import type { RecipientResolver } from './RecipientResolver';

/** Notifies the leads of a team once when somebody with access has moved out of it. The access stays. */
export async function noticeMovers(
  grants: GrantRecord[],
  teams: TeamMembers,
  options: { store: AccessStore; recipientResolver: RecipientResolver },
): Promise<void> {
  const { store, recipientResolver } = options;
  for (const grant of grants) {
    const { team, membership } = grant;
    const members = teams.get(team);
    if (!members || grant.status === 'suspended') {
      continue;
    }
    const isMember = members.has(personKey(identifiedBy(grant)));
    if (isMember && membership !== 'member') {
      await store.commit({
        update: { grants: [{ ...grant, membership: 'member' }] },
        events: [],
      });
    } else if (!isMember && membership === 'member') {
      await commitNotice(
        store,
        { ...grant, membership: 'moved' },
        {
          type: 'grant.mover-noticed',
          detail: { team, notify: recipientResolver.leadsOf(team) },
        },
      );
    }
  }
}
