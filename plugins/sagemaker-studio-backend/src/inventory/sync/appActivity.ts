/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ObservedApp } from '../../aws/observed';
import { caseKey } from '../store/inventoryRows';

/** With what is known of the last activity of those that were there before. */
export function withActivity(
  apps: ObservedApp[],
  known: ObservedApp[],
): ObservedApp[] {
  const before = new Map(known.map(app => [idOf(app), app]));
  return apps.map(app => {
    const same = before.get(idOf(app));
    return same && same.createdAt === app.createdAt
      ? {
          ...app,
          lastActivityAt: same.lastActivityAt,
          describedAt: same.describedAt,
        }
      : app;
  });
}

function idOf(app: ObservedApp): string {
  const { spaceName, profileName, type, name } = app;
  return caseKey(
    [
      spaceName ? 'space' : 'profile',
      spaceName ?? profileName,
      type,
      name,
    ].join('/'),
  );
}
