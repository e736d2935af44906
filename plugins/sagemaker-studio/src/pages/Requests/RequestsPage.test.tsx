/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { grant, plan, planItem, request } from '../../__fixtures__';
import { loadAgain, refusal, renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/requests';

async function findTable(view: string) {
  return within(await screen.findByRole('grid', { name: `Requests: ${view}` }));
}

const loadMore = () =>
  userEvent.click(screen.getByRole('button', { name: 'Load more' }));

describe('RequestsPage', () => {
  it('shows the requests to decide at first', async () => {
    const api = studioApi();
    renderPage(PATH, { api });
    const list = within(
      await screen.findByRole('list', { name: 'Requests: To decide' }),
    );
    expect(
      list.getByRole('link', { name: 'research-lab for Ben Carter' }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests/req-1');
    expect(list.getByText('12 minutes ago')).toBeInTheDocument();
    expect(api.listRequests).toHaveBeenCalledWith(
      expect.objectContaining({ view: 'to-decide', limit: 25 }),
      expect.anything(),
    );
  });

  it('shows another view', async () => {
    const api = studioApi();
    api.listRequests.mockImplementation(async (filter = {}) => ({
      items:
        filter.view === 'all'
          ? [request({ status: 'approved', grants: [grant('Ben Carter', 7)] })]
          : [],
    }));
    renderPage(PATH, { api });
    expect(
      await screen.findByText('Nothing waits for you'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'All' }));
    const table = await findTable('All');
    // The table is there a moment before its rows.
    expect(await table.findByText('Approved')).toBeInTheDocument();
  });

  it('names the missing permission', async () => {
    const api = studioApi();
    api.listRequests.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'Not allowed'),
    );
    renderPage(PATH, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'sagemaker-studio.request.read',
    );
  });
});

describe('older requests', () => {
  /** Requests with numbers, two to a page, so that each new one moves another off the first page. */
  function numberedApi() {
    const api = studioApi();
    const state = { newest: 4 };
    const numbered = (number: number) =>
      request({
        requestId: `req-${number}`,
        createdAt: new Date(1_700_000_000_000 + number * 1_000).toISOString(),
        plan: plan([planItem(`Person ${number}`)]),
      });
    api.listRequests.mockImplementation(async (filter = {}) => {
      const first = filter.cursor ? Number(filter.cursor) : state.newest;
      return {
        items: [first, first - 1].map(numbered),
        nextCursor: first > 2 ? String(first - 2) : undefined,
      };
    });
    return { api, state };
  }

  /** Renders both pages of the four requests. */
  async function renderAll() {
    const { api, state } = numberedApi();
    renderPage(`${PATH}?view=all`, { api });
    const table = await findTable('All');
    const count = () =>
      table.getAllByRole('link', { name: /^research-lab for/ }).length;
    await loadMore();
    await waitFor(() => expect(count()).toBe(4));
    return { state, table, count };
  }

  it('are loaded on demand', async () => {
    await renderAll();
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it('can be loaded again after a failure', async () => {
    const { api } = numberedApi();
    renderPage(`${PATH}?view=all`, { api });
    const table = await findTable('All');
    api.listRequests.mockRejectedValueOnce(
      await refusal(503, 'ServiceUnavailableError', 'The database is away'),
    );
    await loadMore();
    expect(
      await screen.findByText(
        'More requests could not be loaded: The database is away',
      ),
    ).toBeInTheDocument();
    expect(table.getAllByRole('row')).toHaveLength(3);
    await loadMore();
    await waitFor(() => expect(table.getAllByRole('row')).toHaveLength(5));
  });

  it('stay when a new request arrives', async () => {
    const { state, table, count } = await renderAll();
    state.newest = 5;
    await loadAgain();
    expect(
      await table.findByRole('link', { name: 'research-lab for Person 5' }),
    ).toBeInTheDocument();
    expect(count()).toBe(5);
  });

  it('stay when so many requests arrive that they fill several pages', async () => {
    const { state, table, count } = await renderAll();
    state.newest = 9;
    await loadAgain();
    expect(
      await table.findByRole('link', { name: 'research-lab for Person 6' }),
    ).toBeInTheDocument();
    expect(count()).toBe(9);
  });

  it('make room when more requests arrive than are loaded at once', async () => {
    const { state, table, count } = await renderAll();
    state.newest = 40;
    await loadAgain();
    expect(
      await table.findByRole('link', { name: 'research-lab for Person 31' }),
    ).toBeInTheDocument();
    expect(count()).toBe(10);
    await loadMore();
    expect(
      await table.findByRole('link', { name: 'research-lab for Person 30' }),
    ).toBeInTheDocument();
  });
});

describe('the filters of the list of requests', () => {
  const FILTERS =
    'view=all&kind=extend&domain=d-researchlab1&team=group:default/forecasting&sort=updatedAt';
  const QUERY = {
    view: 'all',
    kind: 'extend',
    domainId: 'd-researchlab1',
    team: 'group:default/forecasting',
    sort: 'updatedAt',
    limit: 25,
  };

  async function renderFiltered() {
    const api = studioApi();
    api.listRequests.mockImplementation(async (filter = {}) => ({
      items: filter.status === 'expired' ? [] : [request({ kind: 'extend' })],
    }));
    renderPage(`${PATH}?${FILTERS}`, { api });
    const table = await findTable('All');
    return { api, table };
  }

  async function selectExpired() {
    await userEvent.click(
      screen.getByRole('button', { name: 'Any status Status' }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Expired' }),
    );
    await screen.findByText('No such requests');
  }

  it('are read from the URL', async () => {
    const { api, table } = await renderFiltered();
    expect(table.getByText('Extension')).toBeInTheDocument();
    expect(api.listRequests).toHaveBeenCalledWith(QUERY, expect.anything());
  });

  it('tell offboardings from other revocations', async () => {
    const { api } = await renderFiltered();
    await userEvent.click(
      screen.getByRole('button', { name: 'Extension Kind' }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Offboarding' }),
    );
    await waitFor(() =>
      expect(api.listRequests).toHaveBeenLastCalledWith(
        { ...QUERY, kind: 'offboard' },
        expect.anything(),
      ),
    );
  });

  it('are combined', async () => {
    const { api } = await renderFiltered();
    await selectExpired();
    expect(api.listRequests).toHaveBeenLastCalledWith(
      { ...QUERY, status: 'expired' },
      expect.anything(),
    );
  });

  it('can be removed when no request matches', async () => {
    const { api } = await renderFiltered();
    await selectExpired();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    await findTable('All');
    expect(api.listRequests).toHaveBeenLastCalledWith(
      { view: 'all', sort: 'updatedAt', limit: 25 },
      expect.anything(),
    );
  });

  it('is led back to with its filters', async () => {
    renderPage(`${PATH}?view=all&kind=grant`, { api: studioApi() });
    const table = await findTable('All');
    await userEvent.click(
      await table.findByRole('link', { name: 'research-lab for Ben Carter' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Back to the list' }),
    ).toHaveAttribute('href', `${PATH}?view=all&kind=grant`);
  });
});
