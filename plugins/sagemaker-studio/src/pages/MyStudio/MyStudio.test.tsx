/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  access,
  accessList,
  accessRow,
  DIAGNOSES,
  grantedAccess,
  readyAccess,
  request,
  researchLab,
  stillIn,
} from '../../__fixtures__';
import {
  itemAt,
  refusal,
  renderElsewhere,
  studioApi,
} from '../../__testUtils__';
import { RequestsBadge } from '../RequestsBadge/RequestsBadge';
import { MyStudio } from './MyStudio';

function widgetApi(held: PersonAccess = readyAccess('Mira Santos')) {
  const api = studioApi();
  api.getPersonOverview.mockResolvedValue({
    person: held.person,
    access: [
      {
        ...held,
        domain: researchLab(),
        links: { studio: 'https://studio.example.com/' },
      },
    ],
    requests: [],
    syncedAt: new Date().toISOString(),
  });
  return api;
}

/** An API with more requests to decide than are counted. */
function busyApi() {
  const api = widgetApi();
  api.listRequests.mockResolvedValue({
    items: Array.from({ length: 9 }, (_, index) =>
      request({ requestId: `req-${index + 1}` }),
    ),
    nextCursor: 'more',
  });
  return api;
}

async function findRegion(name: string) {
  return within(await screen.findByRole('region', { name }));
}

describe('the domains in MyStudio', () => {
  it('link to Studio', async () => {
    renderElsewhere(<MyStudio />, { api: widgetApi() });
    const domains = await findRegion('My domains');
    expect(
      await domains.findByRole('link', { name: 'Open Studio: research-lab' }),
    ).toHaveAttribute('href', 'https://studio.example.com/');
    expect(domains.getByText('Ready')).toBeInTheDocument();
  });

  it('describe what is wrong, and link to Studio while access still exists', async () => {
    const held = stillIn('Mira Santos');
    const blocked = held.grant && {
      ...held.grant,
      operation: { kind: 'deprovision' as const },
    };
    renderElsewhere(<MyStudio />, {
      api: widgetApi({ ...held, grant: blocked }),
    });
    const domains = await findRegion('My domains');
    expect(await domains.findByText('Still has access')).toBeInTheDocument();
    expect(
      domains.getByText(
        /You still have access: removing you from research-lab/,
      ),
    ).toBeInTheDocument();
    expect(
      domains.getByRole('link', { name: 'Open Studio: research-lab' }),
    ).toBeInTheDocument();
  });
});

