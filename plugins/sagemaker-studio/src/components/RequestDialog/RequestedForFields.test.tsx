/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import userEvent from '@testing-library/user-event';
import {
  access,
  DATA_SCIENTIST,
  forecasting,
  plan,
  planItem,
} from '../../__fixtures__';
import {
  openRequestDialog,
  requestApi,
  sendJustified,
} from './__testUtils__/requestDialog';

function apiFor(viewer: TeamAccess['viewer']) {
  return requestApi({ getTeamAccess: async () => forecasting({ viewer }) });
}

describe('RequestedForFields', () => {
  it('lets a lead deselect members of the team', async () => {
    const api = requestApi();
    const dialog = await openRequestDialog(api);
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Priya Nair' }));
    await sendJustified();
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      expect.objectContaining({
        kind: 'onboard-team',
        people: [
          'user:default/mira.santos',
          'user:default/jonas.weber',
          'user:default/aiko.tanaka',
        ],
      }),
      expect.anything(),
    );
  });

  it('lets a viewer outside the team request for themselves only', async () => {
    const api = apiFor({
      entityRef: 'user:default/ben.carter',
      isMember: false,
      isLead: false,
      mayAskForSelf: [
        { domainId: 'd-researchlab1', executionRoles: [DATA_SCIENTIST] },
      ],
    });
    const dialog = await openRequestDialog(api, 'Request Studio access');
    expect(dialog.getByRole('radio', { name: 'For me' })).toBeChecked();
    expect(dialog.getByRole('radio', { name: 'For the team' })).toBeDisabled();
    await sendJustified();
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'grant' }),
      expect.anything(),
    );
  });

  it('lets a member request for others where a policy allows it', async () => {
    const api = apiFor({
      entityRef: 'user:default/jonas.weber',
      isMember: true,
      isLead: false,
      mayAskForOthers: [
        { domainId: 'd-researchlab1', executionRoles: [DATA_SCIENTIST] },
      ],
    });
    const dialog = await openRequestDialog(api, 'Request Studio access');
    expect(dialog.getByRole('radio', { name: 'For me' })).toBeChecked();
    await userEvent.click(dialog.getByRole('radio', { name: 'For the team' }));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Priya Nair' }));
    await sendJustified();
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      expect.objectContaining({
        kind: 'onboard-team',
        people: expect.not.arrayContaining(['user:default/priya.nair']),
      }),
      expect.anything(),
    );
  });
});

describe('a team of 60', () => {
  const NAMES = Array.from({ length: 60 }, (_, index) => `Person ${index}`);

  function openLargeTeam() {
    return openRequestDialog(
      requestApi({
        getTeamAccess: async () =>
          forecasting({ people: NAMES.map(name => access(name)) }),
        planRequest: async () => plan(NAMES.map(name => planItem(name))),
      }),
    );
  }

  it('is shown in part', async () => {
    const dialog = await openLargeTeam();
    expect(dialog.getByText('60 of 60 selected')).toBeInTheDocument();
    expect(
      dialog.getByText('The first 50 of 60 are shown; search for others.'),
    ).toBeInTheDocument();
    expect(await dialog.findByText('Show 40 more people')).toBeInTheDocument();
  });

  it('can be searched', async () => {
    const dialog = await openLargeTeam();
    await userEvent.click(dialog.getByText('Clear'));
    await userEvent.click(
      dialog.getByRole('searchbox', { name: 'Find people' }),
    );
    await userEvent.paste('person 59');
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Person 59' }));
    expect(dialog.getByText('1 of 60 selected')).toBeInTheDocument();
  });
});
