/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PlanInput } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  access,
  DATA_SCIENTIST,
  DIAGNOSES,
  grant,
  grantedAccess,
  ML_ENGINEER,
  plan,
  planItem,
  request,
} from '../../__fixtures__';
import { pressOnceEnabled, refusal } from '../../__testUtils__';
import {
  enterJustification,
  openAction,
  renderTeam,
  selectPeople,
  TEAM_INPUT,
  teamApi,
} from './__testUtils__/actions';

describe('an extension', () => {
  /** Opens the dialog for two people with a grant and one without. */
  async function openExtension() {
    const api = teamApi([
      ...['Jonas Weber', 'Aiko Tanaka'].map(name => grantedAccess(name)),
      access('Priya Nair'),
    ]);
    api.planRequest.mockResolvedValue(
      plan([
        planItem('Jonas Weber', {
          steps: [
            {
              do: 'extend',
              from: '2099-01-12T12:00:00Z',
              to: '2099-03-01T12:00:00Z',
            },
          ],
          changes: false,
          messages: {
            sentence: {
              code: 'plan.extend',
              params: {
                person: 'Jonas Weber',
                before: { date: '2099-01-12T12:00:00Z' },
                end: { date: '2099-03-01T12:00:00Z' },
              },
            },
          },
        }),
      ]),
    );
    renderTeam(api);
    await selectPeople('Jonas Weber', 'Aiko Tanaka', 'Priya Nair');
    return { api, dialog: await openAction('Extend', 'Extend access') };
  }

  it('names the people it does not apply to', async () => {
    const { dialog } = await openExtension();
    expect(
      dialog.getByText(/^Not for Priya Nair: no access was granted here/),
    ).toBeInTheDocument();
  });

  it('shows its plan, which is a change although nothing changes in AWS', async () => {
    const { dialog } = await openExtension();
    expect(
      await dialog.findByText(
        'Jonas Weber keeps the access until Mar 1, 2099 instead of Jan 12, 2099; nothing is interrupted.',
      ),
    ).toBeInTheDocument();
    expect(dialog.queryByText('Nothing to change')).not.toBeInTheDocument();
  });

  it('needs a justification', async () => {
    const { api, dialog } = await openExtension();
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    expect(
      await dialog.findByText('Say why; it is kept in the audit log.'),
    ).toBeInTheDocument();
    expect(
      dialog.getByRole('textbox', { name: /^Justification/ }),
    ).toHaveFocus();
    expect(api.createRequest).not.toHaveBeenCalled();
  });

  it('is sent with its grants and the duration, and clears the selection', async () => {
    const { api, dialog } = await openExtension();
    await userEvent.click(dialog.getByRole('button', { name: /Extend by/ }));
    await userEvent.click(screen.getByRole('option', { name: /30 days/ }));
    await enterJustification();
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    expect(
      await dialog.findByText('The request waits for a decision'),
    ).toBeInTheDocument();
    expect(api.createRequest).toHaveBeenCalledWith(
      {
        ...TEAM_INPUT,
        kind: 'extend',
        grantIds: ['grant-Jonas Weber', 'grant-Aiko Tanaka'],
        duration: 'P30D',
      },
      { idempotencyKey: expect.any(String) },
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
    expect(await screen.findByText('0 selected')).toBeInTheDocument();
  });

  it('is for as long as before, with the date, and without an end only after a warning', async () => {
    const api = teamApi([
      grantedAccess('Jonas Weber', { expiresAt: '2099-01-12T12:00:00Z' }),
    ]);
    api.planRequest.mockResolvedValue(
      plan([planItem('Jonas Weber')], {
        terms: { usual: 'P7D', mayHaveNoEnd: true },
        decision: {
          automatic: false,
          stages: [
            {
              name: 'leads',
              approvers: [
                'user:default/mira.santos',
                'user:default/tomas.oliveira',
              ],
              quorum: 1,
              fallback: false,
              canBeDecided: true,
            },
          ],
        },
      }),
    );
    renderTeam(api);
    await selectPeople('Jonas Weber');
    const dialog = await openAction('Extend', 'Extend access');
    expect(
      await dialog.findByRole('button', {
        name: /Until Jan 19, 2099 \(7 days\)/,
      }),
    ).toBeInTheDocument();
    // Mira asks, and does not decide.
    expect(dialog.getByRole('link', { name: 'tomas.oliveira' })).toBeVisible();
    expect(
      dialog.queryByRole('link', { name: 'mira.santos' }),
    ).not.toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: /Extend by/ }));
    await userEvent.click(screen.getByRole('option', { name: 'No end date' }));
    expect(
      await dialog.findByText('This access never ends by itself'),
    ).toBeInTheDocument();
    await enterJustification();
    api.createRequest.mockRejectedValue(
      await refusal(409, 'ConflictError', 'The grant has ended'),
    );
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    const alert = await dialog.findByRole('alert');
    expect(alert).toHaveTextContent('The grant has ended');
    // Above the buttons, where it is in sight, and read out.
    expect(alert.parentElement).toHaveFocus();
    expect(api.createRequest).toHaveBeenCalledWith(
      {
        ...TEAM_INPUT,
        kind: 'extend',
        grantIds: ['grant-Jonas Weber'],
        noEnd: true,
      },
      { idempotencyKey: expect.any(String) },
    );
  });

  it('cannot be sent while nobody can decide it', async () => {
    const api = teamApi([grantedAccess('Jonas Weber')]);
    api.planRequest.mockResolvedValue(
      plan([planItem('Jonas Weber')], {
        decision: {
          automatic: false,
          stages: [
            {
              name: 'leads',
              approvers: ['user:default/mira.santos'],
              quorum: 1,
              fallback: false,
              canBeDecided: false,
            },
          ],
        },
      }),
    );
    renderTeam(api);
    await selectPeople('Jonas Weber');
    const dialog = await openAction('Extend', 'Extend access');
    expect(
      await dialog.findByText('Nobody can decide this request'),
    ).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Send request' })).toBeDisabled();
  });

  it('shows why its plan is refused', async () => {
    const api = teamApi([grantedAccess('Jonas Weber')]);
    api.planRequest.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'The grants are of another team'),
    );
    renderTeam(api);
    await selectPeople('Jonas Weber');
    const dialog = await openAction('Extend', 'Extend access');
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The grants are of another team',
    );
  });
});

