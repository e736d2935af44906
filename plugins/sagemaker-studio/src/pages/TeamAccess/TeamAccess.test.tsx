/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  access,
  forecasting,
  fraudDetection,
  grantedAccess,
  leftBehind,
  legacyLab,
  production,
  readyAccess,
  request,
  research,
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

async function rowOf(person: string | RegExp) {
  return within(await screen.findByRole('row', { name: person }));
}

describe('the Studio tab of a team', () => {
  it('tells of each person what they hold, in words', async () => {
    renderTeam({
      api: studioApi({ getTeamAccess: async () => fraudDetection() }),
    });
    expect(
      await screen.findByRole('grid', {
        name: 'Studio access of Fraud Detection',
      }),
    ).toBeInTheDocument();

    const tomas = await rowOf('Tomas Oliveira');
    expect(tomas.getByText('Ready')).toBeInTheDocument();
    expect(tomas.getByText('Direct')).toBeInTheDocument();
    expect(tomas.getByText('tomas-oliveira')).toBeInTheDocument();
    expect(tomas.getByText('StudioDataScientist')).toHaveAttribute(
      'title',
      'arn:aws:iam::222222222222:role/StudioDataScientist',
    );
    expect(tomas.getByRole('link', { name: 'Tomas Oliveira' })).toHaveAttribute(
      'href',
      '/catalog/default/user/tomas.oliveira',
    );

    const lena = await rowOf('Lena Fischer');
    expect(lena.getByText('Needs repair')).toBeInTheDocument();
    expect(
      lena.getByText(/has the profile 'lena-fischer' but is not assigned to/),
    ).toBeInTheDocument();

    const samuel = await rowOf('Samuel Osei');
    expect(samuel.getByText('Ready after first sign-in')).toBeInTheDocument();

    const ben = await rowOf(/^Ben Carter/);
    expect(ben.getByText('Blocked')).toBeInTheDocument();
    expect(ben.getByText('Guest')).toBeInTheDocument();
    expect(ben.getByRole('link', { name: 'View progress' })).toHaveAttribute(
      'href',
      '/sagemaker-studio/requests/req-blocked',
    );
    expect(screen.getByText('Seen 2 minutes ago')).toBeInTheDocument();
  });

  it('says of access that has ended what keeps it from being cleaned up, and not that it is still there', async () => {
    renderTeam({
      api: studioApi({
        getTeamAccess: async () =>
          forecasting({ people: [leftBehind('Aiko Tanaka')] }),
      }),
    });
    const aiko = await rowOf('Aiko Tanaka');
    expect(aiko.getByText('Ended, cleanup blocked')).toBeInTheDocument();
    expect(
      aiko.getByText(
        /The access of Aiko Tanaka to 'research-lab' has ended, but the profile could not be deleted: Not authorized\. The IAM action sagemaker:DeleteUserProfile is missing; allow it, then retry\. It is tried again by itself until it is done\./,
      ),
    ).toBeInTheDocument();
    expect(aiko.getByText('Ended on Nov 1, 2026')).toBeInTheDocument();
    expect(aiko.queryByText('Still has access')).not.toBeInTheDocument();
    expect(
      aiko.getByRole('link', { name: 'View progress' }),
    ).toBeInTheDocument();
  });

  it('plots the people of the team in the domain when asked to', async () => {
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

  it('shows what was read of a domain, and warns of what was not', async () => {
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

  it('says that AWS refuses rather than that it is still being read', async () => {
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

  it('warns of data that is out of date', async () => {
    renderTeam({
      api: studioApi({
        getTeamAccess: async () =>
          forecasting({
            syncedAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
          }),
      }),
    });
    expect(
      await screen.findByText('Out of date. Seen 3 hours ago'),
    ).toBeInTheDocument();
  });

  it('names the group through which somebody is assigned', async () => {
    renderTeam({ api: studioApi({ getTeamAccess: async () => research() }) });
    const daniel = await rowOf('Daniel Kim');
    expect(daniel.getByText('Through research')).toBeInTheDocument();
  });

  it('lists what waits for a decision, with the way to decide it', async () => {
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

  it('says what stands in the way of a domain and what to do', async () => {
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
      screen.getByText('Nobody of this team holds anything in this domain.'),
    ).toBeInTheDocument();
  });

  it('finds people in a large team', async () => {
    const people = Array.from({ length: 11 }, (_, index) =>
      readyAccess(`Person ${index}`),
    );
    renderTeam({
      api: studioApi({ getTeamAccess: async () => forecasting({ people }) }),
    });
    const search = await screen.findByRole('searchbox', {
      name: 'Find people',
    });
    await userEvent.click(search);
    await userEvent.paste('person.7');
    await waitFor(() =>
      expect(screen.queryByText('Person 3')).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('row', { name: 'Person 7' })).toBeVisible();
    await userEvent.paste('x');
    expect(
      await screen.findByText('Nobody matches “person.7x”.'),
    ).toBeInTheDocument();
  });

  it('narrows down to who needs attention', async () => {
    renderTeam({
      api: studioApi({ getTeamAccess: async () => fraudDetection() }),
    });
    await screen.findByRole('row', { name: 'Tomas Oliveira' });
    await userEvent.click(screen.getByRole('button', { name: /Show$/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Needs attention (2)' }),
    );
    expect(
      await screen.findByRole('row', { name: 'Lena Fischer' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('row', { name: 'Tomas Oliveira' }),
    ).not.toBeInTheDocument();
  });

  it('tells until when and when last used, and sorts by it', async () => {
    const day = 86_400_000;
    const at = (days: number) =>
      new Date(Date.now() + days * day).toISOString();
    renderTeam({
      api: studioApi({
        getTeamAccess: async () =>
          forecasting({
            people: [
              grantedAccess('Aiko Tanaka', { expiresAt: at(90.1) }),
              {
                ...grantedAccess('Jonas Weber', { expiresAt: at(3) }),
                usage: {
                  spaces: 1,
                  runningApps: [{ type: 'JupyterLab', name: 'default' }],
                  lastActivityAt: at(-2),
                },
              },
              {
                ...grantedAccess('Mira Santos', { expiresAt: undefined }),
                usage: { spaces: 0, runningApps: [] },
              },
            ],
          }),
      }),
    });
    const jonas = await rowOf(/^Jonas Weber/);
    expect(jonas.getByText('Ends soon')).toBeInTheDocument();
    expect(jonas.getByText('2 days ago')).toBeInTheDocument();
    expect(jonas.getByText('1 app runs')).toBeInTheDocument();
    const mira = await rowOf('Mira Santos');
    expect(mira.getByText('Until revoked')).toBeInTheDocument();
    expect(mira.getByText('Never seen in use')).toBeInTheDocument();

    const names = () =>
      screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
    expect(names()).toEqual(['Aiko Tanaka', 'Jonas Weber', 'Mira Santos']);
    await userEvent.click(screen.getByRole('columnheader', { name: 'Until' }));
    await waitFor(() =>
      expect(names()).toEqual(['Jonas Weber', 'Aiko Tanaka', 'Mira Santos']),
    );
  });

  it('keeps a large team to a page of twenty-five, and chooses from all pages', async () => {
    const people = Array.from({ length: 501 }, (_, index) =>
      grantedAccess(`Person ${String(index).padStart(4, '0')}`),
    );
    renderTeam({
      api: studioApi({ getTeamAccess: async () => forecasting({ people }) }),
    });
    expect(await screen.findByText('Person 0024')).toBeInTheDocument();
    expect(screen.queryByText('Person 0025')).not.toBeInTheDocument();
    await userEvent.click(screen.getByText('Choose all 501'));
    expect(screen.getByText('501 people chosen')).toBeInTheDocument();
    expect(
      screen.getByText(/^Extend, Change role, Revoke, Offboard: more people/),
    ).toBeInTheDocument();
  });

  it('says what to do when the team is empty', async () => {
    renderTeam({
      api: studioApi({
        getTeamAccess: async () => forecasting({ people: [] }),
      }),
    });
    expect(await screen.findByText('Nobody here yet')).toBeInTheDocument();
  });

  it('says that nothing was read yet rather than that nothing is there', async () => {
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

  it('shows that it loads, and the error with a way to try again', async () => {
    const api = studioApi();
    api.getTeamAccess.mockRejectedValueOnce(
      await refusal(503, 'ServiceUnavailableError', 'The database is away'),
    );
    renderTeam({ api });
    expect(await screen.findByRole('status')).toHaveTextContent('Loading');
    expect(await screen.findByText('The database is away')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('row', { name: 'Jonas Weber' }),
    ).toBeInTheDocument();
  });

  it('names the permission that is missing to see it', async () => {
    const error = await refusal(403, 'NotAllowedError', 'Unauthorized');
    renderTeam({
      api: studioApi({ getTeamAccess: () => Promise.reject(error) }),
    });
    expect(
      await screen.findByText(/sagemaker-studio\.access\.read/),
    ).toBeInTheDocument();
  });

  it('has AWS read again and shows the newer data', async () => {
    const api = studioApi();
    renderTeam({ api });
    await screen.findByText('Seen 2 minutes ago');
    api.getTeamAccess.mockResolvedValue(
      forecasting({ syncedAt: new Date().toISOString() }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(api.refresh).toHaveBeenCalledTimes(1);
    expect(
      await screen.findByText('Seen less than a minute ago'),
    ).toBeInTheDocument();
  });
});
