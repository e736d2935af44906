/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  forecasting,
  production,
  readyAccess,
  researchLab,
  syncFailure,
} from '../../__fixtures__';
import {
  FORECASTING,
  refusal,
  renderOnEntity,
  studioApi,
} from '../../__testUtils__';
import { teamContent } from '../../extensions/entity';

function renderTeam(
  options: Parameters<typeof renderOnEntity>[2] = { api: studioApi() },
) {
  return renderOnEntity(teamContent, FORECASTING, options);
}

describe('TeamAccessContent', () => {
  it('says what AWS refuses when nothing could be read yet', async () => {
    renderTeam({
      api: studioApi({
        getTeamAccess: async () =>
          forecasting({
            people: [],
            domains: [researchLab({ failure: syncFailure() }), production()],
            syncedAt: undefined,
          }),
      }),
    });
    expect(
      await screen.findByText(/Missing permission: sso:ListApplication/),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('The first sync has not ended yet'),
    ).not.toBeInTheDocument();
  });

  it('warns of outdated data', async () => {
    renderTeam({
      api: studioApi({
        getTeamAccess: async () =>
          forecasting({
            syncedAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
          }),
      }),
    });
    expect(
      await screen.findByText('Out of date. Updated 3 hours ago'),
    ).toBeInTheDocument();
  });

  function apiWithDeadRef() {
    return studioApi({
      getTeamAccess: async () =>
        forecasting({
          refs: [
            {
              entityRef: 'user:default/gone.lead',
              places: ['sagemakerStudio.teams[0].leads'],
              problem: 'missing',
              message: "The catalog has no 'user:default/gone.lead'.",
              remedy: 'Correct the ref.',
              foundAt: '2026-11-02T08:00:00.000Z',
            },
          ],
        }),
    });
  }

  it.each([
    [true, 1],
    [false, 0],
  ])(
    'offers no request where no policy lets the reader ask (a member: %s)',
    async (isMember, sentences) => {
      renderTeam({
        api: studioApi({
          getTeamAccess: async () =>
            forecasting({ viewer: { isMember, isLead: isMember } }),
        }),
      });
      await screen.findByRole('tab', { name: /research-lab/ });
      expect(
        screen.queryByRole('button', { name: 'Request Studio access' }),
      ).not.toBeInTheDocument();
      expect(
        screen.queryByRole('button', { name: 'Onboard this team' }),
      ).not.toBeInTheDocument();
      expect(
        screen.queryAllByText(
          /No policy lets you ask for access with this team/,
        ),
      ).toHaveLength(sentences);
    },
  );

  it('names refs of the configuration that have no effect for the team', async () => {
    renderTeam({ api: apiWithDeadRef() });
    expect(
      await screen.findByText("The catalog has no 'user:default/gone.lead'."),
    ).toBeInTheDocument();
    expect(screen.getByText(/Correct the ref\./)).toBeInTheDocument();
  });

  it('opens with the domain in which most people have access', async () => {
    const first = { ...production(), domainId: 'd-a', name: 'a-domain' };
    renderTeam({
      api: studioApi({
        getTeamAccess: async () =>
          forecasting({
            domains: [first, researchLab(), production()],
            people: [readyAccess('Jonas Weber')],
          }),
      }),
    });
    expect(
      await screen.findByRole('tab', { name: 'research-lab', selected: true }),
    ).toBeInTheDocument();
  });

  it('says that a team has no members', async () => {
    renderTeam({
      api: studioApi({
        getTeamAccess: async () => forecasting({ people: [] }),
      }),
    });
    expect(await screen.findByText('Nobody here yet')).toBeInTheDocument();
  });

  it('does not claim that there is nothing before the first sync', async () => {
    renderTeam({
      api: studioApi({
        getTeamAccess: async () =>
          forecasting({ people: [], domains: [], syncedAt: undefined }),
      }),
    });
    expect(
      await screen.findByText('The first sync has not ended yet'),
    ).toBeInTheDocument();
  });

  it('can be loaded again after a failure', async () => {
    const api = studioApi();
    const { getTeamAccess } = studioApi();
    api.getTeamAccess.mockRejectedValue(
      await refusal(503, 'ServiceUnavailableError', 'The database is away'),
    );
    renderTeam({ api });
    expect(await screen.findByRole('status')).toHaveTextContent('Loading');
    expect(await screen.findByText('The database is away')).toBeInTheDocument();
    api.getTeamAccess.mockImplementation(getTeamAccess);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('row', { name: 'Jonas Weber' }),
    ).toBeInTheDocument();
  });

  it('names the missing permission', async () => {
    const error = await refusal(403, 'NotAllowedError', 'Unauthorized');
    renderTeam({
      api: studioApi({ getTeamAccess: () => Promise.reject(error) }),
    });
    expect(
      await screen.findByText(/sagemaker-studio\.access\.read/),
    ).toBeInTheDocument();
  });

  it('refreshes the data from AWS', async () => {
    const api = studioApi();
    renderTeam({ api });
    await screen.findByText('Updated 2 minutes ago');
    api.getTeamAccess.mockResolvedValue(
      forecasting({ syncedAt: new Date().toISOString() }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(api.refresh).toHaveBeenCalledTimes(1);
    expect(await screen.findByText('Updated just now')).toBeInTheDocument();
  });
});
