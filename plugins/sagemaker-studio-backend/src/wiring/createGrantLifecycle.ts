/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The tasks that end access: expiry, leavers, deleted domains. Nothing runs before `start()`. */
import { DriftCursorStore } from '../grants/DriftCursorStore';
import { DriftWorker } from '../grants/DriftWorker';
import { GrantCommandHandler } from '../grants/GrantCommandHandler';
import { GrantExpiryTask } from '../grants/GrantExpiryTask';
import { GrantService } from '../grants/GrantService';
import { LeaverSuspender } from '../grants/LeaverSuspender';
import { PresenceReader } from '../grants/PresenceReader';
import { StartPreconditions } from '../grants/StartPreconditions';
import { HeldChanges } from '../store/HeldChanges';
import type { Foundation } from './createFoundation';

export function createGrantLifecycle(foundation: Foundation) {
  const { knex, store, scheduler } = foundation;
  const config = foundation.config.lifecycle;
  const shared = {
    ...foundation,
    config,
    facts: foundation.grantFacts,
    commandHandler: new GrantCommandHandler(foundation),
  };
  const leavers = new LeaverSuspender({
    ...shared,
    held: new HeldChanges({ knex, store, kind: 'grants' }),
    presence: new PresenceReader({ ...shared, links: shared.catalogLinks }),
  });
  const startPreconditions = new StartPreconditions(shared);
  const expiryTask = new GrantExpiryTask({ ...shared, startPreconditions });
  const grants = new GrantService({
    ...shared,
    config: foundation.config,
    coolingOff: config.coolingOff,
  });
  return {
    grants,
    leavers,
    /** Add it to the lanes before the sync, whose results it checks. */
    driftWorker: new DriftWorker({
      ...shared,
      leavers,
      driftCursors: new DriftCursorStore({ knex }),
    }),
    start: () =>
      scheduler.scheduleTask({
        id: 'grant-timekeeper',
        scope: 'global',
        frequency: { seconds: 15 },
        timeout: { minutes: 5 },
        fn: signal => expiryTask.run({ signal }),
      }),
  };
}
