/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import { DateTime, type Duration } from 'luxon';
import type { Clock } from '../onboarding/Clock';

/** A clock that passes only while somebody sleeps on it. */
export class TestClock implements Clock {
  #now = DateTime.fromISO('2026-11-20T09:00:00.000Z', { zone: 'utc' });
  readonly slept: number[] = [];

  now(): DateTime {
    return this.#now;
  }

  async sleep(duration: Duration, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(duration.toMillis());
    this.#now = this.#now.plus(duration);
  }
}

/** A task as the scaffolder keeps it: its checkpoints outlive a run. */
export class TestTask {
  readonly checkpoints = new Map<string, JsonValue>();
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  /** Runs an action as one step of the task, and gives back what it wrote and put out. */
  async run<TInput extends JsonObject, TOutput extends JsonObject>(
    action: TemplateAction<TInput, TOutput>,
    input: TInput,
    options: {
      isDryRun?: boolean;
      signal?: AbortSignal;
      getInitiatorCredentials?: () => Promise<BackstageCredentials>;
    } = {},
  ): Promise<{ log: string[]; output: Partial<TOutput>; error?: Error }> {
    const log: string[] = [];
    const write = (level: string) => (message: string) => {
      log.push(level === 'info' ? message : `${level}: ${message}`);
    };
    const logger = mockServices.logger.mock({
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
    });
    const output: Partial<TOutput> = {};
    const context = {
      ...createMockActionContext<TInput, TOutput>({
        input,
        task: { id: this.id },
      }),
      getInitiatorCredentials: async () =>
        mockCredentials.user('user:default/mira.santos'),
      ...options,
      logger,
      step: { id: 'onboard', name: 'Onboard' },
      output: (name: keyof TOutput, value: TOutput[keyof TOutput]) => {
        output[name] = value;
      },
      checkpoint: async <T extends JsonValue | void>({
        key,
        fn,
      }: {
        key: string;
        fn: () => Promise<T> | T;
      }): Promise<T> => {
        if (this.checkpoints.has(key)) {
          return this.checkpoints.get(key) as T;
        }
        const value = await fn();
        this.checkpoints.set(key, value ?? {});
        return value;
      },
    };
    try {
      await action.handler(context);
      return { log, output };
    } catch (error) {
      return { log, output, error: error as Error };
    }
  }
}
