/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError } from '@backstage/errors';
import type { AccessEventType } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { z } from 'zod';
import type { AccessStore } from '../store/AccessStore';

export type SettingsEventType = Extract<AccessEventType, `settings.${string}`>;

/** Settings change a few times a day at most, so the changes that a page has missed are among these. */
const LOOKED_AT = 200;

const changed = z.object({
  domainId: z.string().optional(),
  team: z.string().optional(),
  version: z.number(),
  changes: z.array(
    z.object({
      field: z.string(),
      before: z.string().optional(),
      after: z.string().optional(),
    }),
  ),
});

/** Says what others have changed since a version was read. */
export async function outdated(
  store: Pick<AccessStore, 'listLastEvents'>,
  read: {
    type: SettingsEventType;
    of: { domainId?: string; team?: string };
    version: number;
  },
): Promise<ConflictError> {
  const { domainId, team } = read.of;
  const events = await store.listLastEvents({
    types: [read.type],
    limit: LOOKED_AT,
  });
  const since = events
    .flatMap(({ actor, at, detail }) => {
      const parsed = changed.safeParse(detail);
      return parsed.success ? { actor, at, ...parsed.data } : [];
    })
    .filter(
      each =>
        each.version > read.version &&
        `${each.domainId ?? each.team}` === `${domainId ?? team}`,
    )
    .reverse()
    .map(
      ({ actor, at, changes }) =>
        `${actor} changed ${changes
          .map(
            ({ field, before = 'nothing', after = 'nothing' }) =>
              `${field} from ${before} to ${after}`,
          )
          .join(', ')} at ${at}`,
    );
  return new ConflictError(
    `The settings of '${domainId ?? team}' have changed since you loaded them${
      since.length ? `: ${since.join('; ')}` : ''
    }. Load them again and repeat your change`,
  );
}