describe('a change of role', () => {
  it('is for those who do not have the role yet', async () => {
    const api = teamApi([
      grantedAccess('Jonas Weber'),
      grantedAccess('Aiko Tanaka', { executionRole: ML_ENGINEER }),
    ]);
    renderTeam(api);
    await selectPeople('Jonas Weber', 'Aiko Tanaka');
    const dialog = await openAction('Change role');
    await enterJustification();
    await userEvent.click(
      dialog.getByRole('button', { name: /Execution role/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /StudioMlEngineer/ }),
    );
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      {
        ...TEAM_INPUT,
        kind: 'change-role',
        grantIds: ['grant-Jonas Weber'],
        executionRole: ML_ENGINEER,
      },
      expect.anything(),
    );
  });
});

describe('a revocation', () => {
  const revocation = (status: 'deprovisioning' | 'ended') =>
    request({
      kind: 'revoke',
      status: 'approved',
      grants: [grant('Jonas Weber', 7, { status })],
    });

  async function openRevocation() {
    const api = teamApi([grantedAccess('Jonas Weber')]);
    api.createRequest.mockResolvedValue(revocation('deprovisioning'));
    api.getRequest.mockResolvedValue(revocation('ended'));
    renderTeam(api);
    await selectPeople('Jonas Weber');
    return { api, dialog: await openAction('Revoke', 'Revoke access') };
  }

  it('says which data stays', async () => {
    const { dialog } = await openRevocation();
    expect(
      dialog.getByText(/Spaces, profile and home directory stay/),
    ).toBeInTheDocument();
  });

  it('is sent, and reports when access is removed', async () => {
    const { api, dialog } = await openRevocation();
    await enterJustification();
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Revoke access' }),
    );
    expect(await dialog.findByText('Access removed')).toBeInTheDocument();
    expect(api.createRequest).toHaveBeenCalledWith(
      { ...TEAM_INPUT, kind: 'revoke', grantIds: ['grant-Jonas Weber'] },
      expect.anything(),
    );
  });
});

describe('a repair', () => {
  it('opens with the input that the diagnosis proposes', async () => {
    const input: PlanInput = {
      kind: 'grant',
      team: 'group:default/forecasting',
      domainId: 'd-researchlab1',
      executionRole: DATA_SCIENTIST,
      people: ['user:default/lena.fischer'],
    };
    const api = teamApi([
      access('Lena Fischer', {
        diagnosis: {
          ...DIAGNOSES.profileWithoutAssignment,
          repair: { label: 'Request access again', input },
        },
      }),
    ]);
    renderTeam(api);
    const dialog = await openAction(
      'Request access again: Lena Fischer',
      'Request access again',
    );
    await enterJustification();
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      { ...TEAM_INPUT, ...input },
      expect.anything(),
    );
  });
});
