/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { request } from '../../__fixtures__';
import { refusal, renderPage } from '../../__testUtils__';
import { REQUEST_PATH, requestApi } from './__testUtils__/requestApi';

/** Presses "Withdraw" as the requester, which asks for a confirmation. */
async function startWithdrawal() {
  const api = requestApi(request());
  renderPage(REQUEST_PATH, { api, viewer: 'user:default/ben.carter' });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Withdraw' }),
  );
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Withdraw this request?' }),
  );
  return { api, dialog };
}

describe('WithdrawButton', () => {
  it('withdraws the request after a confirmation', async () => {
    const { api, dialog } = await startWithdrawal();
    expect(api.withdrawRequest).not.toHaveBeenCalled();
    api.withdrawRequest.mockImplementation(async () => {
      const withdrawn = request({ status: 'withdrawn' });
      api.getRequest.mockResolvedValue(withdrawn);
      return withdrawn;
    });
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
    expect(await screen.findAllByText('Withdrawn')).not.toHaveLength(0);
    expect(
      screen.queryByRole('button', { name: 'Withdraw' }),
    ).not.toBeInTheDocument();
  });

  it('keeps the dialog open with the reason when that is refused', async () => {
    const { api, dialog } = await startWithdrawal();
    api.withdrawRequest.mockRejectedValue(
      await refusal(409, 'ConflictError', 'It was approved a moment ago'),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'It was approved a moment ago',
    );
  });
});
