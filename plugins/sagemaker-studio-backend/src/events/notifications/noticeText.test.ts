/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { notice, refsNamedIn, wordNotice } from './NoticeText';
import { english } from './texts/english';
import { german } from './texts/german';

const MIRA = 'user:default/mira.santos';
const SAID = notice('decided.approved', {
  by: { ref: MIRA },
  subject: notice('subject.access', { domain: 'lab', who: 'Ben Carter' }),
});

describe('the texts of notifications', () => {
  it('have the same placeholders in each language', () => {
    const placeholders = (texts: Record<string, string>) =>
      Object.entries(texts).map(([code, text]) => [
        code,
        (text.match(/\{\{\w+\}\}/g) ?? []).sort().join(),
      ]);
    expect(placeholders(german)).toEqual(placeholders(english));
  });

  it('call people by the names that they have today', () => {
    expect(refsNamedIn(SAID)).toEqual([MIRA]);
    expect(wordNotice(SAID, 'en', () => 'Mira Santos')).toBe(
      'Already approved by Mira Santos: access to lab for Ben Carter',
    );
    expect(wordNotice(SAID, 'en', () => undefined)).toContain(
      'by mira.santos:',
    );
  });

  it('are worded in German, with German dates', () => {
    expect(wordNotice(SAID, 'de', () => 'Mira Santos')).toBe(
      'Schon genehmigt von Mira Santos: Zugang zu lab für Ben Carter',
    );
    expect(
      wordNotice(
        notice('grant.ends.own', {
          domain: 'lab',
          end: { date: '2026-12-05T22:30:00.000Z' },
        }),
        'de',
        () => undefined,
      ),
    ).toBe('Ihr Zugang zu lab endet am 5. Dez. 2026');
  });
});
