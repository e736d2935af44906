/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  access,
  DIAGNOSES,
  grantedAccess,
  legacyLab,
  person,
  readyAccess,
  request,
  researchLab,
} from '../../__fixtures__';
import { pressOnceEnabled, renderPage, studioApi } from '../../__testUtils__';

const LINKS = {
  studio: 'http://localhost:4566/studio/d-researchlab1',
  accessPortal: 'http://localhost:4566/start',
  identityProvider: 'http://localhost:4566/okta/home',
};

function overview(overrides?: Partial<PersonOverview>): PersonOverview {
  return {
    person: person('Mira Santos'),
    access: [
      { ...readyAccess('Mira Santos'), domain: researchLab(), links: LINKS },
      {
        ...access('Mira Santos', { domainId: 'd-legacylab01' }),
        domain: legacyLab(),
        links: LINKS,
      },
    ],
    requests: [request({ status: 'approved' })],
    syncedAt: new Date().toISOString(),
    ...overrides,
  };
}

function renderMyAccess(of: PersonOverview) {
  const api = studioApi({ getPersonOverview: async () => of });
  renderPage('/sagemaker-studio', { api });
  return api;
}

describe('MyAccessPage', () => {
  it('is about the viewer', async () => {
    const api = renderMyAccess(overview());
    await screen.findByRole('list', { name: 'My domains' });
    expect(api.getPersonOverview).toHaveBeenCalledWith(
      'user:default/mira.santos',
      expect.anything(),
    );
  });

  it('extends, changes and gives up one’s own access from here', async () => {
    renderMyAccess(
      overview({
        access: [
          {
            ...grantedAccess('Mira Santos', {
              team: 'group:default/forecasting',
              viewerMay: ['extend', 'change-role', 'revoke'],
            }),
            domain: researchLab(),
            links: LINKS,
          },
        ],
      }),
    );
    for (const label of ['Extend', 'Change role', 'Give up access']) {
      expect(
        await screen.findByRole('button', { name: `${label}: research-lab` }),
      ).toBeInTheDocument();
    }
    // Nobody asks why they cannot do what they can.
    expect(
      screen.queryByRole('button', { name: /Why can’t I open Studio/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Give up access: research-lab' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Give up access' }),
    ).toBeInTheDocument();
  });

  it('links to Studio, the access portal and the identity provider where access is ready', async () => {
    renderMyAccess(overview());
    const links = within(
      await screen.findByRole('navigation', { name: 'Ways into research-lab' }),
    );
    expect(links.getByRole('link', { name: 'Open Studio' })).toHaveAttribute(
      'href',
      LINKS.studio,
    );
    expect(
      links.getByRole('link', { name: 'AWS access portal' }),
    ).toHaveAttribute('href', LINKS.accessPortal);
    expect(
      links.getByRole('link', { name: 'Identity provider' }),
    ).toHaveAttribute('href', LINKS.identityProvider);
  });

  it('shows what came of a repair after the button for it is gone', async () => {
    const repairable = {
      ...access('Mira Santos', {
        diagnosis: {
          code: 'no-access' as const,
          sentence: 'Mira Santos has no access.',
          repair: {
            label: 'Request access',
            input: {
              kind: 'grant' as const,
              team: 'group:default/forecasting',
              domainId: 'd-researchlab1',
            },
          },
        },
      }),
      domain: researchLab(),
      links: LINKS,
    };
    const api = renderMyAccess(overview({ access: [repairable] }));
    api.createRequest.mockImplementation(async () => {
      api.getPersonOverview.mockResolvedValue(
        overview({ access: [{ ...repairable, pendingRequestId: 'req-1' }] }),
      );
      return request();
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Request access: research-lab',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Justification/ }),
      'Winter forecast',
    );
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('button', {
          name: 'Request access: research-lab',
          hidden: true,
        }),
      ).not.toBeInTheDocument(),
    );
    expect(
      await screen.findByText('The request waits for a decision'),
    ).toBeInTheDocument();
  });

  it('gives the reason and no links where access is not ready', async () => {
    renderMyAccess(overview());
    const [, legacy] = within(
      await screen.findByRole('list', { name: 'My domains' }),
    ).getAllByRole('listitem');
    expect(legacy).toHaveTextContent('legacy-lab');
    expect(legacy).toHaveTextContent(
      "You don't have access to legacy-lab. You cannot request it here; members and leads of the teams that a policy names for the domain can.",
    );
    expect(screen.getAllByRole('link', { name: 'Open Studio' })).toHaveLength(
      1,
    );
  });

  it('advises to ask who may ask', async () => {
    renderMyAccess(
      overview({
        access: [
          {
            ...access('Mira Santos', {
              diagnosis: {
                ...DIAGNOSES.noAccess,
                repair: {
                  label: 'Request access',
                  input: { kind: 'grant', team: 'group:default/forecasting' },
                },
              },
            }),
            domain: researchLab(),
            links: LINKS,
          },
        ],
      }),
    );
    expect(
      await screen.findByText(
        "You don't have access to research-lab. Request access to get in.",
      ),
    ).toBeInTheDocument();
  });

  it("lists the viewer's requests", async () => {
    renderMyAccess(overview());
    expect(
      within(
        await screen.findByRole('grid', { name: 'My requests' }),
      ).getByText('Approved'),
    ).toBeInTheDocument();
  });

  it('says why the viewer is unknown', async () => {
    renderPage('/sagemaker-studio', {
      api: studioApi(),
      viewerError: new Error('The session cannot be read'),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The session cannot be read',
    );
    expect(screen.queryByText('Loading')).not.toBeInTheDocument();
  });

  it('says what to do without any access', async () => {
    renderMyAccess(overview({ access: [], requests: [] }));
    expect(
      await screen.findByText('You have no access to Studio yet'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Find my team' })).toHaveAttribute(
      'href',
      '/catalog/default/user/mira.santos',
    );
    expect(
      screen.getByText('You have not asked for anything yet.'),
    ).toBeInTheDocument();
  });
});
