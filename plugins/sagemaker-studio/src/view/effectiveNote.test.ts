/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { legacyLab, researchLab } from '../__fixtures__';
import { effectiveNoteOf } from './effectiveNote';

describe('effectiveNoteOf', () => {
  it('is derived from the domain where possible, else left to the backend', () => {
    const domain = researchLab();
    const noted = { total: 3, note: 'Something is the matter.' };
    const application = (
      status: 'enabled' | 'disabled' | 'missing',
      assignmentRequired = true,
    ) => ({ ...domain, application: { status, assignmentRequired } });
    expect(effectiveNoteOf({ total: 3 }, domain)).toBeUndefined();
    expect(effectiveNoteOf({ note: noted.note }, domain)).toBe('notRead');
    expect(effectiveNoteOf(noted, application('missing'))).toBe(
      'applicationMissing',
    );
    expect(effectiveNoteOf(noted, application('disabled'))).toBe(
      'applicationDisabled',
    );
    expect(effectiveNoteOf(noted, application('enabled', false))).toBe(
      'openToAll',
    );
    expect(effectiveNoteOf(noted, application('enabled'))).toBeUndefined();
    expect(
      effectiveNoteOf(
        { note: noted.note },
        { ...domain, applicationArn: undefined },
      ),
    ).toBeUndefined();
    expect(effectiveNoteOf({ note: noted.note }, legacyLab())).toBe('obstacle');
  });
});
