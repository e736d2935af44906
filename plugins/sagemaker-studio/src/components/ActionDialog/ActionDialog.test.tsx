/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  OffboardingPreview,
  PersonAccess,
  PlanInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  access,
  DATA_SCIENTIST,
  DIAGNOSES,
  forecasting,
  grant,
  grantedAccess,
  ML_ENGINEER,
  plan,
  planItem,
  request,
} from '../../__fixtures__';
import {
  FORECASTING,
  pressOnceEnabled,
  refusal,
  renderOnEntity,
  studioApi,
} from '../../__testUtils__';
import { teamContent } from '../../extensions/entity';

const PLACE = {
  team: 'group:default/forecasting',
  domainId: 'd-researchlab1',
  source: 'page',
};

function apiOf(people: PersonAccess[]) {
  return studioApi({
    getTeamAccess: async () => forecasting({ people }),
    createRequest: async () => request(),
  });
}

async function choose(...names: string[]) {
  for (const name of names) {
    const row = within(await screen.findByRole('row', { name }));
    await userEvent.click(row.getByRole('checkbox'));
  }
}

async function open(action: string, title: string = action) {
  await userEvent.click(await screen.findByRole('button', { name: action }));
  return within(await screen.findByRole('dialog', { name: title }));
}

async function sayWhy() {
  await userEvent.click(
    screen.getByRole('textbox', { name: /^Justification/ }),
  );
  await userEvent.paste('Winter forecast');
}

