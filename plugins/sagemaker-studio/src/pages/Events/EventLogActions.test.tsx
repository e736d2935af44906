/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage, studioApi } from '../../__testUtils__';

type Verification = Awaited<
  ReturnType<ReturnType<typeof studioApi>['verifyEvents']>
>;

async function verify(verifyEvents: () => Promise<Verification>) {
  renderPage('/sagemaker-studio/events', { api: studioApi({ verifyEvents }) });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Verify the record' }),
  );
}

describe('the verification of the event log', () => {
  it('shows that the log is intact, with the newest hash', async () => {
    await verify(async () => ({
      intact: true,
      checked: 120,
      head: 'cafe',
      faults: [],
    }));
    expect(
      await screen.findByText('The record is intact: 120 events read'),
    ).toBeInTheDocument();
    expect(screen.getByText(/The newest hash is cafe/)).toBeInTheDocument();
  });

  it('lists where the log was tampered with', async () => {
    await verify(async () => ({
      intact: false,
      checked: 119,
      faults: [
        { sequence: 4, fault: 'altered' },
        { sequence: 7, fault: 'missing' },
      ],
    }));
    expect(
      await screen.findByText('The record was tampered with'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'What is wrong' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Event 4 was altered', 'Event 7 is missing']);
  });

  it('says why it failed', async () => {
    await verify(async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(
      await screen.findByText(/could not be verified: The back end did not/),
    ).toBeInTheDocument();
  });
});

describe('the export of the event log', () => {
  const saved: { name: string; href: string }[] = [];
  const { createObjectURL, revokeObjectURL } = URL;

  beforeEach(() => {
    saved.length = 0;
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push({ name: this.download, href: this.href });
      });
    // jsdom has neither.
    URL.createObjectURL = jest.fn(() => 'blob:events');
    URL.revokeObjectURL = jest.fn();
  });

  afterEach(() => {
    jest.restoreAllMocks();
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  });

  it('saves a file', async () => {
    const api = studioApi();
    api.exportEvents.mockResolvedValueOnce(new Response('sequence,at\r\n'));
    renderPage('/sagemaker-studio/events', { api });
    await userEvent.click(await screen.findByRole('button', { name: 'CSV' }));
    await waitFor(() =>
      expect(saved).toEqual([
        { name: 'studio-access-events.csv', href: 'blob:events' },
      ]),
    );
    expect(api.exportEvents).toHaveBeenCalledWith('csv');
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:events');
  });

  it('says why it failed, and saves nothing', async () => {
    const api = studioApi();
    api.exportEvents.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    renderPage('/sagemaker-studio/events', { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'JSON Lines' }),
    );
    expect(
      await screen.findByText(/The export failed: The back end did not/),
    ).toBeInTheDocument();
    expect(saved).toEqual([]);
  });
});
