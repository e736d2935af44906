/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ML_ENGINEER, request } from '../../__fixtures__';
import { refusal } from '../../__testUtils__';
import {
  justification,
  openRequestDialog,
  requestApi,
  send,
  sendJustified,
} from './__testUtils__/requestDialog';

describe('RequestForm', () => {
  it('requests another role', async () => {
    const api = requestApi();
    const dialog = await openRequestDialog(api);
    await userEvent.click(
      dialog.getByRole('button', { name: /Execution role/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /StudioMlEngineer/ }),
    );
    await sendJustified();
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      expect.objectContaining({ executionRole: ML_ENGINEER }),
      expect.anything(),
    );
  });

  it('requests a number of days', async () => {
    const api = requestApi();
    const dialog = await openRequestDialog(api);
    await userEvent.click(dialog.getByRole('button', { name: /For how long/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Another number of days' }),
    );
    await userEvent.click(dialog.getByRole('textbox', { name: /^Days/ }));
    await userEvent.paste('45');
    await userEvent.tab();
    await sendJustified();
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      expect.objectContaining({ duration: 'P45D' }),
      expect.anything(),
    );
  });

  it('requests a later start', async () => {
    const api = requestApi();
    const dialog = await openRequestDialog(api);
    await userEvent.click(dialog.getByRole('spinbutton', { name: /^month/ }));
    await userEvent.keyboard('12312099');
    await sendJustified();
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      expect.objectContaining({
        startsAt: new Date(2099, 11, 31).toISOString(),
      }),
      expect.anything(),
    );
  });

  it('needs a justification', async () => {
    const api = requestApi();
    const dialog = await openRequestDialog(api);
    await send();
    expect(
      await dialog.findByText('Say why access is needed.'),
    ).toBeInTheDocument();
    expect(justification()).toHaveFocus();
    expect(justification()).toBeInvalid();
    expect(api.createRequest).not.toHaveBeenCalled();
  });

  it('says why nothing can be requested in a domain', async () => {
    const dialog = await openRequestDialog();
    await dialog.findByRole('list', { name: 'Plan per person' });
    await userEvent.click(dialog.getByRole('button', { name: /Domain/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: /legacy-lab/ }),
    );
    expect(
      await dialog.findByText(/is from before October 2023/),
    ).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Send request' })).toBeDisabled();
    expect(
      dialog.queryByRole('list', { name: 'Plan per person' }),
    ).not.toBeInTheDocument();
  });
});

describe('a refused request', () => {
  it('keeps the input, and is sent again with the same key', async () => {
    const api = requestApi();
    api.createRequest.mockRejectedValueOnce(
      await refusal(
        409,
        'ConflictError',
        'Jonas Weber has a request for research-lab already; withdraw it first',
      ),
    );
    const dialog = await openRequestDialog(api);
    await sendJustified();
    expect(
      await dialog.findByText(/Jonas Weber has a request for research-lab/),
    ).toBeInTheDocument();
    expect(justification()).toHaveValue('Winter forecast');

    api.createRequest.mockResolvedValue(request());
    await send();
    await dialog.findByText('The request waits for a decision');
    const [first, second] = api.createRequest.mock.calls;
    expect(second).toEqual(first);
  });

  it('shows the reason next to the field that it names', async () => {
    const api = requestApi();
    api.createRequest.mockRejectedValue(
      await refusal(
        400,
        'InputError',
        'justification: must have at most 4000 characters',
      ),
    );
    const dialog = await openRequestDialog(api);
    await sendJustified();
    expect(
      await dialog.findByText(
        'justification: must have at most 4000 characters',
      ),
    ).toBeInTheDocument();
    expect(justification()).toBeInvalid();
    expect(justification()).toHaveValue('Winter forecast');
  });
});
