/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import fc from 'fast-check';
import { propertyRuns } from '../integration/__testUtils__/propertyRuns';
import { profileName } from './profileName';

/** SageMaker's pattern of a UserProfileName. */
const PATTERN = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/;

describe('profileName', () => {
  it.each([
    ['mira.santos@alpenglow.example', [], 'mira-santos'],
    ['jane_doe', [], 'jane-doe'],
    ['-.x.-@y', [], 'x'],
    ['José.Núñez@y', [], 'Jose-Nunez'],
    ['@y', [], 'user'],
    ['李雷@y', [], 'user'],
    ['jane', ['JANE', 'jane-2'], 'jane-3'],
    ['a'.repeat(80), [], 'a'.repeat(63)],
    ['a'.repeat(80), ['a'.repeat(63)], `${'a'.repeat(61)}-2`],
  ])('of %s with %j taken is %s', (userName, taken, name) => {
    expect(profileName(userName, taken)).toBe(name);
  });

  it('is always a name that AWS takes and that is free', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 100 }),
        fc.integer({ min: 0, max: 30 }),
        (userName, others) => {
          const taken: string[] = [];
          for (let i = 0; i <= others; i++) {
            const name = profileName(userName, taken);
            expect(name).toMatch(PATTERN);
            expect(name.length).toBeLessThanOrEqual(63);
            expect(taken.map(each => each.toLowerCase())).not.toContain(
              name.toLowerCase(),
            );
            taken.push(name);
          }
        },
      ),
      propertyRuns(100),
    );
  });
});
