/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen } from '@testing-library/react';
import {
  domainOverview,
  domainSummary,
  effectiveAccess,
  forecasting,
  person,
  readyAccess,
  researchLab,
  settings,
} from '../../__fixtures__';
import {
  FORECASTING,
  MIRA,
  renderElsewhere,
  renderOnEntity,
  renderPage,
  studioApi,
} from '../../__testUtils__';
import { personCard, teamCard, teamContent } from '../../extensions/entity';
import { MyStudio } from '../MyStudio/MyStudio';

export type Api = ReturnType<typeof studioApi>;

/** A page, tab, card or widget that shows the response of one call. */
export type View = {
  name: string;
  show: (api: Api) => void;
  /** Mocks the next call. Later ones succeed. */
  once: (api: Api, call: () => Promise<never>) => void;
  /** Something that is there once the data has loaded. */
  findContent: () => Promise<HTMLElement>;
  skeletonRows: number;
  permission: string;
  empty?: { give: (api: Api) => void; text: string | RegExp };
  beforeFirstSync?: (api: Api) => void;
  /** Mocks data that was read from AWS long ago. */
  old?: (api: Api) => void;
};

const ACCESS_READ = 'sagemaker-studio.access.read';
const REQUEST_READ = 'sagemaker-studio.request.read';
const FIVE_HOURS_AGO = new Date(Date.now() - 5 * 3_600_000).toISOString();
const DOMAIN_PATH = '/sagemaker-studio/domains/d-researchlab1';

function overview(overrides?: Partial<PersonOverview>): PersonOverview {
  return {
    person: person('Mira Santos'),
    access: [
      {
        ...readyAccess('Mira Santos'),
        domain: researchLab(),
        links: { studio: 'http://localhost:4566/studio' },
      },
    ],
    requests: [],
    syncedAt: new Date().toISOString(),
    ...overrides,
  };
}

const OF_A_PERSON = {
  once: (api: Api, call: () => Promise<never>) =>
    api.getPersonOverview.mockImplementationOnce(call),
  permission: ACCESS_READ,
  beforeFirstSync: (api: Api) =>
    api.getPersonOverview.mockResolvedValue(
      overview({ access: [], syncedAt: undefined }),
    ),
  old: (api: Api) =>
    api.getPersonOverview.mockResolvedValue(
      overview({ syncedAt: FIVE_HOURS_AGO }),
    ),
};

const OF_A_TEAM = {
  once: (api: Api, call: () => Promise<never>) =>
    api.getTeamAccess.mockImplementationOnce(call),
  permission: ACCESS_READ,
  beforeFirstSync: (api: Api) =>
    api.getTeamAccess.mockResolvedValue(
      forecasting({ people: [], syncedAt: undefined }),
    ),
  old: (api: Api) =>
    api.getTeamAccess.mockResolvedValue(
      forecasting({ syncedAt: FIVE_HOURS_AGO }),
    ),
};

