/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';
import { Duration } from 'luxon';
import type { StudioConfig } from '../config/StudioConfig';
import { EventKeys } from '../events/EventKeys';
import { EventLog } from '../events/EventLog';
import { Outbox } from '../events/Outbox';
import { OutboxDrainer } from '../events/OutboxDrainer';
import {
  createMessageTargets,
  type MembersOf,
  type NamesOf,
} from '../events/messageTargets';
import type { BackoffOptions } from '../util/backoff';
import type { TaskScheduler } from '../scheduling/TaskLeases';

const KEEP_KEY = 'sagemakerStudio.outbox.keep';
const KEPT_BY_DEFAULT = { days: 7 };

export type EventPipeline = {
  drainer: OutboxDrainer;
  eventLog: EventLog;
  keys: EventKeys;
};

/** Wires the event log and the outbox. */
export function createEventPipeline(options: {
  config: Config;
  studioConfig: StudioConfig;
  /** The plugin's database, migrated. */
  database: Knex;
  logger: LoggerService;
  scheduler: TaskScheduler;
  auditor: AuditorService;
  notifications: NotificationService;
  signals: SignalsService;
  membersOf: MembersOf;
  namesOf: NamesOf;
  /** Waits other than the default. */
  waiting?: BackoffOptions;
}): EventPipeline {
  const { config, database, logger } = options;
  return {
    eventLog: new EventLog({ knex: database }),
    keys: new EventKeys(options.studioConfig.events),
    drainer: new OutboxDrainer({
      outbox: new Outbox({ knex: database }),
      targets: createMessageTargets({
        ...options,
        notify:
          config.getOptionalBoolean('sagemakerStudio.notifications') ?? true,
        language: options.studioConfig.notificationLanguage,
      }),
      scheduler: options.scheduler,
      logger,
      keep: Duration.fromObject(
        config.has(KEEP_KEY)
          ? readDurationFromConfig(config, { key: KEEP_KEY })
          : KEPT_BY_DEFAULT,
      ),
      waiting: options.waiting,
    }),
  };
}
