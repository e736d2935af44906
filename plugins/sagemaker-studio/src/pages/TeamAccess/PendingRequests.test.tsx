/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import { access, forecasting, request } from '../../__fixtures__';
import { FORECASTING, renderOnEntity, studioApi } from '../../__testUtils__';
import { teamContent } from '../../extensions/entity';

function renderTeam(
  options: Parameters<typeof renderOnEntity>[2] = { api: studioApi() },
) {
  return renderOnEntity(teamContent, FORECASTING, options);
}

async function rowOf(person: string | RegExp) {
  return within(await screen.findByRole('row', { name: person }));
}

describe('PendingRequests', () => {
  it('links to the requests that wait for a decision', async () => {
    renderTeam({
      api: studioApi({
        getTeamAccess: async () =>
          forecasting({
            people: [access('Jonas Weber', { pendingRequestId: 'req-1' })],
            pendingRequests: [request({ viewerMayDecide: true })],
          }),
      }),
    });
    const jonas = await rowOf('Jonas Weber');
    expect(jonas.getByText('Waiting for approval')).toBeInTheDocument();
    const list = within(
      screen.getByRole('list', { name: 'Requests waiting for a decision' }),
    );
    expect(list.getByRole('link', { name: 'Decide' })).toHaveAttribute(
      'href',
      '/sagemaker-studio/requests/req-1',
    );
  });

  it('say what is asked for', async () => {
    renderTeam({
      api: studioApi({
        getTeamAccess: async () =>
          forecasting({
            pendingRequests: [
              request({ requestId: 'req-1', kind: 'change-role' }),
              request({ requestId: 'req-2', kind: 'extend' }),
              request({
                requestId: 'req-3',
                kind: 'revoke',
                offboarding: { deleteSpaces: true, deleteProfile: false },
              }),
            ],
          }),
      }),
    });
    const lines = within(
      await screen.findByRole('list', {
        name: 'Requests waiting for a decision',
      }),
    ).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent(/asks for another role in research-lab/);
    expect(lines[1]).toHaveTextContent(
      /asks for longer access to research-lab/,
    );
    expect(lines[2]).toHaveTextContent(
      /asks for offboarding from research-lab/,
    );
  });
});
