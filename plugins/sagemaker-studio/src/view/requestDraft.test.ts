/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { forecasting } from '../__fixtures__';
import {
  canRequestForOthers,
  requestInputOf,
  startDraft,
  withRolesForOthers,
} from './requestDraft';

describe('canRequestForOthers', () => {
  it('is true where a policy allows it, for leads as well', () => {
    const place = { domainId: 'd-1', executionRole: 'role-1' };
    const viewer = { isMember: true, isLead: false };
    const open = [{ domainId: 'd-1', executionRoles: ['role-1'] }];
    const asks = (
      of: ReturnType<typeof forecasting>['viewer'],
      draft = place,
    ) => canRequestForOthers(forecasting({ viewer: of }), draft);
    expect(asks(viewer)).toBe(false);
    expect(asks({ ...viewer, isLead: true })).toBe(false);
    const may = { ...viewer, mayAskForOthers: open };
    expect(asks(may)).toBe(true);
    expect(asks(may, { ...place, executionRole: 'role-2' })).toBe(false);
    expect(asks(may, { ...place, domainId: 'd-2' })).toBe(false);
  });
});

describe('withRolesForOthers', () => {
  it('offers only the roles that the viewer may ask for others', () => {
    const executionRoles = ['role-1', 'role-2'];
    const rolesFor = (allowed: string[]) =>
      withRolesForOthers(
        forecasting({
          domains: forecasting()
            .domains.slice(0, 1)
            .map(domain => ({ ...domain, domainId: 'd-1', executionRoles })),
          viewer: {
            isMember: true,
            isLead: false,
            mayAskForOthers: [{ domainId: 'd-1', executionRoles: allowed }],
          },
        }),
      ).domains[0]?.executionRoles;
    expect(rolesFor(['role-2'])).toEqual(['role-2']);
    expect(rolesFor([])).toEqual(executionRoles);
  });
});

describe('inputOf', () => {
  const team = forecasting();

  const draft = {
    ...startDraft(team, 'd-researchlab1'),
    justification: ' Forecast ',
  };

  it('names no people if all are selected, so that the backend takes the current team', () => {
    expect(requestInputOf(draft, team)).toMatchObject({
      kind: 'onboard-team',
      justification: 'Forecast',
    });
    expect(requestInputOf(draft, team)).not.toHaveProperty('people');
    expect(
      requestInputOf({ ...draft, people: ['user:default/jonas.weber'] }, team)
        ?.people,
    ).toEqual(['user:default/jonas.weber']);
  });

  it('names people of other teams also when they are as many as the team', () => {
    const people = draft.people.map(
      (_, index) => `user:default/guest.${index}`,
    );
    expect(requestInputOf({ ...draft, people }, team)?.people).toEqual(people);
  });

  it('is undefined while no person is selected', () => {
    expect(requestInputOf({ ...draft, people: [] }, team)).toBeUndefined();
    expect(
      requestInputOf(
        { ...draft, requestedFor: 'me' },
        { ...team, viewer: { isMember: false, isLead: false } },
      ),
    ).toBeUndefined();
  });
});
