/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { toCsv } from './csv';

describe('toCsv', () => {
  it('quotes what needs quotes, and leaves out what is unknown', () => {
    expect(
      toCsv([
        ['Name', 'Note', 'People'],
        ['a, b', 'say "hi"\nthere', 3],
        ['c', undefined, -1],
      ]),
    ).toBe('Name,Note,People\r\n"a, b","say ""hi""\nthere",3\r\nc,,-1\r\n');
  });

  it('makes no formula of a text', () => {
    expect(toCsv([['=HYPERLINK(1)', '@x', '-2', '+3']])).toBe(
      "'=HYPERLINK(1),'@x,'-2,'+3\r\n",
    );
  });
});
