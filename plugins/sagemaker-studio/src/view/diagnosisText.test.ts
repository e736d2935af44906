/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { researchLab } from '../__fixtures__/domains';
import { access } from '../__fixtures__/people';
import { sentenceOf } from './diagnosisText';

describe('sentenceOf', () => {
  it('leaves diagnoses that depend on the application to the backend', () => {
    const domain = researchLab();
    const of = (code: 'ready-after-first-sign-in' | 'no-access') =>
      access('Mira Santos', { diagnosis: { code, sentence: '' } });
    const disabled = { status: 'disabled' as const, assignmentRequired: true };
    expect(sentenceOf(of('no-access'), domain)).toBe('noAccess');
    expect(
      sentenceOf(of('no-access'), { ...domain, application: disabled }),
    ).toBeUndefined();

    const closed = access('Mira Santos', {
      diagnosis: { code: 'domain-closed', sentence: '' },
    });
    expect(sentenceOf(closed, { ...domain, application: disabled })).toBe(
      'applicationDisabled',
    );
    expect(sentenceOf(closed, domain)).toBeUndefined();

    const entering = {
      ...of('ready-after-first-sign-in'),
      assignment: { direct: true, throughGroups: [] },
    };
    expect(sentenceOf(entering, domain)).toBe('readyAfterFirstSignIn');
    expect(
      sentenceOf(
        { ...entering, assignment: { direct: false, throughGroups: [] } },
        domain,
      ),
    ).toBeUndefined();
  });
});
