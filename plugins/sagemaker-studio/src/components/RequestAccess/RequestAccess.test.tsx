/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  access,
  forecasting,
  person,
  plan,
  planItem,
  request,
  researchLab,
} from '../../__fixtures__';
import {
  MIRA,
  pressOnceEnabled,
  provideIntersectionObserver,
  renderElsewhere,
  renderOnEntity,
  renderPage,
  studioApi,
} from '../../__testUtils__';
import { personCard } from '../../extensions/entity';
import { MyStudio } from '../../pages/MyStudio/MyStudio';

const FORECASTING_TEAM = {
  entityRef: 'group:default/forecasting',
  displayName: 'Forecasting',
  isLead: true,
  domainIds: ['d-researchlab1'],
};
const RESEARCH_TEAM = {
  ...FORECASTING_TEAM,
  entityRef: 'group:default/research',
  displayName: 'Research',
  isLead: false,
};

function accessApi(overrides?: Partial<PersonOverview>) {
  const api = studioApi({
    getPersonOverview: async () => ({
      person: person('Mira Santos'),
      access: [
        {
          ...access('Mira Santos'),
          domain: researchLab(),
          links: { studio: 'https://studio.example.com/' },
        },
      ],
      requests: [],
      askWith: [FORECASTING_TEAM],
      syncedAt: new Date().toISOString(),
      ...overrides,
    }),
    planRequest: async () => plan([planItem('Mira Santos')]),
    createRequest: async () => request(),
  });
  api.listRequests.mockResolvedValue({ items: [] });
  return api;
}

const PLACES: [
  where: string,
  render: (api: ReturnType<typeof accessApi>) => void,
][] = [
  ['the home page', api => renderElsewhere(<MyStudio />, { api })],
  ['My access', api => renderPage('/sagemaker-studio', { api })],
  [
    'the page of a domain',
    api => renderPage('/sagemaker-studio/domains/d-researchlab1', { api }),
  ],
  ['the card of a person', api => renderOnEntity(personCard, MIRA, { api })],
];

async function open() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Request Studio access' }),
  );
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Request Studio access' }),
  );
  return {
    dialog,
    justification: await dialog.findByRole('textbox', {
      name: /^Justification/,
    }),
  };
}

describe('RequestAccessButton', () => {
  it.each(PLACES)(
    'asks for the viewer in two clicks on %s',
    async (_, render) => {
      const api = accessApi();
      render(api);
      const { dialog, justification } = await open();
      await userEvent.type(justification, 'Winter forecast');
      await pressOnceEnabled(
        dialog.getByRole('button', { name: 'Send request' }),
      );
      expect(
        await dialog.findByText('The request waits for a decision'),
      ).toBeInTheDocument();
      expect(api.createRequest.mock.calls[0]?.[0]).toMatchObject({
        kind: 'grant',
        team: 'group:default/forecasting',
        domainId: 'd-researchlab1',
        justification: 'Winter forecast',
      });
    },
  );

  it('is not shown to somebody whom no policy lets ask', async () => {
    renderPage('/sagemaker-studio', { api: accessApi({ askWith: undefined }) });
    await screen.findByText('My requests');
    expect(
      screen.queryByRole('button', { name: 'Request Studio access' }),
    ).not.toBeInTheDocument();
  });

  it('lets choose the team, and keeps the justification', async () => {
    const api = accessApi({ askWith: [FORECASTING_TEAM, RESEARCH_TEAM] });
    renderPage('/sagemaker-studio', { api });
    const { dialog, justification } = await open();
    await userEvent.type(justification, 'Winter forecast');
    api.getTeamAccess.mockResolvedValue(
      forecasting({
        team: { entityRef: 'group:default/research', displayName: 'Research' },
      }),
    );
    await userEvent.click(
      dialog.getByRole('button', { name: /With which team/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Research' }),
    );
    expect(
      await dialog.findByRole('textbox', { name: /^Justification/ }),
    ).toHaveValue('Winter forecast');
    await pressOnceEnabled(
      await dialog.findByRole('button', { name: 'Send request' }),
    );
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest.mock.calls[0]?.[0]).toMatchObject({
      team: 'group:default/research',
    });
  });

  it('keeps what was typed when the page is left', async () => {
    const { unmount } = renderElsewhere(<MyStudio />, { api: accessApi() });
    const { justification } = await open();
    await userEvent.type(justification, 'Winter forecast');
    unmount();
    renderPage('/sagemaker-studio', { api: accessApi() });
    expect((await open()).justification).toHaveValue('Winter forecast');
  });

  it('asks for another person on their card', async () => {
    const api = accessApi({ person: person('Jonas Weber') });
    renderOnEntity(
      personCard,
      { ...MIRA, metadata: { name: 'jonas.weber', namespace: 'default' } },
      { api },
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Request Studio access: Jonas Weber',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      await dialog.findByRole('textbox', { name: /^Justification/ }),
      'Winter forecast',
    );
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest.mock.calls[0]?.[0]).toMatchObject({
      kind: 'onboard-team',
      people: ['user:default/jonas.weber'],
    });
  });
});

describe('AssignPeopleButton', () => {
  provideIntersectionObserver();

  const PATH = '/sagemaker-studio/domains/d-researchlab1';
  const OPEN = { ...FORECASTING_TEAM, forAnybodyIn: ['d-researchlab1'] };
  const LENA = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'lena.fischer', namespace: 'default' },
    spec: { profile: { displayName: 'Lena Fischer' } },
  };

  it('asks for people chosen from everybody, with a team', async () => {
    const api = accessApi({ askWith: [OPEN] });
    renderPage(PATH, { api, entities: [LENA] });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Assign people' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Assign people' }),
    );
    await userEvent.type(
      await dialog.findByRole('textbox', { name: /^Justification/ }),
      'Winter forecast',
    );
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    expect(
      await dialog.findByText('Choose at least one person.'),
    ).toBeInTheDocument();
    await userEvent.type(
      dialog.getByRole('combobox', { name: 'Add a person' }),
      'Lena',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /Lena Fischer/ }),
    );
    await pressOnceEnabled(
      dialog.getByRole('button', { name: 'Send request' }),
    );
    await dialog.findByText('The request waits for a decision');
    expect(api.createRequest.mock.calls[0]?.[0]).toMatchObject({
      kind: 'onboard-team',
      team: 'group:default/forecasting',
      domainId: 'd-researchlab1',
      people: ['user:default/lena.fischer'],
    });
  });

  it('is not shown to somebody who may ask for themself only', async () => {
    renderPage(PATH, { api: accessApi({ askWith: [FORECASTING_TEAM] }) });
    await screen.findByRole('button', { name: 'Request Studio access' });
    expect(
      screen.queryByRole('button', { name: 'Assign people' }),
    ).not.toBeInTheDocument();
  });
});
