/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { DATA_SCIENTIST, grant, request } from '../__fixtures__';
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

  it.each([
    [
      'an end',
      { to: '2026-03-01T00:00:00Z' },
      { kind: 'until', at: '2026-03-01T00:00:00Z' },
    ],
    ['no end', { noEnd: true }, { kind: 'untilRevoked' }],
    [
      'no end, in an earlier version',
      { to: 'until revoked' },
      { kind: 'untilRevoked' },
    ],
    ['no end, in other words', { to: 'unbefristet' }, { kind: 'untilRevoked' }],
  ])(
    'tells from the data that access was extended to %s',
    (_, detail, note) => {
      const { notes } = describeEvent(
        {
          sequence: 1,
          type: 'grant.extended',
          actor: 'system',
          detail,
          at: '2026-01-01T00:00:00Z',
        },
        request(),
      );
      expect(notes).toEqual([note]);
    },
  );

  it('hands on the messages of the texts, from which pages word them', () => {
    const reason = { code: 'ended.withdrawn' };
    const change = { code: 'change.user' };
    const { notes } = describeEvent(
      {
        sequence: 1,
        type: 'request.plan-changed',
        actor: 'system',
        detail: {
          reason: 'Withdrawn by the requester',
          difference: ['Another user.', 'Of an earlier version.'],
          messages: { reason, difference: [change] },
        },
        at: '2026-01-01T00:00:00Z',
      },
      request(),
    );
    expect(notes).toEqual([
      { kind: 'text', text: 'Withdrawn by the requester', message: reason },
      { kind: 'text', text: 'Another user.', message: change },
      { kind: 'text', text: 'Of an earlier version.' },
    ]);
  });

  it('says of settings what was changed, as far as the page knows the field', () => {
    const { notes } = describeEvent(
      {
        sequence: 1,
        type: 'settings.domain-changed',
        actor: 'user:default/ingrid.larsen',
        detail: {
          domainId: 'd-researchlab1',
          name: 'research-lab',
          changes: [
            { field: 'maxDuration', before: 'P90D', after: 'P30D' },
            { field: 'roles', after: [{ role: DATA_SCIENTIST }] },
            { field: 'owners', before: ['user:default/mira.santos'] },
            { field: 'contact', before: [1], after: {} },
            { field: 'of a later version', after: 'x' },
          ],
        },
        at: '2026-01-01T00:00:00Z',
      },
      request(),
    );
    expect(notes).toEqual([
      { kind: 'text', text: 'research-lab' },
      { kind: 'setting', field: 'maxDuration', before: 'P90D', after: 'P30D' },
      { kind: 'setting', field: 'roles', after: [{ role: DATA_SCIENTIST }] },
      {
        kind: 'setting',
        field: 'owners',
        before: ['user:default/mira.santos'],
      },
      { kind: 'setting', field: 'contact' },
    ]);
  });

  it.each([
    [
      { name: 'visitors', domainName: 'research-lab' },
      'visitors → research-lab',
    ],
    [{ principalId: 'g-1', domainId: 'd-lab' }, 'g-1 → d-lab'],
  ])('names the domain of a removed assignment: %j', (detail, text) => {
    const { notes } = describeEvent(
      {
        sequence: 1,
        type: 'assignment.removed',
        actor: 'system',
        detail,
        at: '2026-01-01T00:00:00Z',
      },
      request(),
    );
    expect(notes).toEqual([{ kind: 'text', text }]);
  });

  it.each([
    [{ team: 'group:default/forecasting' }, 'forecasting'],
    [{ team: 'group:default/forecasting', name: 'Forecasting' }, 'Forecasting'],
    [{ domainId: 'd-researchlab1' }, 'd-researchlab1'],
  ])('names what the settings are of: %j', (detail, text) => {
    const { notes } = describeEvent(
      {
        sequence: 1,
        type: 'settings.team-changed',
        actor: 'user:default/ingrid.larsen',
        detail,
        at: '2026-01-01T00:00:00Z',
      },
      request(),
    );
    expect(notes).toEqual([{ kind: 'text', text }]);
  });

  it.each([
    [
      'identity.link-confirmed',
      { entityRef: 'user:default/ben.carter', userName: 'ben' },
      'ben.carter → ben',
    ],
    [
      'identity.team-confirmed',
      { entityRef: 'group:default/forecasting', groupName: 'Forecasting' },
      'forecasting → Forecasting',
    ],
    [
      'identity.ref-decided',
      { entityRef: 'user:default/mira', name: 'mira.new' },
      'mira → mira.new',
    ],
  ] as const)('names who was decided to be whom: %s', (type, detail, text) => {
    const { notes } = describeEvent(
      {
        sequence: 1,
        type,
        actor: 'user:default/ingrid.larsen',
        detail,
        at: '2026-01-01T00:00:00Z',
      },
      request(),
    );
    expect(notes).toEqual([{ kind: 'text', text }]);
  });
});