const VIEWS: View[] = [
  {
    ...OF_A_PERSON,
    name: 'My access',
    show: api => renderPage('/sagemaker-studio/my-access', { api }),
    findContent: () => screen.findByRole('list', { name: 'My domains' }),
    skeletonRows: 3,
    empty: {
      give: api =>
        api.getPersonOverview.mockResolvedValue(overview({ access: [] })),
      text: 'You have no access to Studio yet',
    },
  },
  {
    ...OF_A_PERSON,
    name: 'the card of a person',
    show: api => renderOnEntity(personCard, MIRA, { api }),
    findContent: () => screen.findByRole('link', { name: 'Open Studio' }),
    skeletonRows: 2,
    empty: {
      give: api =>
        api.getPersonOverview.mockResolvedValue(overview({ access: [] })),
      text: 'No domains yet.',
    },
  },
  {
    ...OF_A_PERSON,
    name: 'the widget',
    show: api => renderElsewhere(<MyStudio />, { api }),
    findContent: () =>
      screen.findByRole('link', { name: 'Open Studio: research-lab' }),
    skeletonRows: 2,
    empty: {
      give: api =>
        api.getPersonOverview.mockResolvedValue(overview({ access: [] })),
      text: 'You have no access to Studio yet',
    },
  },
  {
    ...OF_A_TEAM,
    name: 'the tab of a team',
    show: api => renderOnEntity(teamContent, FORECASTING, { api }),
    findContent: () =>
      screen.findByRole('grid', { name: 'Studio access of Forecasting' }),
    skeletonRows: 6,
    empty: {
      give: api =>
        api.getTeamAccess.mockResolvedValue(forecasting({ people: [] })),
      text: 'Nobody here yet',
    },
  },
  {
    ...OF_A_TEAM,
    name: 'the card of a team',
    show: api => renderOnEntity(teamCard, FORECASTING, { api }),
    findContent: () => screen.findByText('No access'),
    skeletonRows: 1,
    empty: {
      give: api =>
        api.getTeamAccess.mockResolvedValue(forecasting({ people: [] })),
      text: 'The team has no members in the catalog yet.',
    },
  },
  {
    name: 'the list of requests',
    show: api => renderPage('/sagemaker-studio/requests', { api }),
    once: (api, call) => api.listRequests.mockImplementationOnce(call),
    findContent: () =>
      screen.findByRole('list', { name: 'Requests: To decide' }),
    skeletonRows: 5,
    permission: REQUEST_READ,
    empty: {
      give: api => api.listRequests.mockResolvedValue({ items: [] }),
      text: 'Nothing waits for you',
    },
  },
  {
    name: 'the page of a request',
    show: api => renderPage('/sagemaker-studio/requests/req-1', { api }),
    once: (api, call) => api.getRequest.mockImplementationOnce(call),
    findContent: () =>
      screen.findByRole('heading', { name: /^Studio access to research-lab/ }),
    skeletonRows: 4,
    permission: REQUEST_READ,
  },
  {
    name: 'the list of domains',
    show: api => renderPage('/sagemaker-studio/domains', { api }),
    once: (api, call) => api.listDomainSummaries.mockImplementationOnce(call),
    findContent: () => screen.findByRole('grid', { name: 'Studio domains' }),
    skeletonRows: 6,
    permission: ACCESS_READ,
    empty: {
      give: api =>
        api.listDomainSummaries.mockResolvedValue({
          items: [],
          syncedAt: new Date().toISOString(),
        }),
      text: 'No Studio domains yet',
    },
    beforeFirstSync: api =>
      api.listDomainSummaries.mockResolvedValue({ items: [] }),
    old: api =>
      api.listDomainSummaries.mockResolvedValue({
        items: [domainSummary()],
        syncedAt: FIVE_HOURS_AGO,
      }),
  },
  {
    name: 'the page of a domain',
    show: api => renderPage(DOMAIN_PATH, { api }),
    once: (api, call) => api.getDomain.mockImplementationOnce(call),
    findContent: () => screen.findByRole('heading', { name: 'research-lab' }),
    skeletonRows: 6,
    permission: ACCESS_READ,
    empty: {
      give: api =>
        api.getDomain.mockResolvedValue(domainOverview({ counts: {} })),
      text: 'Nobody has access or a profile here.',
    },
    beforeFirstSync: api =>
      api.getDomain.mockResolvedValue(
        domainOverview({ counts: {}, syncedAt: undefined }),
      ),
    old: api =>
      api.getDomain.mockResolvedValue(
        domainOverview({ syncedAt: FIVE_HOURS_AGO }),
      ),
  },
  {
    name: 'the plots of a domain',
    show: api => renderPage(`${DOMAIN_PATH}?view=history`, { api }),
    once: (api, call) => api.getHistory.mockImplementationOnce(call),
    findContent: () => screen.findByRole('img', { name: /^People/ }),
    skeletonRows: 2,
    permission: ACCESS_READ,
    empty: {
      give: api => api.getHistory.mockResolvedValue({ items: [] }),
      text: 'Nothing counted yet',
    },
  },
  {
    name: 'who may sign in to a domain',
    show: api => renderPage(`${DOMAIN_PATH}?view=access`, { api }),
    once: (api, call) => api.getEffectiveAccess.mockImplementationOnce(call),
    findContent: () => screen.findByText('3 people may sign in'),
    skeletonRows: 6,
    permission: ACCESS_READ,
    empty: {
      give: api =>
        api.getEffectiveAccess.mockResolvedValue(
          effectiveAccess({ people: [], groups: [] }),
        ),
      text: 'Nobody may sign in',
    },
  },
  {
    name: 'the events',
    show: api => renderPage('/sagemaker-studio/events', { api }),
    once: (api, call) => api.listEvents.mockImplementationOnce(call),
    findContent: () =>
      screen.findByRole('grid', { name: 'Events, newest first' }),
    skeletonRows: 6,
    permission: 'sagemaker-studio.events.read',
    empty: {
      give: api => api.listEvents.mockResolvedValue({ items: [] }),
      text: 'Nothing was recorded yet.',
    },
  },
  {
    name: 'the settings',
    show: api => renderPage('/sagemaker-studio/settings', { api }),
    once: (api, call) => api.getSettings.mockImplementationOnce(call),
    findContent: () =>
      screen.findByRole('list', { name: 'Teams and their leads' }),
    skeletonRows: 3,
    permission: ACCESS_READ,
    empty: {
      give: api =>
        api.getSettings.mockResolvedValue(settings({ domains: [], teams: [] })),
      text: 'No Studio domains yet',
    },
  },
];

/** An API with data for all views. */
export function viewApi(): Api {
  return studioApi({ getPersonOverview: async () => overview() });
}

/** The views that have such a state, by name. */
export function viewsWith(state: keyof View): [string, View][] {
  return VIEWS.filter(view => view[state]).map(view => [view.name, view]);
}
