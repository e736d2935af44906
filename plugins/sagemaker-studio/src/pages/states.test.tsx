/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  domainOverview,
  effectiveAccess,
  forecasting,
  person,
  readyAccess,
  researchLab,
} from '../__fixtures__';
import {
  FORECASTING,
  loadAgain,
  MIRA,
  refusal,
  renderElsewhere,
  renderOnEntity,
  renderPage,
  studioApi,
} from '../__testUtils__';
import { personCard, teamCard, teamContent } from '../extensions/entity';
import { MyStudio } from './MyStudio/MyStudio';

type Api = ReturnType<typeof studioApi>;

/** A part of the product that shows one answer of the back end. */
type Part = {
  name: string;
  show: (api: Api) => void;
  /** Has the next call for the answer go this way; later ones succeed. */
  once: (api: Api, call: () => Promise<never>) => void;
  /** What is there once the answer has come. */
  findContent: () => Promise<HTMLElement>;
  skeletonRows: number;
  permission: string;
  empty?: { give: (api: Api) => void; text: string | RegExp };
  beforeFirstSync?: (api: Api) => void;
  /** Data that was seen in AWS long ago. */
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

const PARTS: Part[] = [
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
      text: /^You have no access to Studio yet\. Open the page/,
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
      screen.findByRole('grid', { name: 'Requests: To decide' }),
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
      screen.findByRole('heading', { name: 'Studio access to research-lab' }),
    skeletonRows: 4,
    permission: REQUEST_READ,
  },
  {
    name: 'the list of domains',
    show: api => renderPage('/sagemaker-studio/domains', { api }),
    once: (api, call) => api.listDomains.mockImplementationOnce(call),
    findContent: () =>
      screen.findByRole('list', {
        name: 'Studio domains in account 222222222222, eu-west-1',
      }),
    skeletonRows: 3,
    permission: ACCESS_READ,
    empty: {
      give: api =>
        api.listDomains.mockResolvedValue({
          items: [],
          syncedAt: new Date().toISOString(),
        }),
      text: 'No Studio domains yet',
    },
    beforeFirstSync: api => api.listDomains.mockResolvedValue({ items: [] }),
    old: api =>
      api.listDomains.mockResolvedValue({
        items: [researchLab()],
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
      text: 'Nobody holds anything here.',
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
      screen.findByRole('list', { name: 'Events, newest first' }),
    skeletonRows: 6,
    permission: 'sagemaker-studio.events.read',
    empty: {
      give: api => api.listEvents.mockResolvedValue({ items: [] }),
      text: 'Nothing was recorded yet.',
    },
  },
];

const NEVER = () => new Promise<never>(() => {});

/** A back end that knows all that the parts ask for, and has nothing for the reader to decide. */
function wholeApi(): Api {
  return studioApi({ getPersonOverview: async () => overview() });
}

function failing(error: Error) {
  return () => Promise.reject<never>(error);
}

/** Parts by name, of those that have such a state. */
function partsWith(state: keyof Part): [string, Part][] {
  return PARTS.filter(part => part[state]).map(part => [part.name, part]);
}

/** That something is loaded is told by the bars that stand where it will be. */
async function findLoading(rows: number): Promise<HTMLElement> {
  const loading = (await screen.findAllByRole('status')).find(
    status =>
      status.textContent === 'Loading' &&
      status.lastElementChild?.childElementCount === rows,
  );
  if (!loading) {
    throw new Error(`Nothing says Loading with ${rows} bars`);
  }
  return loading;
}

describe('while it is loaded', () => {
  it.each(partsWith('name'))(
    '%s has bars where it will be',
    async (_, part) => {
      const api = wholeApi();
      part.once(api, NEVER);
      part.show(api);
      await waitFor(async () => {
        expect(await findLoading(part.skeletonRows)).toBeInTheDocument();
      });
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    },
  );
});

describe('with nothing to show', () => {
  it.each(partsWith('empty'))('%s says so', async (_, part) => {
    const api = wholeApi();
    part.empty?.give(api);
    part.show(api);
    expect(await screen.findByText(part.empty?.text ?? '')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('before the first sync', () => {
  it.each(partsWith('beforeFirstSync'))(
    '%s says that nothing was read yet, and not that there is nothing',
    async (_, part) => {
      const api = wholeApi();
      part.beforeFirstSync?.(api);
      part.show(api);
      const title = await screen.findByText('The first sync has not ended yet');
      expect(title.closest('[role="status"]')).not.toBeNull();
      expect(
        screen.queryByText(part.empty?.text ?? 'Loading'),
      ).not.toBeInTheDocument();
    },
  );
});

describe('without the permission', () => {
  it.each(partsWith('permission'))('%s names it', async (_, part) => {
    const api = wholeApi();
    part.once(
      api,
      failing(await refusal(403, 'NotAllowedError', 'Not allowed')),
    );
    part.show(api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see this');
    expect(alert).toHaveTextContent(`the permission ${part.permission}.`);
    expect(screen.queryByText('Loading')).not.toBeInTheDocument();
  });
});

describe('when the back end cannot answer', () => {
  it.each(partsWith('name'))(
    '%s says why, and tries again',
    async (_, part) => {
      const api = wholeApi();
      part.once(
        api,
        failing(
          await refusal(503, 'ServiceUnavailableError', 'The database is away'),
        ),
      );
      part.show(api);
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent('This could not be loaded');
      expect(alert).toHaveTextContent('The database is away');
      await userEvent.click(
        within(alert).getByRole('button', { name: 'Try again' }),
      );
      expect(await part.findContent()).toBeInTheDocument();
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    },
  );
});

describe('when it cannot be updated', () => {
  it.each(partsWith('name'))(
    '%s keeps what it shows, and says so',
    async (_, part) => {
      const api = wholeApi();
      part.show(api);
      expect(await part.findContent()).toBeInTheDocument();
      part.once(api, failing(new TypeError('Failed to fetch')));
      await loadAgain();
      const notice = (
        await screen.findByText(
          /^This could not be updated: The back end did not answer/,
        )
      ).closest('[role="status"]');
      expect(notice).not.toBeNull();
      expect(await part.findContent()).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      await waitFor(() =>
        expect(
          screen.queryByText(/^This could not be updated/),
        ).not.toBeInTheDocument(),
      );
    },
  );
});

describe('with what was seen long ago', () => {
  it.each(partsWith('old'))('%s warns of it', async (_, part) => {
    const api = wholeApi();
    part.old?.(api);
    part.show(api);
    expect(
      await screen.findByText('Out of date. Seen 5 hours ago'),
    ).toBeInTheDocument();
    expect(await part.findContent()).toBeInTheDocument();
  });
});
