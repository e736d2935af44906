/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import {
  forecasting,
  fraudDetection,
  person,
  production,
  readyAccess,
  request,
  researchLab,
  stillIn,
  syncFailure,
} from '../../__fixtures__';
import {
  FORECASTING,
  MIRA,
  renderOnEntity,
  studioApi,
} from '../../__testUtils__';
import { textContrast } from '../../components/TextContrast';
import { personCard, teamCard, teamContent } from '../../extensions/entity';

const STUDIO = 'http://localhost:4566/studio/d-researchlab1';

function personApi(held = readyAccess('Mira Santos')) {
  return studioApi({
    getPersonOverview: async () => ({
      person: person('Mira Santos'),
      access: [
        {
          ...held,
          domain: researchLab(),
          links: { studio: STUDIO },
        },
      ],
      requests: [request()],
      syncedAt: new Date().toISOString(),
    }),
  });
}

describe('PersonCard', () => {
  it("links to Studio on one's own page", async () => {
    renderOnEntity(personCard, MIRA, { api: personApi() });
    expect(
      await screen.findByRole('link', { name: 'Open Studio' }),
    ).toHaveAttribute('href', STUDIO);
    expect(screen.getByText('Ready')).toBeInTheDocument();
  });

  it('links to pending requests', async () => {
    renderOnEntity(personCard, MIRA, { api: personApi() });
    const waiting = within(
      await screen.findByRole('list', {
        name: 'Requests waiting for a decision',
      }),
    );
    expect(waiting.getByText('Waiting for approval')).toBeInTheDocument();
    expect(waiting.getByRole('link')).toHaveAttribute(
      'href',
      `/sagemaker-studio/requests/${request().requestId}`,
    );
  });

  it('shows that access which cannot be removed still exists, with a link to Studio', async () => {
    renderOnEntity(personCard, MIRA, {
      api: personApi(stillIn('Mira Santos')),
    });
    expect(await screen.findByText('Still has access')).toBeInTheDocument();
    expect(
      screen.getByText(/Still has access: removing Mira Santos/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open Studio' }),
    ).toBeInTheDocument();
  });

  it('shows others the state, without links to Studio', async () => {
    renderOnEntity(personCard, MIRA, {
      api: personApi(),
      viewer: 'user:default/ben.carter',
    });
    expect(await screen.findByText('Ready')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Open Studio' }),
    ).not.toBeInTheDocument();
    // They can.
    expect(
      screen.queryByRole('button', {
        name: 'research-lab: Why can’t Mira Santos open Studio?',
      }),
    ).not.toBeInTheDocument();
  });
});

describe('TeamCard', () => {
  it('counts people by state', async () => {
    renderOnEntity(teamCard, FORECASTING, {
      api: studioApi({ getTeamAccess: async () => fraudDetection() }),
    });
    const countOf = async (name: string) =>
      (await screen.findByText(name)).nextElementSibling?.textContent;
    expect(await countOf('Ready')).toBe('2');
    expect(await countOf('In progress')).toBe('0');
    expect(await countOf('Need attention')).toBe('2');
    expect(await countOf('No access')).toBe('0');
  });

  it('lists people who need attention, with a link to all of them', async () => {
    renderOnEntity([teamCard, teamContent], FORECASTING, {
      api: studioApi({ getTeamAccess: async () => fraudDetection() }),
    });
    const list = within(
      await screen.findByRole('list', { name: 'Who needs attention' }),
    );
    expect(list.getAllByRole('listitem')).toHaveLength(2);
    expect(list.getByText('Lena Fischer in research-lab')).toBeInTheDocument();
    expect(list.getByText('Needs repair')).toBeInTheDocument();
    expect(
      list.getByText(/has the profile 'lena-fischer' but is not assigned to/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Show all 2 who need attention' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/\?domain=d-researchlab1&show=attention$/),
    );
  });

  it('counts each person once in total, and once in each domain', async () => {
    const elsewhere = production();
    renderOnEntity([teamCard, teamContent], FORECASTING, {
      api: studioApi({
        getTeamAccess: async () =>
          forecasting({
            people: [
              stillIn('Mira Santos'),
              { ...stillIn('Mira Santos'), domainId: elsewhere.domainId },
              stillIn('Jonas Weber'),
              // A person with two profiles has two rows.
              stillIn('Jonas Weber'),
            ],
          }),
      }),
    });
    expect(
      (await screen.findByText('Need attention')).nextElementSibling,
    ).toHaveTextContent('2');
    const list = within(
      screen.getByRole('list', { name: 'Who needs attention' }),
    );
    expect(list.getAllByText('Still has access')).toHaveLength(3);
    expect(
      screen
        .getAllByRole('link', { name: /need/ })
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      [
        'research-lab: show all 2 who need attention',
        expect.stringContaining('domain=d-researchlab1'),
      ],
      [
        'production: show 1 who needs attention',
        expect.stringContaining(`domain=${elsewhere.domainId}`),
      ],
    ]);
  });

  it('says which domains could not be read', async () => {
    renderOnEntity(teamCard, FORECASTING, {
      api: studioApi({
        getTeamAccess: async () =>
          fraudDetection({
            domains: [
              researchLab({ failure: syncFailure() }),
              production(),
              researchLab({
                domainId: 'd-new',
                name: 'new-lab',
                unread: ['assignments', 'directory'],
              }),
            ],
          }),
      }),
    });
    expect(
      await screen.findByText(
        'research-lab: assignments could not be read 5 minutes ago',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('new-lab: not read yet: assignments and the directory'),
    ).toBeInTheDocument();
  });

  it('has enough contrast in dark themes', async () => {
    renderOnEntity(teamCard, FORECASTING, {
      api: studioApi({ getTeamAccess: async () => fraudDetection() }),
    });
    expect(
      (await screen.findByText('Need attention')).closest(`.${textContrast}`),
    ).not.toBeNull();
  });

  it('says that a team has no members', async () => {
    renderOnEntity(teamCard, FORECASTING, {
      api: studioApi({
        getTeamAccess: async () => forecasting({ people: [] }),
      }),
    });
    expect(
      await screen.findByText('The team has no members in the catalog yet.'),
    ).toBeInTheDocument();
  });
});
