/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  access,
  DATA_SCIENTIST,
  eventPage,
  events,
  forecasting,
  grant,
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

const TEAM = ['Mira Santos', 'Jonas Weber', 'Aiko Tanaka', 'Priya Nair'];

function askForTeam() {
  return studioApi({
    planRequest: async () => plan(TEAM.map(name => planItem(name))),
  });
}

async function openDialog(api: ReturnType<typeof studioApi>) {
  renderOnEntity(teamContent, FORECASTING, { api });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Request Studio access' }),
  );
  return within(
    await screen.findByRole('dialog', { name: 'Request Studio access' }),
  );
}

function justification() {
  return screen.getByRole('textbox', { name: /^Justification/ });
}

async function send() {
  await pressOnceEnabled(screen.getByRole('button', { name: 'Send request' }));
}

describe('the request dialog', () => {
  it('shows the plan before anything is sent, with obstacles and warnings', async () => {
    const api = studioApi({
      planRequest: async () =>
        plan(
          [
            planItem('Jonas Weber'),
            planItem('Priya Nair', {
              steps: [],
              changes: false,
              sentence: 'Nothing can be done for Priya Nair.',
              obstacle: {
                code: 'no-identity-center-user',
                message: 'Priya Nair has no Identity Center user.',
                remedy: 'Ask the identity provider’s administrator.',
              },
            }),
            planItem('Aiko Tanaka', {
              changes: false,
              sentence: 'Aiko Tanaka holds all of this already.',
            }),
          ],
          { warnings: ['98 of 100 profiles of the account are in use.'] },
        ),
    });
    const dialog = await openDialog(api);
    const lines = within(
      await dialog.findByRole('list', { name: 'Plan per person' }),
    ).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent(
      "Jonas Weber is assigned to the domain and gets the new profile 'jonas-weber' with the role StudioDataScientist.",
    );
    expect(lines[1]).toHaveTextContent('Cannot be set up');
    expect(lines[1]).toHaveTextContent(
      'Ask the identity provider’s administrator.',
    );
    expect(lines[2]).toHaveTextContent('Nothing to change');
    expect(
      dialog.getByText('98 of 100 profiles of the account are in use.'),
    ).toBeInTheDocument();
    expect(api.createRequest).not.toHaveBeenCalled();
  });

  it('asks for a justification beside the field and sends nothing without one', async () => {
    const api = askForTeam();
    const dialog = await openDialog(api);
    await send();
    expect(
      await dialog.findByText('Say why access is needed.'),
    ).toBeInTheDocument();
    expect(justification()).toHaveFocus();
    expect(justification()).toBeInvalid();
    expect(api.createRequest).not.toHaveBeenCalled();
  });

  it('onboards the team: approved by the policy, then progress until all are ready', async () => {
    const api = askForTeam();
    const approved = request({
      status: 'approved',
      decision: {
        outcome: 'approved',
        by: 'policy:research-lab',
        automatic: true,
        at: new Date().toISOString(),
      },
      grants: [grant('Mira Santos', 1), grant('Jonas Weber', 0)],
    });
    api.createRequest.mockResolvedValue(approved);
    api.getRequest.mockResolvedValueOnce(approved);
    api.listRequestEvents.mockImplementation(async (_, filter) =>
      eventPage(events(approved), filter),
    );
    const dialog = await openDialog(api);
    await userEvent.type(justification(), 'Winter forecast');
    await send();

    expect(
      await dialog.findByText('Approved; access is being set up'),
    ).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Done' })).toHaveFocus();
    const people = within(
      dialog.getByRole('list', { name: 'Progress per person' }),
    );
    expect(people.getAllByText('In progress')).toHaveLength(2);
    expect(
      people.getByText('Step 2 of 7: Assign to the domain'),
    ).toBeInTheDocument();
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

    api.getRequest.mockResolvedValue({
      ...approved,
      grants: [grant('Mira Santos', 7), grant('Jonas Weber', 7)],
    });
    expect(await dialog.findByText('All is set up')).toBeInTheDocument();
    expect(people.getAllByText('Ready')).toHaveLength(2);
    expect(
      dialog
        .getAllByText('2 of 2 ready')
        .some(text => text.getAttribute('role') === 'status'),
    ).toBe(true);
  });

  it('asks for some of the team with another role', async () => {
    const api = askForTeam();
    api.createRequest.mockResolvedValue(request());
    const dialog = await openDialog(api);
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Priya Nair' }));
    await userEvent.click(
      dialog.getByRole('button', { name: /Execution role/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /StudioMlEngineer/ }),
    );
    await userEvent.type(justification(), 'Winter forecast');
    await send();
    await waitFor(() =>
      expect(api.createRequest).toHaveBeenCalledWith(
        expect.objectContaining({
          kind: 'onboard-team',
          executionRole: ML_ENGINEER,
          people: [
            'user:default/mira.santos',
            'user:default/jonas.weber',
            'user:default/aiko.tanaka',
          ],
        }),
        expect.anything(),
      ),
    );
    expect(api.planRequest).toHaveBeenCalled();
    // Nobody reads the reason of a plan, so none is made up for it.
    for (const [question] of api.planRequest.mock.calls) {
      expect(question).not.toHaveProperty('justification');
    }
  });

  it('asks for so long, and from a day on', async () => {
    const api = askForTeam();
    api.createRequest.mockResolvedValue(request());
    const dialog = await openDialog(api);
    await userEvent.click(dialog.getByRole('button', { name: /For how long/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Another number of days' }),
    );
    await userEvent.click(dialog.getByRole('textbox', { name: /^Days/ }));
    await userEvent.paste('45');
    await userEvent.tab();
    await userEvent.click(dialog.getByRole('spinbutton', { name: /^month/ }));
    await userEvent.keyboard('12312099');
    await userEvent.click(justification());
    await userEvent.paste('Winter forecast');
    await send();
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      expect.objectContaining({
        duration: 'P45D',
        startsAt: new Date(2099, 11, 31).toISOString(),
      }),
      expect.anything(),
    );
  });

  it('asks for those who are chosen in the table', async () => {
    const api = askForTeam();
    renderOnEntity(teamContent, FORECASTING, { api });
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

  it('lets a large team be searched, and shows no more than one can read', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `Person ${index}`);
    const dialog = await openDialog(
      studioApi({
        getTeamAccess: async () =>
          forecasting({ people: names.map(name => access(name)) }),
        planRequest: async () => plan(names.map(name => planItem(name))),
      }),
    );
    expect(dialog.getByText('60 of 60 people chosen')).toBeInTheDocument();
    expect(
      dialog.getByText('The first 50 of 60 are shown; search for others.'),
    ).toBeInTheDocument();
    expect(await dialog.findByText('Show 40 more people')).toBeInTheDocument();
    await userEvent.click(dialog.getByText('Choose nobody'));
    await userEvent.click(
      dialog.getByRole('searchbox', { name: 'Find people' }),
    );
    await userEvent.paste('person 59');
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Person 59' }));
    expect(dialog.getByText('1 of 60 people chosen')).toBeInTheDocument();
  });

  it('lets somebody outside ask for themselves, and says who decides', async () => {
    const api = studioApi({
      getTeamAccess: async () =>
        forecasting({
          viewer: {
            entityRef: 'user:default/ben.carter',
            isMember: false,
            isLead: false,
          },
        }),
      createRequest: async () => request(),
    });
    const dialog = await openDialog(api);
    expect(dialog.getByRole('radio', { name: 'For me' })).toBeChecked();
    expect(dialog.getByRole('radio', { name: 'For the team' })).toBeDisabled();
    await userEvent.type(justification(), 'Shared notebooks');
    await send();
    expect(
      await dialog.findByText('The request waits for a decision'),
    ).toBeInTheDocument();
    expect(dialog.getByRole('link', { name: /mira\.santos/i })).toBeVisible();
    expect(dialog.getByRole('link', { name: 'Open request' })).toHaveAttribute(
      'href',
      '/sagemaker-studio/requests/req-1',
    );
    expect(api.createRequest).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'grant' }),
      expect.anything(),
    );
  });

  it('lets whom the policies let ask for others, in the domain and for the role where they do', async () => {
    const api = studioApi({
      getTeamAccess: async () =>
        forecasting({
          viewer: {
            entityRef: 'user:default/jonas.weber',
            isMember: true,
            isLead: false,
            mayAskForOthers: [
              {
                domainId: 'd-researchlab1',
                executionRoles: [DATA_SCIENTIST],
              },
            ],
          },
        }),
      createRequest: async () => request(),
    });
    const dialog = await openDialog(api);
    expect(dialog.getByRole('radio', { name: 'For me' })).toBeChecked();
    await userEvent.click(dialog.getByRole('radio', { name: 'For the team' }));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Priya Nair' }));
    await userEvent.type(justification(), 'Winter forecast');
    await send();
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest).toHaveBeenCalledWith(
      expect.objectContaining({
        kind: 'onboard-team',
        people: expect.not.arrayContaining(['user:default/priya.nair']),
      }),
      expect.anything(),
    );
  });

  it('keeps what was entered when the back end refuses, and tries again with the same key', async () => {
    const api = askForTeam();
    api.createRequest.mockRejectedValueOnce(
      await refusal(
        409,
        'ConflictError',
        'Jonas Weber has a request for research-lab already; withdraw it first',
      ),
    );
    const dialog = await openDialog(api);
    await userEvent.type(justification(), 'Winter forecast');
    await send();
    expect(
      await dialog.findByText(/Jonas Weber has a request for research-lab/),
    ).toBeInTheDocument();
    expect(justification()).toHaveValue('Winter forecast');

    api.createRequest.mockResolvedValue(request());
    await send();
    expect(
      await dialog.findByText('The request waits for a decision'),
    ).toBeInTheDocument();
    const [first, second] = api.createRequest.mock.calls;
    expect(second).toEqual(first);
  });

  it('keeps what was entered when it is closed before it was sent', async () => {
    const dialog = await openDialog(askForTeam());
    await userEvent.type(justification(), 'Winter forecast');
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Priya Nair' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Request Studio access' }),
    );
    expect(justification()).toHaveValue('Winter forecast');
    expect(
      screen.getByRole('checkbox', { name: 'Priya Nair' }),
    ).not.toBeChecked();
  });

  it('shows a refusal beside the field that it names', async () => {
    const api = askForTeam();
    api.createRequest.mockRejectedValue(
      await refusal(
        400,
        'InputError',
        'justification: must have at most 4000 characters',
      ),
    );
    const dialog = await openDialog(api);
    await userEvent.type(justification(), 'Winter forecast');
    await send();
    expect(
      await dialog.findByText(
        'justification: must have at most 4000 characters',
      ),
    ).toBeInTheDocument();
    expect(justification()).toBeInvalid();
    expect(justification()).toHaveValue('Winter forecast');
  });

  it('says why a domain cannot be asked for, and asks nothing of it', async () => {
    const api = askForTeam();
    const dialog = await openDialog(api);
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

  it('tells why there is no plan', async () => {
    const error = await refusal(
      403,
      'NotAllowedError',
      'The policy research-lab takes requests from members alone',
    );
    const dialog = await openDialog(
      studioApi({ planRequest: () => Promise.reject(error) }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The policy research-lab takes requests from members alone',
    );
  });
});