describe('what can be asked for those who are chosen', () => {
  it('says why nothing can be asked for nobody', async () => {
    renderOnEntity(teamContent, FORECASTING, {
      api: apiOf([grantedAccess('Jonas Weber')]),
    });
    await screen.findByRole('row', { name: 'Jonas Weber' });
    for (const name of ['Extend', 'Change role', 'Revoke', 'Offboard']) {
      expect(screen.getByRole('button', { name })).toBeDisabled();
      expect(screen.getByRole('button', { name })).toHaveAccessibleDescription(
        'Choose people in the table to extend, change or take back their access.',
      );
    }
  });

  it('says which of it is not possible, and why', async () => {
    renderOnEntity(teamContent, FORECASTING, {
      api: apiOf([
        grantedAccess('Jonas Weber', { expiresAt: undefined }),
        access('Aiko Tanaka'),
      ]),
    });
    await choose('Jonas Weber');
    expect(screen.getByRole('button', { name: 'Revoke' })).toBeEnabled();
    expect(
      screen.getByText(/^Extend: the access lasts until it is revoked/),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Choose nobody' }),
    );
    await choose('Aiko Tanaka');
    expect(
      screen.getByText(
        /^Extend, Change role, Revoke, Offboard: no access was granted here/,
      ),
    ).toBeInTheDocument();
  });

  it('lets people be chosen with the keyboard', async () => {
    renderOnEntity(teamContent, FORECASTING, {
      api: apiOf(
        ['Jonas Weber', 'Aiko Tanaka'].map(name => grantedAccess(name)),
      ),
    });
    const row = await screen.findByRole('row', { name: 'Aiko Tanaka' });
    row.focus();
    await userEvent.keyboard(' ');
    expect(screen.getByText('1 person chosen')).toBeInTheDocument();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('2 people chosen')).toBeInTheDocument();
  });

  it('extends: the plan first, then the grants and the duration', async () => {
    const api = apiOf([
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
        }),
      ]),
    );
    renderOnEntity(teamContent, FORECASTING, { api });
    await choose('Jonas Weber', 'Aiko Tanaka', 'Priya Nair');
    const dialog = await open('Extend', 'Extend access');
    expect(
      dialog.getByText(/^Not for Priya Nair: no access was granted here/),
    ).toBeInTheDocument();
    const line = await dialog.findByText(
      'Jonas Weber keeps the access until Mar 1, 2099 instead of Jan 12, 2099; nothing is interrupted.',
    );
    expect(line).toBeInTheDocument();
    expect(dialog.queryByText('Nothing to change')).not.toBeInTheDocument();

    await userEvent.click(dialog.getByRole('button', { name: /Extend by/ }));
    await userEvent.click(screen.getByRole('option', { name: '30 days' }));
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    expect(
      await dialog.findByText('Say why; it stays on record.'),
    ).toBeInTheDocument();
    expect(api.createRequest).not.toHaveBeenCalled();
    await sayWhy();
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    expect(
      await dialog.findByText('The request waits for a decision'),
    ).toBeInTheDocument();
    expect(api.createRequest).toHaveBeenCalledWith(
      {
        ...PLACE,
        kind: 'extend',
        grantIds: ['grant-Jonas Weber', 'grant-Aiko Tanaka'],
        duration: 'P30D',
        justification: 'Winter forecast',
      },
      { idempotencyKey: expect.any(String) },
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
    expect(await screen.findByText('0 people chosen')).toBeInTheDocument();
  });

  it('changes the role of those who do not have it yet', async () => {
    const api = apiOf([
      grantedAccess('Jonas Weber'),
      grantedAccess('Aiko Tanaka', { executionRole: ML_ENGINEER }),
    ]);
    renderOnEntity(teamContent, FORECASTING, { api });
    await choose('Jonas Weber', 'Aiko Tanaka');
    const dialog = await open('Change role');
    await sayWhy();
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
        ...PLACE,
        kind: 'change-role',
        grantIds: ['grant-Jonas Weber'],
        executionRole: ML_ENGINEER,
        justification: 'Winter forecast',
      },
      expect.anything(),
    );
  });

  it('revokes, says what stays, and tells when the access is gone', async () => {
    const api = apiOf([grantedAccess('Jonas Weber')]);
    api.createRequest.mockResolvedValue(
      request({
        kind: 'revoke',
        status: 'approved',
        grants: [grant('Jonas Weber', 7, { status: 'deprovisioning' })],
      }),
    );
    api.getRequest.mockResolvedValue(
      request({
        kind: 'revoke',
        status: 'approved',
        grants: [grant('Jonas Weber', 7, { status: 'ended' })],
      }),
    );
    renderOnEntity(teamContent, FORECASTING, { api });
    await choose('Jonas Weber');
    const dialog = await open('Revoke', 'Revoke access');
    expect(
      dialog.getByText(/Spaces, profile and home directory stay/),
    ).toBeInTheDocument();
    await sayWhy();
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Revoke access' }),
    );
    expect(await dialog.findByText('Access is taken away')).toBeInTheDocument();
    expect(api.createRequest).toHaveBeenCalledWith(
      {
        ...PLACE,
        kind: 'revoke',
        grantIds: ['grant-Jonas Weber'],
        justification: 'Winter forecast',
      },
      expect.anything(),
    );
  });

  it('shows the refusal of a plan in words', async () => {
    const api = apiOf([grantedAccess('Jonas Weber')]);
    api.planRequest.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'The grants are somebody else’s'),
    );
    renderOnEntity(teamContent, FORECASTING, { api });
    await choose('Jonas Weber');
    const dialog = await open('Extend', 'Extend access');
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The grants are somebody else’s',
    );
  });

  it('opens prefilled from the repair that a diagnosis offers', async () => {
    const input: PlanInput = {
      kind: 'grant',
      team: 'group:default/forecasting',
      domainId: 'd-researchlab1',
      executionRole: DATA_SCIENTIST,
      people: ['user:default/lena.fischer'],
    };
    const api = apiOf([
      access('Lena Fischer', {
        diagnosis: {
          ...DIAGNOSES.profileWithoutAssignment,
          repair: { label: 'Request access again', input },
        },
      }),
    ]);
    renderOnEntity(teamContent, FORECASTING, { api });
    const dialog = await open(
      'Request access again: Lena Fischer',
      'Request access again',
    );
    await sayWhy();
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      { ...input, source: 'page', justification: 'Winter forecast' },
      expect.anything(),
    );
  });
});

