/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { OffboardingPreview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  coolingOff,
  grantedAccess,
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

/** An API with one person, whose plan deletes what is asked for. */
function offboardingApi() {
  const api = teamApi([grantedAccess('Jonas Weber')]);
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

async function openOffboarding(api = offboardingApi()) {
  renderTeam(api);
  await selectPeople('Jonas Weber');
  return { api, dialog: await openAction('Offboard') };
}

describe('the preview of an offboarding', () => {
  it('lists the data of each person', async () => {
    const { dialog } = await openOffboarding();
    const preview = within(
      await dialog.findByRole('list', { name: 'What there is, per person' }),
    );
    for (const text of [
      'JupyterLab default',
      'load-forecast · 50 GB, models · 100 GB · shared',
      'UID 200017',
      'through the group ml-platform',
    ]) {
      expect(preview.getByText(text)).toBeInTheDocument();
    }
  });

  it('says that nothing is deleted until something is chosen, and then when', async () => {
    const { dialog } = await openOffboarding();
    expect(
      await dialog.findByText(/^Nothing is deleted\. Spaces, profile/),
    ).toBeInTheDocument();
    expect(dialog.queryByText(/after 7 days/)).not.toBeInTheDocument();
    await userEvent.click(dialog.getByRole('checkbox', { name: /^Spaces/ }));
    expect(
      await dialog.findByText(/^Access ends at once\. .* after 7 days/),
    ).toBeInTheDocument();
    expect(dialog.queryByText(/^Nothing is deleted/)).not.toBeInTheDocument();
  });

  it('says why it could not be loaded', async () => {
    const api = offboardingApi();
    api.previewOffboarding.mockRejectedValue(
      await refusal(503, 'ServiceUnavailableError', 'The database is away'),
    );
    const { dialog } = await openOffboarding(api);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
  });
});

describe('the deletion of data', () => {
  it('includes the spaces with the profile, since AWS keeps profiles with spaces', async () => {
    const { dialog } = await openOffboarding();
    await userEvent.click(
      dialog.getByRole('checkbox', { name: /^The profile/ }),
    );
    expect(dialog.getByRole('checkbox', { name: /^Spaces/ })).toBeChecked();
  });

  it('lists what will be deleted', async () => {
    const { dialog } = await openOffboarding();
    await userEvent.click(
      dialog.getByRole('checkbox', { name: /^The profile/ }),
    );
    expect(
      await dialog.findByText(
        'Jonas Weber: space load-forecast (50 GB), profile jonas-weber with its home directory (UID 200017)',
      ),
    ).toBeInTheDocument();
  });

  it('is not requested without a confirmation', async () => {
    const { api, dialog } = await openOffboarding();
    await enterJustification();
    await userEvent.click(dialog.getByRole('checkbox', { name: /^Spaces/ }));
    await dialog.findByRole('checkbox', { name: /^I want this deleted/ });
    await pressOnceEnabled(dialog.getByRole('button', { name: 'Offboard' }));
    expect(
      await dialog.findByText('Confirm what is to be deleted for good.'),
    ).toBeInTheDocument();
    expect(dialog.getByRole('checkbox', { name: /for good/ })).toHaveFocus();
    expect(api.createRequest).not.toHaveBeenCalled();
  });

  it('is requested once it is confirmed', async () => {
    const { api, dialog } = await openOffboarding();
    await enterJustification();
    await userEvent.click(
      dialog.getByRole('checkbox', { name: /^The profile/ }),
    );
    await userEvent.click(
      await dialog.findByRole('checkbox', {
        name: 'I want this deleted for good: 1 space with 50 GB, 1 profile with its home directory',
      }),
    );
    await pressOnceEnabled(dialog.getByRole('button', { name: 'Offboard' }));
    await waitFor(() =>
      expect(api.createRequest).toHaveBeenCalledWith(
        {
          ...TEAM_INPUT,
          kind: 'revoke',
          grantIds: ['grant-Jonas Weber'],
          offboarding: { deleteSpaces: true, deleteProfile: true },
        },
        expect.anything(),
      ),
    );
  });

  it('has to be confirmed again after a change', async () => {
    const { dialog } = await openOffboarding();
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
});

describe('an offboarding that was sent', () => {
  it('says until when it can be undone, and links to its page', async () => {
    const api = offboardingApi();
    const sent = request({
      kind: 'revoke',
      status: 'approved',
      offboarding: { deleteSpaces: true, deleteProfile: false },
      grants: [coolingOff('Jonas Weber')],
    });
    api.createRequest.mockResolvedValue(sent);
    api.getRequest.mockResolvedValue(sent);
    const { dialog } = await openOffboarding(api);
    await enterJustification();
    await pressOnceEnabled(dialog.getByRole('button', { name: 'Offboard' }));
    expect(
      await dialog.findByText(/Nothing is deleted before .* undone/),
    ).toBeInTheDocument();
    expect(dialog.getByRole('link', { name: 'Open request' })).toHaveAttribute(
      'href',
      '/sagemaker-studio/requests/req-1',
    );
  });
});
