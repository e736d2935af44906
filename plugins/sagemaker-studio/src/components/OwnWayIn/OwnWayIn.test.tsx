/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen } from '@testing-library/react';
import { grant, readyAccess, request, researchLab } from '../../__fixtures__';
import { renderPage, studioApi } from '../../__testUtils__';

function renderRequest(person: string) {
  const ready = readyAccess('Mira Santos');
  const api = studioApi({
    getRequest: async () =>
      request({ status: 'approved', grants: [grant(person, 7)] }),
    getPersonOverview: async () => ({
      person: ready.person,
      access: [
        {
          ...ready,
          domain: researchLab(),
          links: { studio: 'https://studio.example.com/' },
        },
      ],
      requests: [],
      syncedAt: new Date().toISOString(),
    }),
  });
  renderPage('/sagemaker-studio/requests/req-1', { api });
}

describe('OwnWayIn', () => {
  it('leads into Studio from the request that let the viewer in', async () => {
    renderRequest('Mira Santos');
    expect(
      await screen.findByRole('link', { name: 'Open Studio' }),
    ).toHaveAttribute('href', 'https://studio.example.com/');
    expect(screen.getByText('You are in research-lab')).toBeInTheDocument();
  });

  it('is not shown for the access of somebody else', async () => {
    renderRequest('Jonas Weber');
    await screen.findByRole('region', { name: 'Progress' });
    expect(
      screen.queryByRole('link', { name: 'Open Studio' }),
    ).not.toBeInTheDocument();
  });
});
