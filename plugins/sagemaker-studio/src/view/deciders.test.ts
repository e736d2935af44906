/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { plan } from '../__fixtures__';
import {
  decidersAmong,
  isUndecidable,
  withoutDecisionWarnings,
} from './deciders';

const stage = { name: 'review', approvers: [], quorum: 1, fallback: false };

describe('who decides', () => {
  it('is neither who asked nor those for whom it is', () => {
    expect(
      decidersAmong(['user:default/mira.santos', 'user:default/jonas.weber'], {
        requester: 'user:default/mira.santos',
        people: ['user:default/mira.santos'],
      }),
    ).toEqual(['user:default/jonas.weber']);
  });

  it('is nobody when a stage lacks people, and the form says so instead of the plan', () => {
    const undecidable = plan([], {
      warnings: ['No lead, in whatever words.', 'AWS is slow.'],
      messages: {
        warnings: [
          { code: 'decision.no-lead', params: { team: 'group:default/a' } },
          { code: 'text', params: { text: 'AWS is slow.' } },
        ],
      },
      decision: {
        automatic: false,
        stages: [
          { ...stage, canBeDecided: true },
          { ...stage, canBeDecided: false },
        ],
      },
    });
    expect(isUndecidable(undecidable)).toBe(true);
    expect(withoutDecisionWarnings(undecidable)).toMatchObject({
      warnings: ['AWS is slow.'],
      messages: { warnings: [{ code: 'text' }] },
    });
    expect(isUndecidable(plan([]))).toBe(false);
  });
});
