/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import { readyAccess, request, researchLab, stillIn } from '../../__fixtures__';
import { refusal, renderElsewhere, studioApi } from '../../__testUtils__';
import { RequestsBadge } from '../RequestsBadge/RequestsBadge';
import { MyStudio } from './MyStudio';

function show(api: ReturnType<typeof studioApi>) {
  renderElsewhere(
    <>
      <RequestsBadge />
      <MyStudio />
    </>,
    { api },
  );
}

describe('the widget of the home page', () => {
  it('leads into my domains and to what waits for me, and the badge counts that', async () => {
    const api = studioApi();
    const held = readyAccess('Mira Santos');
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
    api.listRequests.mockResolvedValue({
      items: Array.from({ length: 9 }, (_, index) =>
        request({ requestId: `req-${index + 1}` }),
      ),
      nextCursor: 'more',
    });
    show(api);
    const domains = within(
      await screen.findByRole('region', { name: 'My domains' }),
    );
    expect(
      await domains.findByRole('link', { name: 'Open Studio: research-lab' }),
    ).toHaveAttribute('href', 'https://studio.example.com/');
    expect(domains.getByText('Ready')).toBeInTheDocument();
    const waiting = within(screen.getByRole('region', { name: 'To decide' }));
    expect(
      (
        await waiting.findAllByRole('link', {
          name: 'Studio access to research-lab',
        })
      )[0],
    ).toHaveAttribute('href', '/sagemaker-studio/requests/req-1');
    expect(waiting.getAllByRole('listitem')).toHaveLength(5);
    expect(
      waiting.getByRole('link', { name: 'All that waits for me' }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests');
    expect(screen.getByText('9+')).toBeInTheDocument();
    expect(screen.getByText('More than 9 to decide')).toBeInTheDocument();
  });

  it('says what is the matter with a domain, and leads in where access is still there', async () => {
    const api = studioApi();
    const held = stillIn('Mira Santos');
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
    show(api);
    const domains = within(
      await screen.findByRole('region', { name: 'My domains' }),
    );
    expect(await domains.findByText('Still has access')).toBeInTheDocument();
    expect(
      domains.getByText(/Still has access: removing Mira Santos/),
    ).toBeInTheDocument();
    expect(
      domains.getByRole('link', { name: 'Open Studio: research-lab' }),
    ).toBeInTheDocument();
  });

  it.each([
    [403, 'NotAllowedError', /sagemaker-studio.request.read/],
    [503, 'ServiceUnavailableError', /The database is away/],
  ])(
    'says why nothing that waits is shown: %s',
    async (status, name, expected) => {
      const api = studioApi();
      api.getPersonOverview.mockRejectedValue(new Error('away'));
      api.listRequests.mockRejectedValue(
        await refusal(status, name, 'The database is away'),
      );
      show(api);
      const waiting = within(
        await screen.findByRole('region', { name: 'To decide' }),
      );
      expect(await waiting.findByRole('alert')).toHaveTextContent(expected);
      expect(waiting.queryByText('Loading')).not.toBeInTheDocument();
    },
  );

  it('says what cannot be loaded, and counts nothing then', async () => {
    const api = studioApi();
    api.getPersonOverview.mockRejectedValue(
      await refusal(503, 'ServiceUnavailableError', 'The database is away'),
    );
    api.listRequests.mockResolvedValue({ items: [] });
    show(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    expect(
      await screen.findByText('Nothing waits for you.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/to decide$/)).not.toBeInTheDocument();
  });
});
