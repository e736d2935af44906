/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { grant, request } from '../__fixtures__';
import { describeEvent } from './eventText';

describe('subjectOfEvent', () => {
  it('names the person of the grant and includes the texts of the event', () => {
    const held = grant('Ben Carter', 2);
    expect(
      describeEvent(
        {
          sequence: 1,
          requestId: 'req-1',
          grantId: held.grantId,
          type: 'grant.provision-blocked',
          actor: 'system',
          detail: { message: 'Denied.', remedy: 'Allow it.', attempts: 2 },
          at: '2026-01-01T00:00:00Z',
        },
        request({ grants: [held] }),
      ),
    ).toEqual({
      type: 'grant.provision-blocked',
      person: 'Ben Carter',
      step: undefined,
      notes: [
        { kind: 'text', text: 'Denied.' },
        { kind: 'text', text: 'Allow it.' },
      ],
    });
  });

  it('says of settings what was changed, as far as the page knows the field', () => {
    const { notes } = describeEvent(
      {
        sequence: 1,
        type: 'settings.domain-changed',
        actor: 'user:default/ingrid.larsen',
        detail: {
          domainId: 'd-researchlab1',
          changes: [
            { field: 'maxDuration', before: '90 days', after: '30 days' },
            { field: 'of a later version', after: 'x' },
          ],
        },
        at: '2026-01-01T00:00:00Z',
      },
      request(),
    );
    expect(notes).toEqual([
      { kind: 'text', text: 'd-researchlab1' },
      {
        kind: 'setting',
        field: 'maxDuration',
        before: '90 days',
        after: '30 days',
      },
    ]);
  });
});
