/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { grant, request } from '../../__fixtures__';
import { FORECASTING, renderOnEntity } from '../../__testUtils__';
import { teamContent } from '../../extensions/entity';
import {
  justification,
  openRequestDialog,
  requestApi,
  sendJustified,
} from './__testUtils__/requestDialog';

describe('RequestDialog', () => {
  it('requests access for the whole team', async () => {
    const api = requestApi();
    const dialog = await openRequestDialog(api);
    await sendJustified();
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      {
        kind: 'onboard-team',
        team: 'group:default/forecasting',
        domainId: 'd-researchlab1',
        executionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
        justification: 'Winter forecast',
        source: 'page',
      },
      { idempotencyKey: expect.stringMatching(/^[0-9a-f-]{32,36}$/) },
    );
  });

  it('is for the people who are selected in the table', async () => {
    renderOnEntity(teamContent, FORECASTING, { api: requestApi() });
    const row = within(await screen.findByRole('row', { name: 'Aiko Tanaka' }));
    await userEvent.click(row.getByRole('checkbox'));
    await userEvent.click(
      screen.getByRole('button', { name: 'Request Studio access' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('checkbox', { name: 'Aiko Tanaka' })).toBeChecked();
    expect(
      dialog.getByRole('checkbox', { name: 'Priya Nair' }),
    ).not.toBeChecked();
  });

  it('keeps an unsent draft when it is closed', async () => {
    const dialog = await openRequestDialog();
    await userEvent.type(justification(), 'Winter forecast');
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Priya Nair' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Onboard this team' }),
    );
    expect(justification()).toHaveValue('Winter forecast');
    expect(
      screen.getByRole('checkbox', { name: 'Priya Nair' }),
    ).not.toBeChecked();
  });
});

describe('the result of a request that waits for a decision', () => {
  it('names the approvers, and links to the page of the request', async () => {
    const dialog = await openRequestDialog();
    await sendJustified();
    expect(
      await dialog.findByRole('link', { name: /mira\.santos/i }),
    ).toBeVisible();
    expect(dialog.getByRole('link', { name: 'Open request' })).toHaveAttribute(
      'href',
      '/sagemaker-studio/requests/req-1',
    );
  });
});

describe('the result of a request that a policy approves', () => {
  const APPROVED = request({
    status: 'approved',
    decision: {
      outcome: 'approved',
      by: 'policy:research-lab',
      automatic: true,
      at: new Date().toISOString(),
    },
    grants: [grant('Mira Santos', 1), grant('Jonas Weber', 0)],
  });

  async function sendApproved() {
    const api = requestApi({ createRequest: async () => APPROVED });
    api.getRequest.mockResolvedValue(APPROVED);
    const dialog = await openRequestDialog(api);
    await sendJustified();
    await dialog.findByText('Approved; access is being set up');
    return { api, dialog };
  }

  it('shows the progress of each person', async () => {
    const { dialog } = await sendApproved();
    const people = within(
      dialog.getByRole('list', { name: 'Progress per person' }),
    );
    expect(people.getAllByText('In progress')).toHaveLength(2);
    expect(
      people.getByText('Step 2 of 7: Assign to the domain'),
    ).toBeInTheDocument();
  });

  it('moves the focus to the button that closes the dialog', async () => {
    const { dialog } = await sendApproved();
    expect(dialog.getByRole('button', { name: 'Done' })).toHaveFocus();
  });

  it('announces when all are ready', async () => {
    const { api, dialog } = await sendApproved();
    api.getRequest.mockResolvedValue({
      ...APPROVED,
      grants: [grant('Mira Santos', 7), grant('Jonas Weber', 7)],
      outcome: { done: 2 },
    });
    expect(await dialog.findByText('All is set up')).toBeInTheDocument();
    expect(
      dialog
        .getAllByText('2 of 2 ready')
        .some(text => text.getAttribute('role') === 'status'),
    ).toBe(true);
  });
});
