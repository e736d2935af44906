/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ACCESS_EVENT_TYPES } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { events, grant, request } from '../../__fixtures__';
import { loadAgain, refusal, renderPage } from '../../__testUtils__';
import {
  decidedRequest,
  mockEvents,
  REQUEST_PATH,
  requestApi,
} from './__testUtils__/requestApi';

async function findTimeline() {
  return screen.findByRole('list', { name: 'Activity' });
}

async function findTexts() {
  return within(await findTimeline())
    .getAllByRole('listitem')
    .map(item => item.textContent ?? '');
}

/** What the timeline was loaded with; the conversation is loaded apart from it. */
function timelineFilters(api: ReturnType<typeof requestApi>) {
  return api.listRequestEvents.mock.calls
    .map(([, filter]) => filter)
    .filter(filter => filter?.view !== 'comments');
}

const APPROVED = decidedRequest('approved', {
  grants: [grant('Ben Carter', 7)],
});

describe('RequestTimeline', () => {
  it('shows milestones, newest first', async () => {
    renderPage(REQUEST_PATH, { api: requestApi(APPROVED) });
    expect(await findTexts()).toEqual([
      expect.stringContaining('Ben Carter is ready'),
      expect.stringContaining('Request approved'),
      expect.stringContaining('Request sent'),
    ]);
  });

  it('shows every step on demand, and the milestones until those are loaded', async () => {
    renderPage(REQUEST_PATH, { api: requestApi(APPROVED) });
    const timeline = within(await findTimeline());
    await userEvent.click(
      screen.getByRole('switch', { name: 'Show every step' }),
    );
    expect(timeline.getByText('Ben Carter is ready')).toBeInTheDocument();
    expect(
      await timeline.findByText('Assign to the domain: done for Ben Carter'),
    ).toBeInTheDocument();
  });

  it('names whoever has lost their ref to somebody else, and leads to nobody for them', async () => {
    const api = requestApi(
      decidedRequest('approved', { requester: 'Ben Carter' }),
    );
    const base = {
      requestId: APPROVED.requestId,
      at: APPROVED.createdAt,
      detail: {},
    };
    api.listRequestEvents.mockResolvedValue({
      items: [
        {
          ...base,
          sequence: 1,
          type: 'request.submitted',
          actor: 'user:default/ben.carter',
          actorToday: 'Ben Carter',
        },
        {
          ...base,
          sequence: 2,
          type: 'request.approved',
          actor: 'user:default/mira.santos',
          actorToday: 'user:default/mira.santos-braun',
        },
      ],
    });
    renderPage(REQUEST_PATH, { api });
    const timeline = within(await findTimeline());
    expect(timeline.getByText(/Ben Carter ·/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /ben.carter/i })).toBeNull();
    expect(
      timeline.getByRole('link', { name: 'mira.santos-braun' }),
    ).toBeInTheDocument();
  });

  it('names people and teams, in events of earlier versions as well', async () => {
    const api = requestApi(APPROVED);
    const base = {
      requestId: APPROVED.requestId,
      actor: 'system',
      at: APPROVED.createdAt,
      type: 'request.approvers-vanished' as const,
    };
    const replaced = (approvers: string | string[]) => ({
      detail: {
        message: 'Only English.',
        messages: {
          message: {
            code: 'approvers.replaced',
            params: {
              stage: 'approval',
              approvers,
              others: ['group:default/forecasting'],
            },
          },
        },
      },
    });
    const refs = ['user:default/lena.fischer', 'user:default/nobody'];
    api.listRequestEvents.mockResolvedValue({
      items: [
        { ...base, sequence: 1, ...replaced(refs.join(', ')) },
        { ...base, sequence: 2, ...replaced(refs) },
      ],
    });
    renderPage(REQUEST_PATH, {
      api,
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'lena.fischer', namespace: 'default' },
          spec: { profile: { displayName: 'Lena Fischer' } },
        },
      ],
    });
    await waitFor(async () =>
      expect(await findTexts()).toEqual([
        expect.stringMatching(
          /Too few of Lena Fischer, nobody are left .*; forecasting decide/,
        ),
        expect.stringMatching(/Too few of Lena Fischer and nobody are left/),
      ]),
    );
  });

  it('has a text for every type of event, and for an unknown one', async () => {
    const api = requestApi(APPROVED);
    const types = [...ACCESS_EVENT_TYPES, 'grant.teleported'];
    api.listRequestEvents.mockResolvedValue({
      items: types.map((type, index) => ({
        sequence: index + 1,
        requestId: APPROVED.requestId,
        grantId: 'grant-Ben Carter',
        type,
        actor: 'system',
        detail: { step: 'tag', reason: 'target-gone' },
        at: APPROVED.createdAt,
      })),
    });
    renderPage(REQUEST_PATH, { api });
    const texts = await findTexts();
    expect(texts).toHaveLength(types.length);
    const unknown = texts.filter(text => text.includes('has no words for'));
    expect(unknown).toEqual([texts.at(-1)]);
    for (const text of texts) {
      expect(text).not.toMatch(/\{\{|events\.|target-gone|[a-z]\.[a-z]/);
    }
  });

  it('leaves the rest of the page alone when events cannot be loaded', async () => {
    const api = requestApi(request());
    api.listRequestEvents.mockRejectedValue(
      await refusal(503, 'ServiceUnavailableError', 'No events today'),
    );
    renderPage(REQUEST_PATH, { api });
    expect(
      await within(
        await screen.findByRole('region', { name: 'Activity' }),
      ).findByRole('alert'),
    ).toHaveTextContent('No events today');
    expect(screen.getByRole('region', { name: 'Plan' })).toBeInTheDocument();
  });
});

