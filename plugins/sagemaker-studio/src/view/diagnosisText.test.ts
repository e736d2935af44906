/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { researchLab } from '../__fixtures__/domains';
import { access, grantedAccess } from '../__fixtures__/people';
import { diagnosisSentenceOf } from './diagnosisText';

describe('sentenceOf', () => {
  it('leaves diagnoses that depend on the application to the backend', () => {
    const domain = researchLab();
    const of = (code: 'ready-after-first-sign-in' | 'no-access') =>
      access('Mira Santos', { diagnosis: { code, sentence: '' } });
    const disabled = { status: 'disabled' as const, assignmentRequired: true };
    expect(diagnosisSentenceOf(of('no-access'), domain)).toBe('noAccess');
    expect(
      diagnosisSentenceOf(of('no-access'), {
        ...domain,
        application: disabled,
      }),
    ).toBeUndefined();

    const closed = access('Mira Santos', {
      diagnosis: { code: 'domain-closed', sentence: '' },
    });
    expect(
      diagnosisSentenceOf(closed, { ...domain, application: disabled }),
    ).toBe('applicationDisabled');
    expect(diagnosisSentenceOf(closed, domain)).toBeUndefined();

    const entering = {
      ...of('ready-after-first-sign-in'),
      assignment: { direct: true, throughGroups: [] },
    };
    expect(diagnosisSentenceOf(entering, domain)).toBe('readyAfterFirstSignIn');
    expect(
      diagnosisSentenceOf(
        { ...entering, assignment: { direct: false, throughGroups: [] } },
        domain,
      ),
    ).toBeUndefined();
  });

  it('leaves a profile of a former login to the backend', () => {
    expect(
      diagnosisSentenceOf(
        {
          ...grantedAccess('Jonas Novak'),
          profile: undefined,
          diagnosis: { code: 'ready-after-first-sign-in', sentence: '' },
        },
        researchLab(),
      ),
    ).toBeUndefined();
  });
});
