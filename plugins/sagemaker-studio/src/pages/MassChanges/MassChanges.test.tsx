/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { leaversChange } from '../../__fixtures__';
import { refusal, renderPage, studioApi } from '../../__testUtils__';

const TITLE = 'Needs a decision: many changes at once';

describe('mass changes', () => {
  it.each([
    '/sagemaker-studio/domains',
    '/sagemaker-studio/domains/d-researchlab1',
  ])('are accepted as they are shown, on %s', async path => {
    let held = [leaversChange()];
    const api = studioApi({
      listMassChanges: async () => ({ items: held, viewerMayDecide: true }),
      acceptMassChange: async () => {
        held = [];
        return { kind: 'leavers', count: 3 };
      },
    });
    renderPage(path, { api });
    const list = within(await screen.findByRole('list', { name: TITLE }));
    expect(
      list.getByText(/3 of 8 people with access seem to have left at once/),
    ).toBeInTheDocument();
    await userEvent.click(
      list.getByRole('button', { name: 'Suspend their access…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/3 people can't open Studio/)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Accept' }));
    expect(api.acceptMassChange).toHaveBeenCalledWith(
      { hash: 'a'.repeat(64) },
      { idempotencyKey: expect.any(String) },
    );
    expect(screen.queryByRole('list', { name: TITLE })).not.toBeInTheDocument();
  });

  it('are rejected as a fault, and say by whom', async () => {
    let held = [leaversChange()];
    const api = studioApi({
      listMassChanges: async () => ({ items: held, viewerMayDecide: true }),
      rejectMassChange: async () => {
        held = [
          leaversChange({
            rejected: {
              by: 'user:default/ingrid.larsen',
              at: '2026-11-28T09:00:00.000Z',
            },
          }),
        ];
        return held[0]!;
      },
    });
    renderPage('/sagemaker-studio/domains', { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Reject as a fault' }),
    );
    expect(
      await screen.findByText(/rejected this as a fault/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Reject as a fault' }),
    ).not.toBeInTheDocument();
  });

  it('say that something else is held back by now', async () => {
    const error = await refusal(
      409,
      'ConflictError',
      'It is another one by now',
    );
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({
        listMassChanges: async () => ({
          items: [leaversChange()],
          viewerMayDecide: true,
        }),
        acceptMassChange: () => Promise.reject(error),
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Suspend their access…' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Accept' }));
    expect(
      await screen.findByText('It is another one by now'),
    ).toBeInTheDocument();
  });

  it('show what waits, without buttons, to those who may not decide it', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({
        listMassChanges: async () => ({
          items: [leaversChange()],
          viewerMayDecide: false,
        }),
      }),
    });
    const list = within(await screen.findByRole('list', { name: TITLE }));
    expect(list.queryByRole('button')).not.toBeInTheDocument();
    expect(
      list.getByText('Only the platform team can accept or reject this.'),
    ).toBeInTheDocument();
  });
});
