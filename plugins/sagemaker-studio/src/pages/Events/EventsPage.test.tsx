/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { listedEvent } from '../../__fixtures__';
import { refusal, renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/events';

const entries = async () =>
  within(
    await screen.findByRole('list', { name: 'Events, newest first' }),
  ).getAllByRole('listitem');

describe('the record of events', () => {
  it('says in sentences what happened, by whom and where, with all that is recorded behind a fold', async () => {
    renderPage(PATH, {
      api: studioApi({
        listEvents: async () => ({
          items: [
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
          ],
        }),
      }),
    });
    const [active, approved, automatic] = await entries();
    expect(active).toHaveTextContent(
      /Jonas Weber is ready.*Studio access · 12 minutes ago · research-lab/,
    );
    expect(
      within(active).getByRole('link', { name: 'Open request req-1' }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests/req-1');
    expect(approved).toHaveTextContent(/Request approved.*Welcome\./);
    expect(automatic).toHaveTextContent('Policy research-lab');

    expect(screen.queryByText('f00d')).not.toBeInTheDocument();
    await userEvent.click(within(active).getByText('Details'));
    expect(await within(active).findByText('f00d')).toBeInTheDocument();
    expect(within(active).getByText('grant.active')).toBeInTheDocument();
    expect(within(active).getByText(/"jonas-weber"/)).toBeInTheDocument();
  });

  it('is narrowed down by what, who and request, also by the address', async () => {
    const api = studioApi();
    api.listEvents.mockImplementation(async (filter = {}) => ({
      items: filter.actor ? [] : [listedEvent(1)],
    }));
    renderPage(`${PATH}?request=req-1`, { api });
    await entries();
    expect(api.listEvents).toHaveBeenCalledWith(
      expect.objectContaining({ requestId: 'req-1', limit: 50 }),
      expect.anything(),
    );
    await userEvent.click(screen.getByRole('button', { name: /About/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Grants' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Who' }),
      'jonas.weber',
    );
    expect(
      await screen.findByText('Nothing recorded fits what you chose to see.'),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(api.listEvents).toHaveBeenLastCalledWith(
        expect.objectContaining({
          type: 'grant.*',
          actor: 'user:default/jonas.weber',
          requestId: 'req-1',
        }),
        expect.anything(),
      ),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Show everything' }),
    );
    expect(await entries()).toHaveLength(1);
  });

  it('loads older pages, and keeps what it has when that fails', async () => {
    const api = studioApi();
    api.listEvents.mockImplementation(async (filter = {}) =>
      filter.cursor
        ? { items: [listedEvent(2), listedEvent(1)] }
        : { items: [listedEvent(4), listedEvent(3)], nextCursor: '3' },
    );
    renderPage(PATH, { api });
    expect(await entries()).toHaveLength(2);
    api.listEvents.mockRejectedValueOnce(
      await refusal(503, 'ServiceUnavailableError', 'The database is away'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(
      await screen.findByText(
        'More events could not be loaded: The database is away',
      ),
    ).toBeInTheDocument();
    expect(await entries()).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    await waitFor(async () => expect(await entries()).toHaveLength(4));
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it('proves itself, or says where it was tampered with', async () => {
    const api = studioApi();
    api.verifyEvents.mockResolvedValueOnce({
      intact: true,
      checked: 120,
      head: 'cafe',
      faults: [],
    });
    renderPage(PATH, { api });
    const verify = await screen.findByRole('button', {
      name: 'Verify the record',
    });
    await userEvent.click(verify);
    expect(
      await screen.findByText('The record is intact: 120 events read'),
    ).toBeInTheDocument();
    expect(screen.getByText(/The newest hash is cafe/)).toBeInTheDocument();

    api.verifyEvents.mockResolvedValueOnce({
      intact: false,
      checked: 119,
      faults: [
        { sequence: 4, fault: 'altered' },
        { sequence: 7, fault: 'missing' },
      ],
    });
    await userEvent.click(verify);
    expect(
      await screen.findByText('The record was tampered with'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'What is wrong' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Event 4 was altered', 'Event 7 is missing']);

    api.verifyEvents.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await userEvent.click(verify);
    expect(
      await screen.findByText(/could not be verified: The back end did not/),
    ).toBeInTheDocument();
  });

  it('is downloaded in both formats, and tells when that fails', async () => {
    const api = studioApi();
    api.exportEvents.mockResolvedValueOnce(new Response('sequence,at\r\n'));
    const saved: { name: string; href: string }[] = [];
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push({ name: this.download, href: this.href });
      });
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = jest.fn(() => 'blob:record');
    URL.revokeObjectURL = jest.fn();
    try {
      renderPage(PATH, { api });
      await userEvent.click(await screen.findByRole('button', { name: 'CSV' }));
      await waitFor(() =>
        expect(saved).toEqual([
          { name: 'studio-access-events.csv', href: 'blob:record' },
        ]),
      );
      expect(api.exportEvents).toHaveBeenCalledWith('csv');
      expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:record');

      api.exportEvents.mockRejectedValueOnce(new TypeError('Failed to fetch'));
      await userEvent.click(screen.getByRole('button', { name: 'JSON Lines' }));
      expect(
        await screen.findByText(/The export failed: The back end did not/),
      ).toBeInTheDocument();
      expect(saved).toHaveLength(1);
    } finally {
      click.mockRestore();
      Object.assign(URL, { createObjectURL, revokeObjectURL });
    }
  });
});
