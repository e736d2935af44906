/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  policySettings,
  settings,
  settingsSimulation,
} from '../../__fixtures__';
import { refusal, renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/settings';

function withPolicies(
  ...policies: Parameters<typeof policySettings>[0][]
): Parameters<typeof studioApi>[0] {
  return {
    getSettings: async () => {
      const all = settings();
      return {
        ...all,
        policies: [...all.policies, ...policies.map(policySettings)],
      };
    },
    simulatePolicySettings: async () =>
      settingsSimulation({
        changes: [
          {
            field: 'approvers',
            before: ['team-leads'],
            after: ['user:default/mira.santos'],
          },
          {
            field: 'teams',
            before: ['*'],
            after: ['group:default/forecasting'],
          },
          { field: 'duration', after: '{ max: P30D }' },
        ],
      }),
  };
}

async function policiesOnPage() {
  const list = within(await screen.findByRole('list', { name: 'Policies' }));
  return (name: string) => {
    const heading = list.getByRole('heading', { name });
    return within(heading.closest('li') ?? heading);
  };
}

async function open(button: string) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return within(await screen.findByRole('dialog'));
}

describe('policies on the page of settings', () => {
  it('are all there with their source, read-only where they are fixed', async () => {
    renderPage(PATH, { api: studioApi(withPolicies({})) });
    const cardOf = await policiesOnPage();
    const configured = cardOf('research-lab');
    expect(configured.getByText('Set in app-config')).toBeInTheDocument();
    expect(
      configured.getByText(/under sagemakerStudio.policies\[0\]/),
    ).toBeInTheDocument();
    const ofModule = cardOf('production');
    expect(ofModule.getByText('Set by a module')).toBeInTheDocument();
    expect(ofModule.getByText(/A module of this portal/)).toBeInTheDocument();
    for (const fixed of [configured, ofModule]) {
      expect(fixed.queryByRole('button')).not.toBeInTheDocument();
    }
    const own = cardOf('forecasters');
    expect(own.getByText('Set in the portal')).toBeInTheDocument();
    expect(own.getByText('At most 90 days. Has to end.')).toBeInTheDocument();
    expect(
      own.getAllByRole('button').map(({ textContent }) => textContent),
    ).toEqual(['Change forecasters…', 'Remove forecasters…']);
  });

  it('are read-only for whoever may not change them', async () => {
    renderPage(PATH, {
      api: studioApi({
        getSettings: async () =>
          settings({
            mayChangeAll: false,
            policies: [policySettings({ mayChange: 'nothing' })],
          }),
      }),
    });
    const own = (await policiesOnPage())('forecasters');
    expect(own.getByText(/Only the platform team/)).toBeInTheDocument();
    expect(own.queryByRole('button')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Add a policy…' }),
    ).not.toBeInTheDocument();
  });

  it('are changed after what would change was shown', async () => {
    const api = studioApi(withPolicies({}));
    renderPage(PATH, { api });
    const dialog = await open('Change forecasters…');
    const text = dialog.getByRole('textbox', { name: 'Policy in YAML' });
    expect(text).toHaveValue('teams:\n  - group:default/forecasting\n');
    await userEvent.clear(text);
    await userEvent.type(text, 'teams: x');
    expect(
      dialog.queryByRole('button', { name: 'Save' }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Show what changes' }),
    );
    const shown = within(
      await dialog.findByRole('region', { name: 'What changes' }),
    );
    for (const change of [
      'Approvers: from Leads of the team to mira.santos',
      'Teams: from Every team to forecasting',
      'Duration: from not set to { max: P30D }',
    ]) {
      expect(shown.getByText(change)).toBeInTheDocument();
    }
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(api.setPolicy).toHaveBeenCalledWith('forecasters', {
      version: 2,
      yaml: 'teams: x',
    });
  });

  it('are added with a name, from a text that says what may stand in it', async () => {
    const api = studioApi(withPolicies());
    api.simulatePolicySettings.mockRejectedValueOnce(
      await refusal(400, 'InputError', 'name: expected a name'),
    );
    renderPage(PATH, { api });
    const dialog = await open('Add a policy…');
    expect(dialog.getByRole('textbox', { name: 'Policy in YAML' })).toHaveValue(
      [
        "# catalog groups, or '*' for every team",
        "teams: ['*']",
        "# domain ids, portal for all domains that are set in the portal, or '*'",
        'domains: [portal]',
        '# anyone or members (of the team)',
        'requesters: anyone',
        '# who may ask for others: leads or anyone',
        'onBehalfOf: leads',
        '# team-leads, domain-owners, parent-group, manager, or users and groups',
        'approvers: [team-leads]',
        '# ISO 8601',
        'duration: { default: P90D, max: P180D }',
        '',
      ].join('\n'),
    );
    const name = dialog.getByRole('textbox', { name: /^Name/ });
    await userEvent.type(name, 'No Name');
    const check = dialog.getByRole('button', { name: 'Show what changes' });
    await userEvent.click(check);
    expect(await dialog.findByText(/name: expected a name/)).toBeVisible();
    await userEvent.clear(name);
    await userEvent.type(name, 'analysts');
    await userEvent.click(check);
    await userEvent.click(await dialog.findByRole('button', { name: 'Save' }));
    expect(api.setPolicy).toHaveBeenCalledWith('analysts', {
      version: 0,
      yaml: expect.stringContaining('requesters: anyone'),
    });
  });

  it('are removed after what would change was shown', async () => {
    const api = studioApi(withPolicies({}));
    renderPage(PATH, { api });
    const dialog = await open('Remove forecasters…');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Show what changes' }),
    );
    expect(
      await dialog.findByRole('list', {
        name: 'Requests in review that are affected',
      }),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Remove' }));
    expect(api.simulatePolicySettings).toHaveBeenCalledWith('forecasters', {
      version: 2,
    });
    expect(api.setPolicy).toHaveBeenCalledWith('forecasters', { version: 2 });
  });

  it('that are not in force say why, and offer what can be done', async () => {
    const notInForce = { isInForce: false, policy: undefined };
    renderPage(PATH, {
      api: studioApi(
        withPolicies(
          { ...notInForce, name: 'taken' },
          { ...notInForce, name: 'broken', problems: ['quorum: unknown key'] },
          { name: 'adrift', problems: ['domains[0]: the domain is gone'] },
        ),
      ),
    });
    const cardOf = await policiesOnPage();
    const taken = cardOf('taken');
    expect(taken.getByText('Not in force')).toBeInTheDocument();
    expect(taken.getByText(/has a policy of this name/)).toBeInTheDocument();
    expect(
      taken.getAllByRole('button').map(({ textContent }) => textContent),
    ).toEqual(['Remove taken…']);
    const broken = cardOf('broken');
    expect(broken.getByText('quorum: unknown key')).toBeInTheDocument();
    expect(broken.getByText(/group:default\/forecasting/)).toBeInTheDocument();
    expect(broken.getAllByRole('button')).toHaveLength(2);
    const adrift = cardOf('adrift');
    expect(adrift.getByText(/does not fit/)).toBeInTheDocument();
    expect(adrift.getByText(/the domain is gone/)).toBeInTheDocument();
  });
});
