/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime, Duration } from 'luxon';
import { done, wait, type Step } from '../Step';
import { say } from '../../util/say';

/** Leaves time to take an offboarding back before anything is deleted. The person has no access meanwhile. */
export const coolOff: Step = {
  name: 'cool-off',
  async run({ operation, coolingOff, now }) {
    const until = DateTime.fromISO(operation.startedAt, { zone: 'utc' })
      .plus(Duration.fromISO(coolingOff))
      .toISO();
    if (until !== null && until > now) {
      return wait(say('step.cool-off', { until: { time: until } }), { until });
    }
    return done(say('step.cooled-off', { duration: { duration: coolingOff } }));
  },
};
