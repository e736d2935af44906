/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { SettingsImportSimulation } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { settings, settingsSimulation } from '../../__fixtures__';
import { refusal, renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/settings';
const YAML = 'sagemakerStudio: { teams: [] }';

function simulation(
  overrides: Partial<SettingsImportSimulation> = {},
): SettingsImportSimulation {
  const { requests, grants } = settingsSimulation();
  return {
    items: [
      {
        kind: 'domain',
        domainId: 'd-researchlab1',
        name: 'research-lab',
        changes: [{ field: 'mode', before: 'observe', after: 'manage' }],
      },
      {
        kind: 'team-rule',
        team: 'group:default/forecasting',
        domainId: 'd-researchlab1',
        domainName: 'research-lab',
        name: 'forecasting',
        changes: [
          { field: 'joiners', after: 'propose' },
          { field: 'noEnd', after: 'true' },
        ],
        rule: {
          automatic: false,
          joiners: [{ displayName: 'Ben Carter' }],
          leavers: [],
        },
      },
      {
        kind: 'team',
        team: 'group:default/research',
        name: 'research',
        changes: [],
        message: 'App-config sets it in sagemakerStudio.teams[0]',
      },
      { kind: 'policy', policy: 'all', name: 'all', changes: [] },
    ],
    requests,
    grants,
    hash: 'as-seen',
    ...overrides,
  };
}

async function openDialog() {
  await userEvent.click(await screen.findByRole('button', { name: 'Import…' }));
  return within(await screen.findByRole('dialog', { name: 'Import…' }));
}

type Dialog = Awaited<ReturnType<typeof openDialog>>;

async function paste(dialog: Dialog, text = YAML) {
  await userEvent.click(
    dialog.getByRole('textbox', { name: /Settings in YAML or JSON/ }),
  );
  await userEvent.paste(text);
  await userEvent.click(
    dialog.getByRole('button', { name: 'Show what changes' }),
  );
}

describe('the import of settings', () => {
  it('shows the differences of each setting and their effect, and imports them as they were shown', async () => {
    const api = studioApi({
      simulateSettingsImport: async () => simulation(),
      importSettings: async () => ({ items: [] }),
    });
    renderPage(PATH, { api });
    const dialog = await openDialog();
    await paste(dialog);
    expect(
      within(
        await dialog.findByRole('list', { name: 'Domain research-lab' }),
      ).getByText('Mode: from Observed only to Managed'),
    ).toBeInTheDocument();
    const rule = within(
      dialog.getByRole('list', {
        name: 'Rule of forecasting for research-lab',
      }),
    );
    expect(
      rule.getByText('Joiners: from not set to Propose access'),
    ).toBeInTheDocument();
    expect(
      rule.getByText('Without an end: from not set to yes'),
    ).toBeInTheDocument();
    for (const text of [
      'Access would be requested for 1 member: Ben Carter',
      'Leads of research stays as it is',
      'App-config sets it in sagemakerStudio.teams[0]',
      '1 setting is like this already.',
      'Access that lasts longer than the new maximum: 1. It stays, and cannot be extended beyond the maximum.',
    ]) {
      expect(dialog.getByText(text)).toBeInTheDocument();
    }
    expect(
      within(
        dialog.getByRole('list', {
          name: 'Requests in review that are affected',
        }),
      ).getByText(/is decided by others then/),
    ).toBeInTheDocument();
    expect(api.importSettings).not.toHaveBeenCalled();

    await userEvent.click(dialog.getByRole('button', { name: 'Import' }));
    expect(api.importSettings).toHaveBeenCalledWith({
      yaml: YAML,
      hash: 'as-seen',
    });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('takes a file', async () => {
    const api = studioApi({ simulateSettingsImport: async () => simulation() });
    renderPage(PATH, { api });
    const dialog = await openDialog();
    await userEvent.upload(
      dialog.getByLabelText('File with settings'),
      new File([YAML], 'settings.yaml'),
    );
    expect(
      await dialog.findByRole('textbox', { name: /Settings in YAML or JSON/ }),
    ).toHaveValue(YAML);
  });

  it('has nothing to import where nothing changes', async () => {
    const api = studioApi({
      simulateSettingsImport: async () =>
        simulation({
          items: [{ kind: 'policy', policy: 'all', name: 'all', changes: [] }],
        }),
    });
    renderPage(PATH, { api });
    const dialog = await openDialog();
    await paste(dialog);
    expect(await dialog.findByText('This changes nothing')).toBeInTheDocument();
    expect(
      dialog.queryByRole('button', { name: 'Import' }),
    ).not.toBeInTheDocument();
  });

  it('says what is wrong, and what somebody else was faster with', async () => {
    const api = studioApi({
      simulateSettingsImport: async ({ yaml }) => {
        if (yaml === 'x') {
          throw await refusal(400, 'InputError', 'yaml: expected an object');
        }
        return simulation();
      },
      importSettings: async () => {
        throw await refusal(
          409,
          'ConflictError',
          'Some of these settings were changed meanwhile.',
        );
      },
    });
    renderPage(PATH, { api });
    const dialog = await openDialog();
    await paste(dialog, 'x');
    expect(
      await dialog.findByText('These settings cannot be imported'),
    ).toBeInTheDocument();
    expect(dialog.getByText('yaml: expected an object')).toBeInTheDocument();
    await userEvent.clear(
      dialog.getByRole('textbox', { name: /Settings in YAML or JSON/ }),
    );
    await paste(dialog);
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Import' }),
    );
    expect(
      await dialog.findByText('The settings were not imported'),
    ).toBeInTheDocument();
    expect(
      dialog.getByText('Some of these settings were changed meanwhile.'),
    ).toBeInTheDocument();
  });

  it('is not offered to who may not change everything', async () => {
    renderPage(PATH, {
      api: studioApi({
        getSettings: async () => settings({ mayChangeAll: false }),
      }),
    });
    await screen.findByRole('list', { name: 'Domains' });
    expect(
      screen.queryByRole('button', { name: 'Import…' }),
    ).not.toBeInTheDocument();
  });
});
