/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessEventType } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { z } from 'zod';
import { personPlaceholder } from '../model/personKey';
import { SETTINGS_FIELDS } from '../model/settings';
import type { AccessStore } from '../store/AccessStore';
import { conflictError } from '../util/errors';
import { say } from '../util/say';

export type SettingsEventType = Extract<AccessEventType, `settings.${string}`>;

/** Settings change a few times a day at most, so the changes that a page has missed are among these. */
const LOOKED_AT = 200;

const TYPES: SettingsEventType[] = [
  'settings.domain-changed',
  'settings.team-changed',
  'settings.policy-changed',
  'settings.policy-removed',
];

const changed = z.object({
  domainId: z.string().optional(),
  team: z.string().optional(),
  policy: z.string().optional(),
  version: z.number(),
  changes: z.array(
    z.object({
      field: z.enum(SETTINGS_FIELDS),
    }),
  ),
});

/** Says who has changed what since a version was read. */
export async function outdated(
  store: Pick<AccessStore, 'listLastEvents'>,
  read: {
    of: { domainId?: string; team?: string; policy?: string };
    /** Of the domain, the team or the policy, for people. */
    name: string;
    version: number;
  },
): Promise<Error> {
  const subject = subjectOf(read.of);
  const events = await store.listLastEvents({
    types: TYPES,
    limit: LOOKED_AT,
  });
  const since = events
    .flatMap(({ actor, actorUserId, detail }) => {
      const parsed = changed.safeParse(detail);
      const by = personPlaceholder({ ref: actor, userId: actorUserId });
      return parsed.success ? { by, ...parsed.data } : [];
    })
    .filter(each => each.version > read.version && subjectOf(each) === subject)
    .reverse();
  const fields = [
    ...new Set(
      since.flatMap(({ changes }) => changes.map(({ field }) => field)),
    ),
  ].map(field => say(`field.${field}`));
  const people = [...new Set(since.map(({ by }) => by))];
  return conflictError(
    since.length
      ? say('refused.outdated-by', { name: read.name, people, fields })
      : say('refused.outdated', { name: read.name }),
  );
}

/** The same for all changes of one domain, team or policy. */
function subjectOf({
  domainId,
  team,
  policy,
}: {
  domainId?: string;
  team?: string;
  policy?: string;
}): string {
  return policy === undefined ? `${domainId ?? team}` : `policy ${policy}`;
}
