/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ML_ENGINEER, plan, planItem, request } from '../../__fixtures__';
import { letPass, refusal } from '../../__testUtils__';
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

  it('asks to take over a profile of another when that is all that hinders', async () => {
    const api = requestApi({
      planRequest: async ({ handOver }) =>
        plan([
          handOver
            ? planItem('Jonas Weber', {
                steps: [
                  {
                    do: 'take-over-profile',
                    profileName: 'jonas',
                    createdAt: '2026-11-01T00:00:00.000Z',
                    from: 'John Weaver',
                  },
                ],
                sentence:
                  "Jonas Weber takes over the profile 'jonas' of John Weaver, with its home directory.",
              })
            : planItem('Jonas Weber', {
                steps: [],
                changes: false,
                obstacle: {
                  code: 'profile-of-another',
                  message: "The profile 'jonas' was made for John Weaver.",
                  remedy: 'Ask to take it over.',
                },
              }),
        ]),
    });
    const dialog = await openRequestDialog(api);
    const field = await dialog.findByRole('checkbox', {
      name: /take over profiles/,
      description: /home directory/,
    });
    expect(field).not.toBeChecked();
    await userEvent.click(field);
    await dialog.findByText(/takes over the profile 'jonas' of John Weaver/);
    await sendJustified();
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      expect.objectContaining({ handOver: true }),
      expect.anything(),
    );
  });

  it('says nothing of profiles of others where there are none', async () => {
    const api = requestApi();
    const dialog = await openRequestDialog(api);
    await dialog.findByRole('list', { name: 'Plan per person' });
    expect(
      dialog.queryByRole('checkbox', { name: /take over profiles/ }),
    ).not.toBeInTheDocument();
    await sendJustified();
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest.mock.calls[0]?.[0]).not.toHaveProperty('handOver');
  });

  it('is planned once, also when the plan says how long is usual', async () => {
    const terms = { usual: 'P90D', planned: 'P90D', mayHaveNoEnd: true };
    const api = requestApi({
      planRequest: async ({ duration = 'P90D' }) =>
        plan([planItem('Jonas Weber')], {
          terms: { ...terms, planned: duration },
        }),
    });
    const dialog = await openRequestDialog(api);
    await dialog.findByRole('list', { name: 'Plan per person' });
    await userEvent.type(justification(), 'For the winter forecast.');
    expect(
      await dialog.findByRole('button', { name: /\(90 days\)/ }),
    ).toBeInTheDocument();
    await letPass(600);
    expect(api.planRequest).toHaveBeenCalledTimes(1);
    await userEvent.click(dialog.getByRole('button', { name: /For how long/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: /\(30 days\)/ }),
    );
    await waitFor(() => expect(api.planRequest).toHaveBeenCalledTimes(2));
    expect(api.planRequest.mock.calls[1]?.[0]).toMatchObject({
      duration: 'P30D',
    });
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

  it('says how long a justification has to be', async () => {
    const api = requestApi({
      planRequest: async () => ({
        ...plan([planItem('Mira Santos')]),
        minJustificationLength: 10,
      }),
    });
    const dialog = await openRequestDialog(api);
    await userEvent.type(justification(), 'asdf');
    await send();
    expect(
      await dialog.findByText('Say why in at least 10 characters.'),
    ).toBeInTheDocument();
    expect(justification()).toHaveFocus();
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

  it('links the requests that wait already, as far as they may be read', async () => {
    const api = requestApi();
    api.createRequest.mockRejectedValue(
      await refusal(409, 'ConflictError', 'They wait already', {
        waiting: [
          {
            person: 'user:default/jonas.weber',
            displayName: 'Jonas Weber',
            requestId: 'req-7',
            link: '/sagemaker-studio/requests/req-7',
          },
          { person: 'user:default/priya.nair', displayName: 'Priya Nair' },
        ],
      }),
    );
    await openRequestDialog(api);
    await sendJustified();
    const alert = within(await screen.findByRole('alert'));
    expect(
      alert.getByRole('link', { name: 'Open the request for Jonas Weber' }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests/req-7');
    expect(alert.getByText('Priya Nair waits already')).toBeVisible();
    expect(justification()).toHaveValue('Winter forecast');
  });

  it('shows the reason next to the field that it names', async () => {
    const api = requestApi();
    api.createRequest.mockRejectedValue(
      await refusal(
        400,
        'InputError',
        'justification has 3 visible characters and needs at least 10',
        {
          messages: {
            message: {
              code: 'refused.justification-short',
              params: { length: 3, min: 10 },
            },
          },
        },
      ),
    );
    const dialog = await openRequestDialog(api);
    await sendJustified();
    expect(
      await dialog.findByText(
        /justification has 3 visible characters and needs at least 10/,
      ),
    ).toBeInTheDocument();
    expect(justification()).toBeInvalid();
    expect(justification()).toHaveValue('Winter forecast');
  });
});