describe('what MyStudio offers', () => {
  it('lead to the request that waits', async () => {
    renderElsewhere(<MyStudio />, {
      api: widgetApi({
        ...access('Mira Santos'),
        pendingRequestId: 'req-7',
      }),
    });
    const domains = await findRegion('My domains');
    expect(
      await domains.findByRole('link', { name: 'View request' }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests/req-7');
  });

  it('lead to the extension that waits', async () => {
    const api = widgetApi();
    const overview = await api.getPersonOverview('user:default/mira.santos');
    api.getPersonOverview.mockResolvedValue({
      ...overview,
      requests: [
        request({ requestId: 'req-8', kind: 'extend', status: 'in-review' }),
        request({ requestId: 'req-6', kind: 'extend', status: 'rejected' }),
      ],
    });
    renderElsewhere(<MyStudio />, { api });
    const domains = await findRegion('My domains');
    const [waiting, ...others] = await domains.findAllByRole('link', {
      name: 'Extension',
    });
    expect(waiting).toHaveAttribute('href', '/sagemaker-studio/requests/req-8');
    expect(others).toEqual([]);
    expect(domains.getByText('Waiting for approval')).toBeInTheDocument();
  });

  it('extends, changes and gives up one’s own access', async () => {
    const api = widgetApi(
      grantedAccess('Mira Santos', {
        team: 'group:default/forecasting',
        viewerMay: ['extend', 'change-role', 'revoke'],
      }),
    );
    renderElsewhere(<MyStudio />, { api });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Give up access: research-lab',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByRole('button', { name: 'Give up access' }),
    ).toBeInTheDocument();
  });

  it('leads to the teams with which one may ask', async () => {
    const api = widgetApi();
    const overview = await api.getPersonOverview('user:default/mira.santos');
    api.getPersonOverview.mockResolvedValue({
      ...overview,
      askWith: [
        {
          entityRef: 'group:default/forecasting',
          displayName: 'Forecasting',
          isLead: true,
          domainIds: ['d-researchlab1'],
        },
      ],
    });
    renderElsewhere(<MyStudio />, { api });
    expect(
      await screen.findByRole('link', { name: 'Forecasting' }),
    ).toHaveAttribute('href', expect.stringMatching(/forecasting\/studio$/));
  });

  it('does not list domains that one cannot get into from here', async () => {
    const api = widgetApi(access('Mira Santos'));
    renderElsewhere(<MyStudio />, { api });
    expect(
      await screen.findByText('You have no access to Studio yet'),
    ).toBeInTheDocument();
    expect(screen.queryByText('research-lab')).not.toBeInTheDocument();
  });

  it('leads to the people whose access the viewer can repair', async () => {
    const api = widgetApi();
    api.listAccess.mockResolvedValue(
      accessList({
        items: ['Jonas Weber', 'Aiko Tanaka', 'Mira Santos'].map((name, at) =>
          accessRow(
            access(name, {
              diagnosis: {
                ...DIAGNOSES.profileWithoutAssignment,
                // Aiko's can be repaired by others, and one's own stands above.
                repair:
                  at === 1
                    ? undefined
                    : {
                        label: 'Request access again',
                        input: {
                          kind: 'grant',
                          team: 'group:default/forecasting',
                          domainId: 'd-researchlab1',
                        },
                      },
              },
            }),
          ),
        ),
      }),
    );
    renderElsewhere(<MyStudio />, { api });
    expect(
      await screen.findByRole('link', {
        name: 'research-lab: 1 person needs attention',
      }),
    ).toHaveAttribute(
      'href',
      '/sagemaker-studio/domains/d-researchlab1?view=people&show=attention',
    );
  });
});

describe('the requests to decide in MyStudio', () => {
  it('are the newest five, with a link to all', async () => {
    renderElsewhere(<MyStudio />, { api: busyApi() });
    const toDecide = await findRegion('To decide');
    const links = await toDecide.findAllByRole('link', {
      name: 'research-lab for Ben Carter',
    });
    expect(links).toHaveLength(5);
    expect(itemAt(links, 0)).toHaveAttribute(
      'href',
      '/sagemaker-studio/requests/req-1',
    );
    expect(
      toDecide.getByRole('link', { name: 'All that waits for me' }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests');
  });

  it.each([
    [403, 'NotAllowedError', /sagemaker-studio.request.read/],
    [503, 'ServiceUnavailableError', /The database is away/],
  ])(
    'describe a response with %s next to the domains',
    async (status, name, expected) => {
      const api = widgetApi();
      api.listRequests.mockRejectedValue(
        await refusal(status, name, 'The database is away'),
      );
      renderElsewhere(<MyStudio />, { api });
      const toDecide = await findRegion('To decide');
      expect(await toDecide.findByRole('alert')).toHaveTextContent(expected);
      expect(toDecide.queryByText('Loading')).not.toBeInTheDocument();
    },
  );
});

describe('RequestsBadge', () => {
  it('shows how many requests wait, up to nine', async () => {
    renderElsewhere(<RequestsBadge />, { api: busyApi() });
    expect(await screen.findByText('9+')).toBeInTheDocument();
    expect(screen.getByText('More than 9 to decide')).toBeInTheDocument();
  });

  it('shows nothing when no request waits', async () => {
    const api = widgetApi();
    api.listRequests.mockResolvedValue({ items: [] });
    renderElsewhere(
      <>
        <RequestsBadge />
        <MyStudio />
      </>,
      { api },
    );
    expect(
      await screen.findByText('Nothing waits for you.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/to decide$/)).not.toBeInTheDocument();
  });
});
