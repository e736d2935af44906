/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  DATA_SCIENTIST,
  domainSettings,
  ML_ENGINEER,
  settings,
  settingsSimulation,
  teamSettings,
  teamRule,
  unmanagedAccess,
  unmanagedGroup,
} from '../../__fixtures__';
import { refusal, renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/settings';

async function open(button: string) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return within(await screen.findByRole('dialog'));
}

async function cardOf(name: string) {
  const domains = within(await screen.findByRole('list', { name: 'Domains' }));
  const heading = await domains.findByRole('heading', { name });
  const card = domains
    .getAllByRole('listitem')
    .find(item => item.contains(heading));
  return within(card ?? heading);
}

describe('the settings', () => {
  it('show each domain with its source, and why it cannot be changed', async () => {
    renderPage(PATH, { api: studioApi() });
    const own = await cardOf('research-lab');
    expect(own.getByText('Set in the portal')).toBeInTheDocument();
    expect(own.getByText('90 days')).toBeInTheDocument();
    expect(own.getByText(/Last changed by/)).toBeInTheDocument();
    const fixed = await cardOf('production');
    expect(fixed.getByText('Set in app-config')).toBeInTheDocument();
    expect(
      fixed.getByText(/under sagemakerStudio.domains.d-production1/),
    ).toBeInTheDocument();
    expect(fixed.queryByRole('button')).not.toBeInTheDocument();
    const unset = await cardOf('legacy-lab');
    expect(unset.getByText('Nothing set yet')).toBeInTheDocument();
    expect(
      unset.getByRole('button', { name: 'Manage legacy-lab…' }),
    ).toBeInTheDocument();
  });

  it('show what exists in AWS before a domain is brought under management', async () => {
    const api = studioApi({
      listUnmanagedAccess: async () =>
        unmanagedAccess({ groups: [unmanagedGroup()] }),
    });
    renderPage(PATH, { api });
    const dialog = await open('Manage legacy-lab…');
    const existing = within(
      await dialog.findByRole('region', {
        name: 'What exists in AWS without a grant',
      }),
    );
    expect(
      existing.getByText('Through the group finance-analytics, 14 people'),
    ).toBeInTheDocument();
    expect(
      existing.getByText(
        '2 people are assigned directly: Ben Carter and Chloe Martin',
      ),
    ).toBeInTheDocument();
    expect(
      existing.getByRole('link', { name: 'Record or remove it' }),
    ).toHaveAttribute('href', '/sagemaker-studio/domains/d-legacylab01');
    expect(api.listUnmanagedAccess).toHaveBeenCalledWith(
      'd-legacylab01',
      {},
      expect.anything(),
    );
    await userEvent.click(dialog.getByRole('radio', { name: /Observe/ }));
    expect(
      dialog.queryByRole('region', {
        name: 'What exists in AWS without a grant',
      }),
    ).not.toBeInTheDocument();
  });

  it('say who leads a team without being named', async () => {
    const otherLeads = {
      patterns: ['{team}-leads'],
      byParent: true,
      byManager: true,
    };
    renderPage(PATH, {
      api: studioApi({
        getSettings: async () =>
          settings({
            teams: [teamSettings({ otherLeads })],
            everyTeam: {
              key: 'sagemakerStudio.teams[0]',
              otherLeads: { ...otherLeads, byParent: false, byManager: false },
            },
          }),
      }),
    });
    const teams = within(
      await screen.findByRole('list', { name: 'Teams and their leads' }),
    );
    for (const sentence of [
      'Also the members of the group {team}-leads.',
      'Also the leads of the parent team.',
      'Also the manager of a member, for requests about that member alone.',
    ]) {
      expect(teams.getByText(sentence)).toBeInTheDocument();
    }
    expect(
      screen.getByText(
        'Leads of every team that is not listed or has nobody set: Also the members of the group {team}-leads. (sagemakerStudio.teams[0] in app-config)',
      ),
    ).toBeInTheDocument();
  });

  it('list the rules of teams, first those that need somebody', async () => {
    renderPage(PATH, {
      api: studioApi({
        listTeamRules: async () => ({
          items: [
            teamRule(),
            teamRule({
              domainId: 'd-other',
              domainName: 'other',
              isLapsed: true,
            }),
          ],
        }),
      }),
    });
    const list = within(
      await screen.findByRole('list', { name: 'Team rules' }),
    );
    expect(
      list.getAllByRole('heading').map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining('in other'),
      expect.stringContaining('in research-lab'),
    ]);
    expect(list.getByText('The rule only proposes')).toBeInTheDocument();
  });

  it('show what changes before they are saved', async () => {
    const api = studioApi({
      setDomain: async () => domainSettings({ maxDuration: 'P30D' }),
    });
    renderPage(PATH, { api });
    const dialog = await open('Change research-lab…');
    expect(
      dialog.queryByRole('button', { name: 'Save' }),
    ).not.toBeInTheDocument();
    const days = dialog.getByRole('textbox', {
      name: 'Longest duration in days',
    });
    await userEvent.clear(days);
    await userEvent.type(days, '30');
    await userEvent.tab();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Show what changes' }),
    );
    const changes = within(
      await dialog.findByRole('region', { name: 'What changes' }),
    );
    expect(
      changes.getByText('Longest duration: from 90 days to 30 days'),
    ).toBeInTheDocument();
    expect(
      changes.getByText(/longer than the new maximum: 1\./),
    ).toBeInTheDocument();
    expect(changes.getByText(/is decided by others then/)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    const input = {
      version: 3,
      mode: 'manage',
      owners: ['user:default/mira.santos'],
      roles: [
        {
          role: domainSettings().defaultExecutionRole,
          name: 'Data scientist',
          purpose: 'Notebooks',
        },
      ],
      maxDuration: 'P30D',
      contact: '#research-lab',
    };
    expect(api.simulateDomainSettings).toHaveBeenCalledWith(
      'd-researchlab1',
      expect.objectContaining(input),
    );
    expect(api.setDomain).toHaveBeenCalledWith(
      'd-researchlab1',
      expect.objectContaining(input),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('have another edit looked at again, and say who was faster', async () => {
    const error = await refusal(
      409,
      'ConflictError',
      'The settings have changed since you loaded them',
    );
    const api = studioApi({ setDomain: () => Promise.reject(error) });
    renderPage(PATH, { api });
    const dialog = await open('Change research-lab…');
    const contact = dialog.getByRole('textbox', { name: 'Contact' });
    await userEvent.type(contact, '!');
    const check = { name: 'Show what changes' };
    await userEvent.click(dialog.getByRole('button', check));
    await dialog.findByRole('button', { name: 'Save' });
    await userEvent.type(contact, '?');
    await userEvent.click(dialog.getByRole('button', check));
    await userEvent.click(await dialog.findByRole('button', { name: 'Save' }));
    expect(
      await dialog.findByText(
        'The settings have changed since you loaded them',
      ),
    ).toBeInTheDocument();
  });

  it('bring a domain that nobody has configured under management', async () => {
    const api = studioApi({
      setDomain: async () => domainSettings(),
      simulateDomainSettings: async () =>
        settingsSimulation({
          changes: [
            { field: 'mode', before: 'observe', after: 'manage' },
            {
              field: 'owners',
              after: ['group:default/research', 'user:default/mira.santos'],
            },
            {
              field: 'roles',
              after: [
                { role: DATA_SCIENTIST, name: 'Scientist', purpose: 'Science' },
                { role: ML_ENGINEER },
              ],
            },
          ],
          requests: [],
          grants: [],
        }),
    });
    renderPage(PATH, { api });
    const dialog = await open('Manage legacy-lab…');
    expect(dialog.getByRole('radio', { name: /^Managed/ })).toBeChecked();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Show what changes' }),
    );
    expect(
      await dialog.findByText(/No request in review and no access is affected/),
    ).toBeInTheDocument();
    for (const change of [
      'Mode: from Observed only to Managed',
      'Owners: from not set to research and mira.santos',
      'Roles: from not set to Scientist (StudioDataScientist): Science and StudioMlEngineer',
    ]) {
      expect(dialog.getByText(change)).toBeInTheDocument();
    }
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(api.setDomain).toHaveBeenCalledWith(
      'd-legacylab01',
      expect.objectContaining({ version: 0, mode: 'manage' }),
    );
  });

  it('let owners change the contact and the durations only', async () => {
    renderPage(PATH, {
      api: studioApi({
        getSettings: async () =>
          settings({
            mayChangeAll: false,
            domains: [domainSettings({ mayChange: 'some' })],
          }),
      }),
    });
    const dialog = await open('Change research-lab…');
    expect(dialog.getByText(/As an owner of the domain/)).toBeInTheDocument();
    expect(dialog.queryByRole('radio')).not.toBeInTheDocument();
    expect(dialog.getByRole('textbox', { name: 'Contact' })).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Export as YAML' }),
    ).not.toBeInTheDocument();
  });

  it('say where nobody can ask for access, before that is saved and after, with a link to the policies', async () => {
    const api = studioApi({
      getSettings: async () =>
        settings({ domains: [domainSettings({ nobodyCanAsk: true })] }),
      simulateDomainSettings: async () =>
        settingsSimulation({
          changes: [{ field: 'mode', before: 'observe', after: 'manage' }],
          nobodyCanAsk: true,
        }),
    });
    renderPage(PATH, { api });
    const told = 'No policy covers this domain, so nobody can ask for access';
    const card = await cardOf('research-lab');
    expect(card.getByText(told)).toBeInTheDocument();
    expect(card.getByRole('link', { name: /Who decides/i })).toHaveAttribute(
      'href',
      expect.stringContaining('?domain=d-researchlab1'),
    );
    const dialog = await open('Change research-lab…');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Show what changes' }),
    );
    expect(await dialog.findByText(told)).toBeInTheDocument();
  });

  it('name the leads of a team', async () => {
    const api = studioApi({
      simulateTeamSettings: async () =>
        settingsSimulation({
          changes: [{ field: 'leads', before: ['user:default/mira.santos'] }],
          grants: [],
        }),
    });
    renderPage(PATH, { api });
    const dialog = await open('Leads of forecasting…');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Remove mira.santos' }),
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Show what changes' }),
    );
    await userEvent.click(await dialog.findByRole('button', { name: 'Save' }));
    expect(api.setTeam).toHaveBeenCalledWith('group:default/forecasting', {
      version: 1,
      leads: [],
    });
  });

  it('are exported for app-config', async () => {
    const { createObjectURL, revokeObjectURL } = URL;
    const saved: string[] = [];
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    // jsdom has neither.
    URL.createObjectURL = jest.fn(() => 'blob:settings');
    URL.revokeObjectURL = jest.fn();
    try {
      renderPage(PATH, {
        api: studioApi({
          exportSettings: async () => ({ yaml: 'sagemakerStudio: {}\n' }),
        }),
      });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Export as YAML' }),
      );
      expect(saved).toEqual(['app-config.studio-settings.yaml']);
    } finally {
      jest.restoreAllMocks();
      Object.assign(URL, { createObjectURL, revokeObjectURL });
    }
  });
});
