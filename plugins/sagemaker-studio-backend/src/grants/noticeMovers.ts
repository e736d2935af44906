/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantRecord } from '../model/records';
import type { AccessStore } from '../store/AccessStore';
import { now } from '../util/now';
import type { TeamMembers } from './PresenceReader';
import type { RecipientResolver } from './Recipients';

/** Notifies the leads of a team once when somebody with access has moved out of it. The access stays. */
export async function noticeMovers(
  grants: GrantRecord[],
  teams: TeamMembers,
  options: { store: AccessStore; recipientResolver: RecipientResolver },
): Promise<void> {
  const { store, recipientResolver } = options;
  for (const grant of grants) {
    const { requestId, grantId, person, team, domainId } = grant;
    const members = teams.get(team);
    if (!members || grant.status === 'suspended') {
      continue;
    }
    const isMember = members.has(person);
    if (isMember && grant.membership !== 'member') {
      await store.commit({
        update: { grants: [{ ...grant, membership: 'member' }] },
        events: [],
      });
    } else if (!isMember && grant.membership === 'member') {
      await store.commit({
        update: { grants: [{ ...grant, membership: 'moved' }] },
        events: [
          {
            requestId,
            grantId,
            type: 'grant.mover-noticed',
            actor: 'system',
            at: now(),
            detail: {
              person,
              team,
              domainId,
              notify: recipientResolver.leadsOf(team),
            },
          },
        ],
      });
    }
  }
}
