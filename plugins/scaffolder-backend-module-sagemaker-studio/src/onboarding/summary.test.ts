/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { summaryTable } from './summary';

/** The name as the table holds it. */
function shown(displayName: string): string | undefined {
  const [, , row] = summaryTable([
    { ref: 'user:default/mira', displayName, status: 'active' },
  ]).split('\n');
  return row;
}

describe('summaryTable', () => {
  it.each([
    [
      '[Mira](https://evil.example)',
      '\\[Mira\\]\\(https\\:\\/\\/evil\\.example\\)',
    ],
    [
      '![x](https://evil.example/x)',
      '\\!\\[x\\]\\(https\\:\\/\\/evil\\.example\\/x\\)',
    ],
    ['<img src=x>', '\\<img src\\=x\\>'],
    ['www.evil.example', 'www\\.evil\\.example'],
    ['mira@evil.example', 'mira\\@evil\\.example'],
    ['**Mira** `rm`', '\\*\\*Mira\\*\\* \\`rm\\`'],
    ['Mira | Ready', 'Mira \\| Ready'],
    ['Mira\n| Jonas', 'Mira \\| Jonas'],
    ["Zoë d'Arc-Weber", "Zoë d'Arc-Weber"],
  ])('shows the name %j as it is', (name, text) => {
    expect(shown(name)).toBe(`| ${text} | Ready |  |`);
  });
});
