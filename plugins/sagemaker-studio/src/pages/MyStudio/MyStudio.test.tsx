/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, within } from '@testing-library/react';
import { readyAccess, request, researchLab, stillIn } from '../../__fixtures__';
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
    renderElsewhere(<MyStudio />, { api: widgetApi(stillIn('Mira Santos')) });
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

describe('the requests to decide in MyStudio', () => {
  it('are the newest five, with a link to all', async () => {
    renderElsewhere(<MyStudio />, { api: busyApi() });
    const toDecide = await findRegion('To decide');
    const links = await toDecide.findAllByRole('link', {
      name: 'Studio access to research-lab',
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
