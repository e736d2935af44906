/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { grant, plan, planItem, request } from '../../__fixtures__';
import { loadAgain, refusal, renderPage, studioApi } from '../../__testUtils__';

describe('the list of requests', () => {
  it('shows first what waits for the reader', async () => {
    const api = studioApi();
    renderPage('/sagemaker-studio/requests', { api });
    const table = within(
      await screen.findByRole('grid', { name: 'Requests: To decide' }),
    );
    expect(
      table.getByRole('link', { name: 'research-lab for Ben Carter' }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests/req-1');
    expect(table.getByText('Waiting for approval')).toBeInTheDocument();
    expect(table.getByText('12 minutes ago')).toBeInTheDocument();
    expect(api.listRequests).toHaveBeenCalledWith(
      { view: 'to-decide', limit: 25 },
      expect.anything(),
    );
  });

  it('changes the view and loads more where there is more', async () => {
    const api = studioApi();
    let isAway = false;
    const away = await refusal(
      503,
      'ServiceUnavailableError',
      'The database is away',
    );
    api.listRequests.mockImplementation(async (filter = {}) => {
      if (isAway && filter.cursor) {
        throw away;
      }
      if (filter.view !== 'all') {
        return { items: [] };
      }
      return filter.cursor
        ? {
            items: [
              request({
                requestId: 'req-old',
                createdAt: '2026-01-01T00:00:00Z',
              }),
            ],
          }
        : {
            items: [
              request({
                status: 'approved',
                grants: [grant('Ben Carter', 7)],
              }),
            ],
            nextCursor: 'next',
          };
    });
    renderPage('/sagemaker-studio/requests', { api });
    expect(
      await screen.findByText('Nothing waits for you'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'All' }));
    const table = within(
      await screen.findByRole('grid', { name: 'Requests: All' }),
    );
    // The table is there a moment before its rows.
    expect(await table.findByText('1 of 1 ready')).toBeInTheDocument();
    expect(table.getAllByRole('row')).toHaveLength(2);

    isAway = true;
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(
      await screen.findByText(
        'More requests could not be loaded: The database is away',
      ),
    ).toBeInTheDocument();
    expect(table.getAllByRole('row')).toHaveLength(2);

    isAway = false;
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    await waitFor(() => expect(table.getAllByRole('row')).toHaveLength(3));
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it('keeps what was shown when more is loaded and new requests come', async () => {
    const api = studioApi();
    const named = (number: number) =>
      request({
        requestId: `req-${number}`,
        createdAt: new Date(1_700_000_000_000 + number * 1_000).toISOString(),
        justification: `number ${number}`,
        plan: plan([planItem(`Person ${number}`)]),
      });
    let newest = 4;
    // Two to a page, so that each new request moves one off the first page.
    api.listRequests.mockImplementation(async (filter = {}) => {
      const first = filter.cursor ? Number(filter.cursor) : newest;
      return {
        items: [first, first - 1].map(named),
        nextCursor: first > 2 ? String(first - 2) : undefined,
      };
    });
    renderPage('/sagemaker-studio/requests?view=all', { api });
    const table = within(
      await screen.findByRole('grid', { name: 'Requests: All' }),
    );
    const listed = () =>
      table.getAllByRole('link', { name: /^research-lab for/ }).length;
    expect(listed()).toBe(2);
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    await waitFor(() => expect(listed()).toBe(4));

    newest = 5;
    await loadAgain();
    expect(
      await table.findByRole('link', { name: 'research-lab for Person 5' }),
    ).toBeInTheDocument();
    expect(listed()).toBe(5);

    // So many came at once that some between them and what was shown are on neither page.
    newest = 9;
    await loadAgain();
    expect(
      await table.findByRole('link', { name: 'research-lab for Person 9' }),
    ).toBeInTheDocument();
    expect(listed()).toBe(2);
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(
      await table.findByRole('link', { name: 'research-lab for Person 7' }),
    ).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    const api = studioApi();
    api.listRequests.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'Not allowed'),
    );
    renderPage('/sagemaker-studio/requests', { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'sagemaker-studio.request.read',
    );
  });

  it('narrows the list down, keeps that in the address, and leads back when nothing fits', async () => {
    const api = studioApi();
    api.listRequests.mockImplementation(async (filter = {}) => ({
      items: filter.status === 'expired' ? [] : [request({ kind: 'extend' })],
    }));
    renderPage(
      '/sagemaker-studio/requests?view=all&kind=extend&domain=d-researchlab1&team=group:default/forecasting&sort=updatedAt',
      { api },
    );
    const table = within(
      await screen.findByRole('grid', { name: 'Requests: All' }),
    );
    expect(table.getByText('Extension')).toBeInTheDocument();
    const asked = {
      view: 'all',
      kind: 'extend',
      domainId: 'd-researchlab1',
      team: 'group:default/forecasting',
      sort: 'updatedAt',
      limit: 25,
    };
    expect(api.listRequests).toHaveBeenCalledWith(asked, expect.anything());

    await userEvent.click(
      screen.getByRole('button', { name: 'Any status Status' }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Expired' }),
    );
    expect(await screen.findByText('No such requests')).toBeInTheDocument();
    expect(api.listRequests).toHaveBeenLastCalledWith(
      { ...asked, status: 'expired' },
      expect.anything(),
    );

    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(
      await screen.findByRole('grid', { name: 'Requests: All' }),
    ).toBeInTheDocument();
    expect(api.listRequests).toHaveBeenLastCalledWith(
      { view: 'all', sort: 'updatedAt', limit: 25 },
      expect.anything(),
    );
  });
});
