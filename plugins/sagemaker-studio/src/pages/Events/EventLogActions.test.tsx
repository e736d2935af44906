/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage, studioApi } from '../../__testUtils__';

type Verification = Awaited<
  ReturnType<ReturnType<typeof studioApi>['verifyEvents']>
>;

async function verify(
  verifyEvents: (given?: { hash?: string }) => Promise<Verification>,
) {
  renderPage('/sagemaker-studio/events', { api: studioApi({ verifyEvents }) });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Verify the record' }),
  );
}

const HASH = 'cafe'.repeat(16);

const INTACT: Verification = {
  intact: true,
  checked: 120,
  head: HASH,
  headSequence: 120,
  faults: [],
  rows: { requests: 12, grants: 34, unproven: 0, faults: [] },
  signatures: { configured: true, verified: 110, unverified: 0, from: 11 },
};

async function findItems(name: string) {
  return within(await screen.findByRole('list', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
}

describe('the verification of the event log', () => {
  it('shows what agrees, and what that does not prove', async () => {
    await verify(async () => INTACT);
    expect(
      await screen.findByText('No fault found in 120 events'),
    ).toBeInTheDocument();
    expect(await findItems('What this proves')).toEqual([
      `The newest event is number 120 with the hash ${HASH}. Keep both outside the database.`,
      '12 requests and 34 grants say what was recorded when they were last written.',
      '110 events have a valid signature, from event 11 on.',
      expect.stringContaining('shows only in comparison with an event'),
    ]);
  });

  it('says what is not verified without a key, and of older rows', async () => {
    await verify(async () => ({
      ...INTACT,
      rows: {
        ...INTACT.rows,
        unproven: 2,
        since: { sequence: 7, at: '2026-11-02T08:00:00.000Z' },
      },
      signatures: { configured: false, verified: 0, unverified: 0 },
    }));
    expect(await findItems('What this proves')).toEqual([
      expect.stringContaining('The newest event'),
      expect.stringContaining('12 requests and 34 grants'),
      expect.stringMatching(/before event 7 \(.*2026.*\) was not verified/),
      expect.stringContaining('2 of them were written by an older version'),
      expect.stringContaining('could have made all events anew'),
      expect.stringContaining('shows only in comparison'),
    ]);
  });

  it('lists what is wrong with events and rows', async () => {
    await verify(async () => ({
      ...INTACT,
      intact: false,
      faults: [
        { sequence: 4, fault: 'altered' },
        { sequence: 7, fault: 'missing' },
        { sequence: 8, fault: 'wrong-signature' },
      ],
      rows: {
        ...INTACT.rows,
        faults: [{ kind: 'grant', id: 'grant-1', fault: 'altered' }],
      },
    }));
    expect(
      await screen.findByText('The record has faults'),
    ).toBeInTheDocument();
    expect(await findItems('What is wrong')).toEqual([
      'Event 4 was altered',
      'Event 7 is missing',
      'Event 8 has a wrong signature',
      'Grant grant-1 says something else than was recorded',
    ]);
  });

  it('compares with an event that was kept elsewhere', async () => {
    const verifyEvents = jest.fn(async (given?: { hash?: string }) => ({
      ...INTACT,
      intact: !given,
      given: given && { sequence: 130, hash: HASH, found: false },
    }));
    await verify(verifyEvents);
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Its number' }),
      '130',
    );
    const compare = screen.getByRole('button', { name: 'Compare' });
    expect(compare).toBeDisabled();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Its hash' }),
      HASH,
    );
    await userEvent.click(compare);
    expect(await findItems('What is wrong')).toEqual([
      'Event 130 is not the one with the hash that you gave; events were taken away or made anew',
    ]);
    expect(verifyEvents).toHaveBeenLastCalledWith({
      sequence: 130,
      hash: HASH,
    });
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
