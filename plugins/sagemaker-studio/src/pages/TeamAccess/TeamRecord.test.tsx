/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// In its own file, since permissions are cached for the lifetime of the module.

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { forecasting } from '../../__fixtures__';
import { FORECASTING, renderOnEntity, studioApi } from '../../__testUtils__';
import { teamContent } from '../../extensions/entity';

function renderTeam(isLead: boolean) {
  const api = studioApi({
    getTeamAccess: async () =>
      forecasting({ viewer: { isMember: true, isLead } }),
  });
  api.exportEvents.mockResolvedValue(new Response('sequence,at\r\n'));
  renderOnEntity(teamContent, FORECASTING, {
    api,
    denied: 'sagemaker-studio.events.read',
  });
  return api;
}

describe('the record of a team, without the permission to read all events', () => {
  const { createObjectURL, revokeObjectURL } = URL;

  beforeEach(() => {
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    // jsdom has neither.
    URL.createObjectURL = jest.fn(() => 'blob:events');
    URL.revokeObjectURL = jest.fn();
  });

  afterEach(() => {
    jest.restoreAllMocks();
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  });

  it('is shown to those who lead the team once they open it, and exported', async () => {
    const api = renderTeam(true);
    const record = await screen.findByText('Record');
    expect(api.listEvents).not.toHaveBeenCalled();
    await userEvent.click(record);
    await waitFor(() =>
      expect(api.listEvents.mock.calls[0]?.[0]).toMatchObject({
        team: 'group:default/forecasting',
      }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'CSV' }));
    await waitFor(() =>
      expect(api.exportEvents).toHaveBeenCalledWith('csv', {
        team: 'group:default/forecasting',
      }),
    );
  });

  it('is not offered to members', async () => {
    renderTeam(false);
    await screen.findByRole('tab', { name: 'research-lab' });
    await waitFor(() =>
      expect(screen.queryByText('Record')).not.toBeInTheDocument(),
    );
  });
});
