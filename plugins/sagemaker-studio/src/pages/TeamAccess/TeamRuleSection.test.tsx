/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { request, teamRule, teamRuleSimulation } from '../../__fixtures__';
import {
  FORECASTING,
  refusal,
  renderOnEntity,
  studioApi,
} from '../../__testUtils__';
import {
  openRequestDialog,
  requestApi,
  sendJustified,
} from '../../components/RequestDialog/__testUtils__/requestDialog';
import { teamContent } from '../../extensions/entity';

const renderTeam = (api: ReturnType<typeof studioApi>) =>
  renderOnEntity(teamContent, FORECASTING, { api });

const open = async (button: string) => {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return within(await screen.findByRole('dialog'));
};

describe('the team rule', () => {
  it('says what it does, and what keeps it from doing so', async () => {
    renderTeam(
      studioApi({
        listTeamRules: async () => ({
          items: [
            teamRule({
              joiners: 'automatic',
              waiting: 2,
              isLapsed: true,
              held: { joiners: 12, leavers: 0 },
              problem: 'The role is not offered',
            }),
          ],
        }),
      }),
    );
    expect(
      await screen.findByText(
        'Whoever joins the team gets access at once. For whoever leaves the team, the end of access is proposed. 2 proposals wait for a decision.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('The rule only proposes')).toBeInTheDocument();
    expect(
      screen.getByText(
        /would be requested for 12 people.*\. Decide on the page Domains\.$/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('The role is not offered')).toBeInTheDocument();
  });

  it('is shown read-only where app-config sets it', async () => {
    renderTeam(
      studioApi({
        listTeamRules: async () => ({
          items: [teamRule({ source: 'app-config', mayChange: false })],
          viewerMaySet: true,
        }),
      }),
    );
    expect(
      await screen.findByText(
        'App-config sets this rule, so it cannot be changed here.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Change the rule…' }),
    ).not.toBeInTheDocument();
  });

  it('is not spoken of where there is none and nobody here may set one', async () => {
    const api = studioApi({
      listTeamRules: async () => ({ items: [], viewerMaySet: false }),
    });
    renderTeam(api);
    await screen.findByRole('row', { name: 'Jonas Weber' });
    expect(screen.queryByText(/^Team rule for/)).not.toBeInTheDocument();
  });

  it('is set once it was shown what it would do', async () => {
    const api = studioApi({
      listTeamRules: async () => ({ items: [], viewerMaySet: true }),
      setTeamRule: async () => teamRule(),
      simulateTeamRule: async () => teamRuleSimulation(),
    });
    renderTeam(api);
    const dialog = await open('Set a team rule…');
    await userEvent.click(
      within(
        dialog.getByRole('radiogroup', {
          name: 'When somebody joins the team',
        }),
      ).getByRole('radio', { name: 'Give access at once' }),
    );
    await userEvent.type(
      dialog.getByRole('textbox', {
        name: /What the team needs the access for/,
      }),
      'They train models',
    );
    expect(
      dialog.queryByRole('button', { name: 'Save' }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Show what changes' }),
    );
    expect(
      await dialog.findByText(
        'Access would be requested for 2 members: Jonas Weber and Priya Nair',
      ),
    ).toBeInTheDocument();
    expect(
      dialog.getByText('1 person would lose access: Ben Carter'),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(api.setTeamRule).toHaveBeenCalledWith(
      'group:default/forecasting',
      'd-researchlab1',
      expect.objectContaining({
        version: 0,
        joiners: 'automatic',
        leavers: 'propose',
        justification: 'They train models',
      }),
    );
  });

  it('is not saved when the policies want a decision', async () => {
    const error = await refusal(400, 'InputError', "Choose 'propose'");
    renderTeam(studioApi({ simulateTeamRule: () => Promise.reject(error) }));
    const dialog = await open('Change the rule…');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Show what changes' }),
    );
    expect(await dialog.findByText("Choose 'propose'")).toBeInTheDocument();
    expect(
      dialog.queryByRole('button', { name: 'Save' }),
    ).not.toBeInTheDocument();
  });

  it('is offered once the team is onboarded', async () => {
    const api = requestApi({
      listTeamRules: async () => ({ items: [], viewerMaySet: true }),
      createRequest: async () => request({ kind: 'onboard-team' }),
    });
    const result = await openRequestDialog(api);
    await sendJustified();
    await userEvent.click(
      await result.findByRole('button', { name: 'Set a team rule…' }),
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'Team rule for research-lab',
      }),
    ).toBeInTheDocument();
  });
});
