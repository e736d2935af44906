/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  forecasting,
  legacyLab,
  production,
  researchLab,
  syncFailure,
} from '../../__fixtures__';
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

describe('DomainPanel', () => {
  it('shows the history of the team on demand', async () => {
    const api = studioApi();
    renderTeam({ api });
    expect(api.getHistory).not.toHaveBeenCalled();
    await userEvent.click(await screen.findByText('Over time'));
    expect(
      await screen.findByRole('img', {
        name: /^People People per day from Nov 1, 2026/,
      }),
    ).toBeInTheDocument();
    expect(api.getHistory).toHaveBeenCalledWith(
      {
        domainId: 'd-researchlab1',
        team: 'group:default/forecasting',
        days: 90,
      },
      expect.anything(),
    );
    expect(
      screen.queryByRole('combobox', { name: 'Team' }),
    ).not.toBeInTheDocument();
  });

  it('says which data of a domain could not be read', async () => {
    renderTeam({
      api: studioApi({
        getTeamAccess: async () =>
          forecasting({
            domains: [
              researchLab({ failure: syncFailure() }),
              production(),
              legacyLab(),
            ],
          }),
      }),
    });
    expect(await rowOf('Jonas Weber')).toBeTruthy();
    const title = screen.getByText(
      'research-lab: assignments could not be read 5 minutes ago',
    );
    expect(title.closest('[role="status"]')).toHaveTextContent(
      'Missing permission: sso:ListApplicationAssignments. What to do: Allow it for the role BackstageStudioAccess.',
    );
    await userEvent.click(screen.getByRole('tab', { name: 'production' }));
    expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument();
  });

  it('says what prevents a domain from being managed, and the remedy', async () => {
    renderTeam();
    await userEvent.click(
      await screen.findByRole('tab', { name: 'production' }),
    );
    expect(
      await screen.findByText(
        /^The domain 'production' .* lets people in by IAM/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/ask the administrators of account 333333333333/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Nobody in this team has access or a profile in this domain.',
      ),
    ).toBeInTheDocument();
  });
});
