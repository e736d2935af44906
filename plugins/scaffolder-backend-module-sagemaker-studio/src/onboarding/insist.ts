/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { patiently } from './patiently';
import { callOf, type Task } from './Task';

/** Makes a call on behalf of who started the task, until it is answered or the time of the task is up. */
export function insist<T>(
  task: Task,
  ask: (call: ReturnType<typeof callOf>) => Promise<T>,
): Promise<T> {
  return patiently(() => ask(callOf(task)), {
    ...task,
    pause: task.pollInterval,
  });
}
