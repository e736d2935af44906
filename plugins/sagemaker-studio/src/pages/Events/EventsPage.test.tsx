/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { listedEvent } from '../../__fixtures__';
import { itemAt, refusal, renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/events';

async function findEntries() {
  return within(
    await screen.findByRole('grid', { name: 'Events, newest first' }),
  )
    .getAllByRole('row')
    .slice(1);
}

describe('EventsPage', () => {
  const EVENTS = [
    listedEvent(8, {
      type: 'grant.active',
      actor: 'system',
      grantId: 'grant-1',
      displayName: 'Jonas Weber',
      hash: 'f00d',
      detail: { profileName: 'jonas-weber' },
    }),
    listedEvent(7, { detail: { comment: 'Welcome.' } }),
    listedEvent(6, { actor: 'policy:research-lab' }),
    listedEvent(5, { actor: 'policy:built-in:revocation' }),
  ];

  async function renderEvents() {
    renderPage(PATH, {
      api: studioApi({ listEvents: async () => ({ items: EVENTS }) }),
    });
    return findEntries();
  }

  it('says what happened, who did it, when and where', async () => {
    const [active, approved, automatic, builtIn] = await renderEvents();
    expect(active).toHaveTextContent(
      /Jonas Weber is ready.*Studio access.*12 minutes ago.*research-lab/,
    );
    expect(approved).toHaveTextContent(/Request approved.*Welcome\./);
    expect(automatic).toHaveTextContent('Policy research-lab');
    expect(builtIn).toHaveTextContent('A built-in rule');
  });

  it('links an event to its request', async () => {
    const entries = await renderEvents();
    expect(
      within(itemAt(entries, 0)).getByRole('link', {
        name: 'Open request req-1',
      }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests/req-1');
  });

  it.each([
    [
      'as their values',
      [
        { field: 'mode', before: 'observe', after: 'manage' },
        { field: 'maxDuration', before: 'P90D' },
        { field: 'owners', after: ['group:default/forecasting'] },
      ],
    ],
    [
      'in words, by an earlier version',
      [
        { field: 'mode', before: 'observe', after: 'manage' },
        { field: 'maxDuration', before: '90 days' },
        { field: 'owners', after: 'forecasting' },
      ],
    ],
  ])('says which settings were changed, written %s', async (_, changes) => {
    const event = listedEvent(8, {
      type: 'settings.domain-changed',
      detail: { domainId: 'd-researchlab1', name: 'research-lab', changes },
    });
    renderPage(PATH, {
      api: studioApi({ listEvents: async () => ({ items: [event] }) }),
    });
    // The first cell: the domain has a column as well.
    const row = within(itemAt(await findEntries(), 0));
    const entry = within(row.getByRole('rowheader'));
    for (const note of [
      'research-lab',
      'Mode: from Observed only to Managed',
      'Longest duration: from 90 days to not set',
      'Owners: from not set to forecasting',
    ]) {
      expect(entry.getByText(note)).toBeInTheDocument();
    }
  });

  it('shows all fields of an event on demand', async () => {
    const entry = within(itemAt(await renderEvents(), 0));
    expect(entry.queryByText('f00d')).not.toBeInTheDocument();
    await userEvent.click(entry.getByText('Details'));
    expect(await entry.findByText('f00d')).toBeInTheDocument();
    expect(entry.getByText('grant.active')).toBeInTheDocument();
    expect(entry.getByText(/"jonas-weber"/)).toBeInTheDocument();
  });
});

describe('the filters of the event log', () => {
  it.each([
    ['are not in the way by default', PATH, 1],
    ['show them', `${PATH}?about=record`, 2],
  ])('for digests of rows %s', async (_, path, count) => {
    const items = [
      listedEvent(8, { type: 'record.updated', actor: 'system' }),
      listedEvent(7, { type: 'record.baseline', actor: 'system' }),
    ];
    renderPage(path, {
      api: studioApi({ listEvents: async () => ({ items }) }),
    });
    expect(await findEntries()).toHaveLength(count);
  });

  it('are read from the URL', async () => {
    const api = studioApi();
    renderPage(`${PATH}?request=req-1`, { api });
    await findEntries();
    expect(api.listEvents).toHaveBeenCalledWith(
      expect.objectContaining({ requestId: 'req-1', limit: 50 }),
      expect.anything(),
    );
  });

  it('are by day, person and domain, without steps unless they are asked for', async () => {
    const api = studioApi();
    renderPage(
      `${PATH}?domain=d-researchlab1&person=user:default/jonas.weber&from=2026-11-01&until=2026-11-30`,
      { api },
    );
    await findEntries();
    const day = (text: string) => new Date(`${text}T00:00:00`).toISOString();
    expect(api.listEvents).toHaveBeenLastCalledWith(
      expect.objectContaining({
        domainId: 'd-researchlab1',
        person: 'user:default/jonas.weber',
        from: day('2026-11-01'),
        until: day('2026-12-01'),
        steps: false,
      }),
      expect.anything(),
    );
    await userEvent.click(
      screen.getByRole('switch', { name: 'Show every step of work on AWS' }),
    );
    await waitFor(() =>
      expect(api.listEvents).toHaveBeenLastCalledWith(
        expect.objectContaining({ steps: undefined }),
        expect.anything(),
      ),
    );
  });

  it('are combined', async () => {
    const api = studioApi();
    renderPage(PATH, { api });
    await findEntries();
    await userEvent.click(screen.getByRole('button', { name: /About/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Grants' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Who' }),
      'jonas.weber',
    );
    await waitFor(() =>
      expect(api.listEvents).toHaveBeenLastCalledWith(
        expect.objectContaining({
          type: 'grant.*',
          actor: 'user:default/jonas.weber',
        }),
        expect.anything(),
      ),
    );
  });

  it('can be removed when no event matches', async () => {
    const api = studioApi();
    api.listEvents.mockImplementation(async (filter = {}) => ({
      items: filter.requestId ? [] : [listedEvent(1)],
    }));
    renderPage(`${PATH}?request=req-9`, { api });
    expect(
      await screen.findByText('Nothing recorded fits what you chose to see.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show everything' }),
    );
    expect(await findEntries()).toHaveLength(1);
  });
});

describe('older events', () => {
  function pagedApi() {
    const api = studioApi();
    api.listEvents.mockImplementation(async (filter = {}) =>
      filter.cursor
        ? { items: [listedEvent(2), listedEvent(1)] }
        : { items: [listedEvent(4), listedEvent(3)], nextCursor: '3' },
    );
    return api;
  }

  it('are loaded on demand', async () => {
    renderPage(PATH, { api: pagedApi() });
    expect(await findEntries()).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    await waitFor(async () => expect(await findEntries()).toHaveLength(4));
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it('can be loaded again after a failure', async () => {
    const api = pagedApi();
    renderPage(PATH, { api });
    await findEntries();
    api.listEvents.mockRejectedValueOnce(
      await refusal(503, 'ServiceUnavailableError', 'The database is away'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(
      await screen.findByText(
        'More events could not be loaded: The database is away',
      ),
    ).toBeInTheDocument();
    expect(await findEntries()).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    await waitFor(async () => expect(await findEntries()).toHaveLength(4));
  });
});
