/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { messageTexts } from './messages';
import { englishOf, wordMessage } from './wordMessage';

describe('messages', () => {
  it('are worded with lists, messages in messages, days, times and plurals', () => {
    const said = [
      {
        code: 'entry.assigned',
        params: {
          person: 'Mira Santos',
          domain: 'research-lab',
          ways: [
            { code: 'entry.directly' },
            {
              code: 'entry.through',
              params: {
                groups: [{ code: 'group', params: { group: 'research' } }],
              },
            },
          ],
        },
      },
      {
        code: 'plan.extend',
        params: {
          person: 'Mira Santos',
          end: { date: '2027-03-05T12:00:00Z' },
          before: { date: '2026-12-05T12:00:00Z' },
        },
      },
      {
        code: 'step.cool-off',
        params: { until: { time: '2026-12-05T12:30:00.000Z' } },
      },
      { code: 'count.people', params: { count: 1 } },
      { code: 'count.people', params: { count: 0 } },
      {
        code: 'text',
        params: {
          text: { sentences: ['AWS is away.', { code: 'managed.no' }] },
        },
      },
    ];
    expect(said.map(englishOf)).toEqual([
      "Mira Santos is assigned to 'research-lab' directly and through the group research.",
      'Mira Santos keeps the access until 2027-03-05 instead of 2026-12-05; nothing is interrupted.',
      'Nothing is deleted before 2026-12-05 12:30 UTC; until then this can be taken back.',
      '1 person',
      '0 people',
      'AWS is away. This portal only looks at the domain.',
    ]);
  });

  it('of a newer backend are not guessed', () => {
    expect(
      wordMessage(
        { code: 'of.tomorrow' },
        {
          text: String,
          list: String,
          date: String,
          time: String,
          duration: String,
        },
      ),
    ).toBeUndefined();
  });

  it('have both forms where they count', () => {
    const keys = Object.keys(messageTexts);
    const otherForm = (key: string) =>
      key.endsWith('_one')
        ? key.replace(/_one$/, '_other')
        : key.replace(/_other$/, '_one');
    expect(
      keys.filter(
        key => /_(one|other)$/.test(key) && !keys.includes(otherForm(key)),
      ),
    ).toEqual([]);
  });
});
