/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  forecasting,
  fraudDetection,
  grantedAccess,
  leftBehind,
  readyAccess,
  research,
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

function renderFraudDetection() {
  renderTeam({
    api: studioApi({ getTeamAccess: async () => fraudDetection() }),
  });
}

describe('PeopleTable', () => {
  it('shows assignment, profile and role of a person who is ready', async () => {
    renderFraudDetection();
    const tomas = await rowOf('Tomas Oliveira');
    expect(tomas.getByText('Ready')).toBeInTheDocument();
    expect(tomas.getByText('Direct')).toBeInTheDocument();
    expect(tomas.getByText('tomas-oliveira')).toBeInTheDocument();
    expect(tomas.getByText('StudioDataScientist')).toHaveAttribute(
      'title',
      'arn:aws:iam::222222222222:role/StudioDataScientist',
    );
  });

  it('links people to the catalog', async () => {
    renderFraudDetection();
    const tomas = await rowOf('Tomas Oliveira');
    expect(tomas.getByRole('link', { name: 'Tomas Oliveira' })).toHaveAttribute(
      'href',
      '/catalog/default/user/tomas.oliveira',
    );
  });

  it('describes what is wrong', async () => {
    renderFraudDetection();
    const lena = await rowOf('Lena Fischer');
    expect(lena.getByText('Needs repair')).toBeInTheDocument();
    expect(
      lena.getByText(/has the profile 'lena-fischer' but is not assigned to/),
    ).toBeInTheDocument();
  });

  it('lets owners of the domain remove access that was given by hand, once they confirm', async () => {
    const team = fraudDetection();
    const people = team.people.map(access =>
      access.person.displayName === 'Lena Fischer'
        ? {
            ...access,
            diagnosis: { ...access.diagnosis, removableUserId: 'u-7' },
          }
        : access,
    );
    const api = studioApi({ getTeamAccess: async () => ({ ...team, people }) });
    renderTeam({ api });
    const lena = await rowOf('Lena Fischer');
    await userEvent.click(
      lena.getByRole('button', { name: 'Remove access: Lena Fischer' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Remove the access of Lena Fischer',
      }),
    );
    expect(api.removeUnmanagedAccess).not.toHaveBeenCalled();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Remove access' }),
    );
    expect(
      await lena.findByText('The access is being removed.'),
    ).toBeInTheDocument();
    expect(api.removeUnmanagedAccess).toHaveBeenCalledWith(
      'd-researchlab1',
      { userId: 'u-7' },
      expect.anything(),
    );
  });

  it('shows that a role is complete after the first sign-in', async () => {
    renderFraudDetection();
    const samuel = await rowOf('Samuel Osei');
    expect(samuel.getByText('Ready after first sign-in')).toBeInTheDocument();
  });

  it('marks guests, and links to the progress of a blocked grant', async () => {
    renderFraudDetection();
    const ben = await rowOf(/^Ben Carter/);
    expect(ben.getByText('Blocked')).toBeInTheDocument();
    expect(ben.getByText('Guest')).toBeInTheDocument();
    expect(ben.getByRole('link', { name: 'View progress' })).toHaveAttribute(
      'href',
      '/sagemaker-studio/requests/req-blocked',
    );
  });

  it('says why the cleanup of ended access is blocked', async () => {
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

  it('names the group through which a person is assigned', async () => {
    renderTeam({ api: studioApi({ getTeamAccess: async () => research() }) });
    const daniel = await rowOf('Daniel Kim');
    expect(daniel.getByText('Through research')).toBeInTheDocument();
  });

  it('searches people', async () => {
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

  it('filters people who need attention', async () => {
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

  it('shows 25 people at a time, and selects from all pages', async () => {
    const people = Array.from({ length: 501 }, (_, index) =>
      grantedAccess(`Person ${String(index).padStart(4, '0')}`),
    );
    renderTeam({
      api: studioApi({ getTeamAccess: async () => forecasting({ people }) }),
    });
    expect(await screen.findByText('Person 0024')).toBeInTheDocument();
    expect(screen.queryByText('Person 0025')).not.toBeInTheDocument();
    expect(screen.getByText('1 - 25 of 501')).toBeInTheDocument();
    await userEvent.click(screen.getByText('Select all 501'));
    expect(screen.getByText('501 selected')).toBeInTheDocument();
    expect(
      screen.getByText(/^Extend, Change role, Revoke, Offboard: more people/),
    ).toBeInTheDocument();
  });
});

describe('end date and last use', () => {
  const at = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString();

  function renderDates() {
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
                  lastActivityAt: at(-2.1),
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
  }

  it('are shown for a person whose access ends soon', async () => {
    renderDates();
    const jonas = await rowOf(/^Jonas Weber/);
    expect(jonas.getByText('Ends soon')).toBeInTheDocument();
    expect(jonas.getByText('2 days ago')).toBeInTheDocument();
    expect(jonas.getByText('1 app runs')).toBeInTheDocument();
  });

  it('are shown for a person whose access does not end', async () => {
    renderDates();
    const mira = await rowOf('Mira Santos');
    expect(mira.getByText('Never')).toBeInTheDocument();
    expect(mira.getByText('Never used')).toBeInTheDocument();
  });

  it('sort the table', async () => {
    renderDates();
    await rowOf('Mira Santos');
    const names = () =>
      screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
    expect(names()).toEqual(['Aiko Tanaka', 'Jonas Weber', 'Mira Santos']);
    await userEvent.click(
      screen.getByRole('columnheader', { name: 'Expires' }),
    );
    await waitFor(() =>
      expect(names()).toEqual(['Jonas Weber', 'Aiko Tanaka', 'Mira Santos']),
    );
  });
});