describe('offboarding', () => {
  const PREVIEW: OffboardingPreview = {
    grantId: 'grant-Jonas Weber',
    apps: [{ type: 'JupyterLab', name: 'default', status: 'InService' }],
    spaces: [
      { name: 'load-forecast', sizeGb: 50, shared: false },
      { name: 'models', sizeGb: 100, shared: true },
    ],
    profileName: 'jonas-weber',
    homeDirectoryUid: '200017',
    remainingAccess: ['through the group ml-platform'],
    coolingOff: 'P7D',
    seenAt: new Date().toISOString(),
  };

  function leaving() {
    const api = apiOf([grantedAccess('Jonas Weber')]);
    api.previewOffboarding.mockResolvedValue(PREVIEW);
    api.planRequest.mockImplementation(async ({ offboarding }) =>
      plan([
        planItem('Jonas Weber', {
          sentence: 'Jonas Weber is no longer assigned to the domain.',
          steps: [
            { do: 'remove-assignment' },
            ...(offboarding?.deleteSpaces
              ? [
                  {
                    do: 'delete-spaces' as const,
                    spaces: [{ name: 'load-forecast', sizeGb: 50 }],
                  },
                ]
              : []),
            ...(offboarding?.deleteProfile
              ? [
                  {
                    do: 'delete-profile' as const,
                    profileName: 'jonas-weber',
                    homeDirectoryUid: '200017',
                  },
                ]
              : []),
          ],
        }),
      ]),
    );
    return api;
  }

  it('shows what there is, and deletes only what was confirmed by name', async () => {
    const api = leaving();
    renderOnEntity(teamContent, FORECASTING, { api });
    await choose('Jonas Weber');
    const dialog = await open('Offboard');
    const there = within(
      await dialog.findByRole('list', { name: 'What there is, per person' }),
    );
    for (const text of [
      'JupyterLab default',
      'load-forecast · 50 GB, models · 100 GB · shared',
      'UID 200017',
      'through the group ml-platform',
    ]) {
      expect(there.getByText(text)).toBeInTheDocument();
    }
    expect(
      dialog.getByText(/^Nothing is deleted for 7 days/),
    ).toBeInTheDocument();

    await sayWhy();
    await userEvent.click(
      dialog.getByRole('checkbox', { name: /^The profile/ }),
    );
    // AWS deletes no profile that owns spaces.
    expect(dialog.getByRole('checkbox', { name: /^Spaces/ })).toBeChecked();
    const confirmation = await dialog.findByRole('checkbox', {
      name: 'I want this deleted for good: 1 space with 50 GB, 1 profile with its home directory',
    });
    expect(
      dialog.getByText(
        'Jonas Weber: space load-forecast (50 GB), profile jonas-weber with its home directory (UID 200017)',
      ),
    ).toBeInTheDocument();
    await pressOnceEnabled(dialog.getByRole('button', { name: 'Offboard' }));
    expect(
      await dialog.findByText('Confirm what is to be deleted for good.'),
    ).toBeInTheDocument();
    expect(api.createRequest).not.toHaveBeenCalled();

    await userEvent.click(confirmation);
    await pressOnceEnabled(dialog.getByRole('button', { name: 'Offboard' }));
    await waitFor(() =>
      expect(api.createRequest).toHaveBeenCalledWith(
        {
          ...PLACE,
          kind: 'revoke',
          grantIds: ['grant-Jonas Weber'],
          offboarding: { deleteSpaces: true, deleteProfile: true },
          justification: 'Winter forecast',
        },
        expect.anything(),
      ),
    );
  });

  it('has another choice confirmed anew', async () => {
    const api = leaving();
    renderOnEntity(teamContent, FORECASTING, { api });
    await choose('Jonas Weber');
    const dialog = await open('Offboard');
    await userEvent.click(dialog.getByRole('checkbox', { name: /^Spaces/ }));
    await userEvent.click(
      await dialog.findByRole('checkbox', {
        name: 'I want this deleted for good: 1 space with 50 GB',
      }),
    );
    await userEvent.click(
      dialog.getByRole('checkbox', { name: /^The profile/ }),
    );
    expect(
      await dialog.findByRole('checkbox', { name: /1 space.*1 profile/ }),
    ).not.toBeChecked();
  });

  it('says how long it can be undone', async () => {
    const api = leaving();
    const held = grant('Jonas Weber', 7, { status: 'deprovisioning' });
    const cooling = request({
      kind: 'revoke',
      status: 'approved',
      offboarding: { deleteSpaces: true, deleteProfile: false },
      grants: [
        {
          ...held,
          operation: held.operation && {
            ...held.operation,
            kind: 'deprovision',
            status: 'waiting',
            nextTryAt: '2099-12-01T08:00:00.000Z',
            steps: [
              { name: 'remove-assignment', status: 'done', attempts: 1 },
              { name: 'cool-off', status: 'running', attempts: 1 },
              { name: 'delete-spaces', status: 'waiting', attempts: 0 },
            ],
          },
        },
      ],
    });
    api.createRequest.mockResolvedValue(cooling);
    api.getRequest.mockResolvedValue(cooling);
    renderOnEntity(teamContent, FORECASTING, { api });
    await choose('Jonas Weber');
    const dialog = await open('Offboard');
    await sayWhy();
    await pressOnceEnabled(dialog.getByRole('button', { name: 'Offboard' }));
    expect(
      await dialog.findByText(/Nothing is deleted before .*2099.* undone/),
    ).toBeInTheDocument();
    expect(dialog.getByRole('link', { name: 'Open request' })).toHaveAttribute(
      'href',
      '/sagemaker-studio/requests/req-1',
    );
  });

  it('says when what there is could not be loaded', async () => {
    const api = leaving();
    api.previewOffboarding.mockRejectedValue(
      await refusal(503, 'ServiceUnavailableError', 'The database is away'),
    );
    renderOnEntity(teamContent, FORECASTING, { api });
    await choose('Jonas Weber');
    const dialog = await open('Offboard');
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
  });
});