describe('when the request is loaded again', () => {
  const RUNNING = decidedRequest('approved', {
    grants: [grant('Ben Carter', 3)],
  });

  it('does not load events while the request is unchanged', async () => {
    const api = requestApi(RUNNING);
    renderPage(REQUEST_PATH, { api });
    await findTimeline();
    const before = api.getRequest.mock.calls.length;
    await loadAgain();
    await waitFor(() =>
      expect(api.getRequest.mock.calls.length).toBeGreaterThan(before),
    );
    expect(timelineFilters(api)).toHaveLength(1);
  });

  it('loads new events after a grant has changed', async () => {
    const api = requestApi(RUNNING);
    renderPage(REQUEST_PATH, { api });
    await findTimeline();
    api.getRequest.mockResolvedValue(APPROVED);
    mockEvents(api, events(APPROVED));
    await loadAgain();
    expect(await screen.findByText('Ben Carter is ready')).toBeInTheDocument();
    expect(timelineFilters(api)).toHaveLength(2);
  });
});

describe('the timeline of a request for 120 people', () => {
  const REQUEST = decidedRequest('approved', {
    kind: 'onboard-team',
    grants: Array.from({ length: 120 }, (_, index) =>
      grant(`Person ${index}`, index < 60 ? 7 : 3),
    ),
  });
  const event = (sequence: number) => ({
    sequence,
    requestId: REQUEST.requestId,
    type: 'grant.active',
    actor: 'system',
    detail: {},
    at: REQUEST.createdAt,
  });

  const loadMore = () =>
    userEvent.click(screen.getByRole('button', { name: 'Load more' }));

  it('starts with the newest page', async () => {
    const api = requestApi(REQUEST);
    renderPage(REQUEST_PATH, { api });
    const texts = await findTexts();
    expect(texts).toHaveLength(50);
    expect(texts[0]).toContain('Person 119');
    expect(timelineFilters(api)).toHaveLength(1);
  });

  it('loads older events on demand', async () => {
    renderPage(REQUEST_PATH, { api: requestApi(REQUEST) });
    await findTimeline();
    await loadMore();
    await waitFor(async () => expect(await findTexts()).toHaveLength(122));
    expect((await findTexts()).at(-1)).toContain('Request sent');
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it('says why older events could not be loaded', async () => {
    const api = requestApi(REQUEST);
    renderPage(REQUEST_PATH, { api });
    await findTimeline();
    api.listRequestEvents.mockRejectedValueOnce(
      await refusal(503, 'ServiceUnavailableError', 'No events today'),
    );
    await loadMore();
    expect(
      await screen.findByText(
        'More events could not be loaded: No events today',
      ),
    ).toBeInTheDocument();
    expect(await findTexts()).toHaveLength(50);
  });

  it('loads only new events later, and keeps the older ones', async () => {
    const api = requestApi(REQUEST);
    renderPage(REQUEST_PATH, { api });
    await findTimeline();
    await loadMore();
    await waitFor(async () => expect(await findTexts()).toHaveLength(122));

    // More events than fit a page.
    const newEvents = Array.from({ length: 70 }, (_, index) =>
      event(1_000_000 + index),
    );
    api.getRequest.mockResolvedValue({
      ...REQUEST,
      updatedAt: '2030-01-01T00:00:00.000Z',
    });
    api.listRequestEvents.mockClear();
    mockEvents(api, [...events(REQUEST), ...newEvents]);
    await loadAgain();
    await waitFor(async () => expect(await findTexts()).toHaveLength(192));
    expect((await findTexts()).at(-1)).toContain('Request sent');
    expect(timelineFilters(api)).toEqual([
      { view: 'milestones', sort: '-sequence', limit: 50 },
      {
        view: 'milestones',
        sort: '-sequence',
        limit: 200,
        cursor: String(1_000_020),
      },
    ]);
  });

  it('shows at most 500 events until more are asked for', async () => {
    const api = requestApi(APPROVED);
    const recorded = (count: number) =>
      Array.from({ length: count }, (_, index) => event(index + 1));
    mockEvents(api, recorded(30));
    renderPage(REQUEST_PATH, { api });
    const list = await findTimeline();
    expect(list.children).toHaveLength(30);

    mockEvents(api, recorded(730));
    api.getRequest.mockResolvedValue({
      ...APPROVED,
      updatedAt: '2030-01-01T00:00:00.000Z',
    });
    await loadAgain();
    await waitFor(() => expect(list.children).toHaveLength(500));

    const calls = api.listRequestEvents.mock.calls.length;
    await loadMore();
    expect(list.children).toHaveLength(700);
    expect(api.listRequestEvents).toHaveBeenCalledTimes(calls);
    await loadMore();
    expect(list.children).toHaveLength(730);
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });
});
