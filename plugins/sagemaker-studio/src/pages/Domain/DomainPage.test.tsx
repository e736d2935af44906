/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  accessList,
  accessRow,
  domainOverview,
  effectiveAccess,
  history,
  readyAccess,
  researchLab,
  syncFailure,
} from '../../__fixtures__';
import { refusal, renderPage, studioApi } from '../../__testUtils__';
import { ATTENTION_CODES } from '../../view';

const PATH = '/sagemaker-studio/domains/d-researchlab1';

describe('the page of a domain', () => {
  it('shows at a glance what it is, what somebody should do and whether it is ready', async () => {
    const api = studioApi();
    renderPage(PATH, { api });
    expect(
      await screen.findByRole('heading', { name: 'research-lab' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Seen 2 minutes ago')).toBeInTheDocument();

    const counts = within(
      screen.getByRole('list', { name: 'People by diagnosis' }),
    );
    expect(
      counts.getAllByRole('link').map(({ textContent }) => textContent),
    ).toEqual(['Profile without assignment: 2', 'Unused: 6', 'Ready: 41']);
    expect(counts.getByRole('link', { name: 'Unused: 6' })).toHaveAttribute(
      'href',
      `${PATH}?view=people&show=unused`,
    );

    const checks = within(
      await screen.findByRole('list', { name: 'Checks of research-lab' }),
    ).getAllByRole('listitem');
    expect(checks.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Sign-inOKPeople sign in/),
      expect.stringMatching(
        /^Trust of the execution rolesFailed.*What to do: Add sagemaker/,
      ),
      expect.stringMatching(/^Idle shutdownLook at it/),
      expect.stringMatching(/^QuotasNot checked/),
    ]);

    expect(
      await screen.findByRole('grid', {
        name: 'Who or what needs attention in research-lab',
      }),
    ).toBeInTheDocument();
    expect(api.listAccess).toHaveBeenCalledWith(
      {
        domainId: 'd-researchlab1',
        diagnosis: ATTENTION_CODES,
        sort: 'diagnosis',
        limit: 5,
      },
      expect.anything(),
    );
  });

  it('opens the repair with all but the justification filled in', async () => {
    const api = studioApi();
    renderPage(PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Request access again: Lena Fischer',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByRole('heading', { name: 'Request access again' }),
    ).toBeInTheDocument();
    expect(dialog.getByRole('textbox', { name: /Justification/ })).toHaveValue(
      '',
    );
  });

  it('has the back end search, narrow down, sort and page through people', async () => {
    const api = studioApi();
    const counts = { ready: 59, unused: 1 };
    api.listAccess.mockImplementation(async (filter = {}) =>
      accessList({
        items: [
          accessRow(
            readyAccess(filter.cursor ? 'Jonas Weber' : 'Tomas Oliveira'),
          ),
        ],
        counts,
        total: 60,
        nextCursor: filter.cursor ? undefined : 'next',
      }),
    );
    renderPage(`${PATH}?view=people`, { api });
    const table = within(
      await screen.findByRole('grid', { name: 'People of research-lab' }),
    );
    expect(
      table.getByRole('link', { name: 'Tomas Oliveira' }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 - 50 of 60')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    expect(
      await table.findByRole('link', { name: 'Jonas Weber' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /previous/i }));
    expect(
      await table.findByRole('link', { name: 'Tomas Oliveira' }),
    ).toBeInTheDocument();

    const asked = (filter: object) =>
      waitFor(() =>
        expect(api.listAccess).toHaveBeenCalledWith(
          expect.objectContaining(filter),
          expect.anything(),
        ),
      );
    await userEvent.click(
      table.getByRole('columnheader', { name: 'Last used' }),
    );
    await asked({ sort: 'lastActivityAt', cursor: undefined });
    await userEvent.click(screen.getByRole('button', { name: /Diagnosis/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Unused (1)' }),
    );
    await asked({ diagnosis: ['unused'], sort: 'lastActivityAt' });
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find people' }),
      'weber',
    );
    await asked({ search: 'weber', diagnosis: ['unused'] });
  });

  it('shows what runs, on what and whose it is', async () => {
    renderPage(`${PATH}?view=apps`, { api: studioApi() });
    const table = within(
      await screen.findByRole('grid', { name: 'Running apps of research-lab' }),
    );
    const [, first, second] = table.getAllByRole('row');
    expect(first).toHaveTextContent(
      /JupyterLab.*ml\.g5\.2xlarge.*Jonas Weber.*3 hours ago/,
    );
    expect(second).toHaveTextContent(/CodeEditor.*Shared space/);
  });

  it('says that nothing runs', async () => {
    renderPage(`${PATH}?view=apps`, {
      api: studioApi({
        getDomain: async () => domainOverview({ runningApps: [] }),
      }),
    });
    expect(await screen.findByText('Nothing runs')).toBeInTheDocument();
  });

  it('plots people over time, with the same in words and as a table', async () => {
    const api = studioApi({
      getHistory: async () => ({ items: history(3) }),
    });
    renderPage(`${PATH}?view=history`, { api });
    const plot = await screen.findByRole('img', { name: /^People/ });
    expect(plot).toHaveAccessibleName(
      'People People per day from Nov 1, 2026 to Nov 3, 2026. Latest: Hold something: 42, Ready: 38, Unused: 4.',
    );
    expect(
      screen.getByRole('img', { name: /^Running apps/ }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByText('As a table'));
    const rows = within(
      screen.getByRole('table', { name: 'Counts per day' }),
    ).getAllByRole('row');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'DayHold somethingReadyUnusedRunning apps',
      'Nov 3, 20264238410',
      'Nov 2, 20264137410',
      'Nov 1, 20264036410',
    ]);
    await userEvent.click(screen.getByRole('radio', { name: '30 days' }));
    await waitFor(() =>
      expect(api.getHistory).toHaveBeenCalledWith(
        { domainId: 'd-researchlab1', team: undefined, days: 30 },
        expect.anything(),
      ),
    );
  });

  it('names all who go by one user, so that somebody can put that right', async () => {
    const sharedBy = ['user:branch/daniel', 'user:default/daniel.kim'];
    const { entityRef, ...daniel } = readyAccess('Daniel Kim').person;
    const api = studioApi({
      listAccess: async () =>
        accessList({
          items: [
            accessRow(
              readyAccess('Daniel Kim', {
                person: { ...daniel, sharedBy },
                diagnosis: {
                  code: 'ambiguous-person',
                  sentence: 'Nobody can say whose it is.',
                },
              }),
            ),
          ],
        }),
      getEffectiveAccess: async () =>
        effectiveAccess({
          people: [
            {
              userId: 'u-daniel',
              displayName: 'Daniel Kim',
              sharedBy,
              direct: true,
              groupIds: [],
              hasProfile: true,
            },
          ],
        }),
    });
    renderPage(`${PATH}?view=people`, { api });
    const row = within(await screen.findByRole('row', { name: /Daniel Kim/ }));
    expect(
      row.getByRole('link', { name: 'user:branch/daniel' }),
    ).toHaveAttribute('href', '/catalog/branch/user/daniel');
    expect(
      row.getByText(
        /^'daniel\.kim@alpenglow\.example' of IAM Identity Center is user:branch\/daniel and user:default\/daniel\.kim in the catalog/,
      ),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('tab', { name: 'Who may sign in' }));
    await userEvent.click(await screen.findByRole('radio', { name: 'Table' }));
    expect(
      await screen.findByRole('link', { name: 'user:default/daniel.kim' }),
    ).toBeInTheDocument();
  });

  it('does not say that nobody may sign in where that is not known', async () => {
    renderPage(`${PATH}?view=access`, {
      api: studioApi({
        getEffectiveAccess: async () =>
          effectiveAccess({
            people: [],
            groups: [],
            total: undefined,
            note: 'It was not read.',
          }),
      }),
    });
    expect(
      await screen.findByText('Not known who may sign in'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/assignments and the directory .* have not both been/),
    ).toBeInTheDocument();
    expect(screen.queryByText('Nobody may sign in')).not.toBeInTheDocument();
  });

  it('draws the ways in, tells them of whom one chooses, and has them as a table', async () => {
    renderPage(`${PATH}?view=access`, { api: studioApi() });
    const graph = within(
      await screen.findByRole('group', { name: 'Ways into research-lab' }),
    );
    expect(
      within(graph.getByRole('list', { name: 'Groups' })).getByRole('button', {
        name: 'research 3 members',
      }),
    ).toBeInTheDocument();
    const elif = graph.getByRole('button', {
      name: 'Elif Demir: directly, through research',
    });
    elif.focus();
    await userEvent.keyboard('{Enter}');
    expect(elif).toHaveAttribute('aria-pressed', 'true');
    expect(
      screen.getByText('Elif Demir: directly, through research'),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    const table = within(
      await screen.findByRole('grid', { name: 'Ways into research-lab' }),
    );
    expect(table.getAllByRole('row').slice(1)[2]).toHaveTextContent(
      'Elif Demirdirectly, through researchNone yet',
    );
  });

  it('shows what was read, and warns of what was not', async () => {
    renderPage(PATH, {
      api: studioApi({
        getDomain: async () =>
          domainOverview({
            domain: researchLab({ failure: syncFailure() }),
            failures: [
              syncFailure(),
              syncFailure({ part: 'usage', action: 'sagemaker:ListSpaces' }),
            ],
          }),
      }),
    });
    expect(
      await screen.findByText(
        'research-lab: assignments could not be read 5 minutes ago',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Missing permission: sagemaker:ListSpaces/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'People by diagnosis' }),
    ).toBeInTheDocument();
  });

  it('keeps what it has when the back end goes away, and says so', async () => {
    const api = studioApi();
    renderPage(PATH, { api });
    await screen.findByRole('heading', { name: 'research-lab' });
    api.getDomain.mockRejectedValue(new TypeError('Failed to fetch'));
    // A tab that is shown again asks at once.
    document.dispatchEvent(new Event('visibilitychange'));
    expect(
      await screen.findByText(
        /This could not be updated: The back end did not/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'research-lab' }),
    ).toBeInTheDocument();
  });

  it('says what stands in the way, and that nothing was seen yet', async () => {
    renderPage(PATH, {
      api: studioApi({
        getDomain: async () =>
          domainOverview({
            domain: researchLab({
              mode: 'observe',
              obstacle: {
                code: 'observe-only',
                message: 'research-lab is only looked at.',
                remedy: 'The platform team sets it to manage.',
              },
            }),
            counts: {},
            syncedAt: undefined,
          }),
      }),
    });
    expect(
      await screen.findByText(
        "The domain 'research-lab' (d-researchlab1) is only observed by this portal.",
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The first sync has not ended yet'),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('Nobody holds anything here.'),
    ).not.toBeInTheDocument();
  });

  it.each([
    [403, 'NotAllowedError', 'You may not see this'],
    [404, 'NotFoundError', 'Not found'],
    [503, 'ServiceUnavailableError', 'This could not be loaded'],
  ])('tells a %s', async (status, name, title) => {
    const api = studioApi();
    api.getDomain.mockRejectedValue(await refusal(status, name, 'No'));
    renderPage(PATH, { api });
    expect(await screen.findByText(title)).toBeInTheDocument();
  });
});

describe('the list of domains', () => {
  it('says that nothing was read yet rather than that there is nothing', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({ listDomains: async () => ({ items: [] }) }),
    });
    expect(
      await screen.findByText('The first sync has not ended yet'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/No domain was found/)).not.toBeInTheDocument();
  });

  it('says that there is none once that is known', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({
        listDomains: async () => ({
          items: [],
          syncedAt: new Date(Date.now() - 130_000).toISOString(),
        }),
      }),
    });
    expect(await screen.findByText(/No domain was found/)).toBeInTheDocument();
    expect(screen.getByText('Seen 2 minutes ago')).toBeInTheDocument();
  });

  it('names what could not be read, also where no domain was ever seen', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({
        listDomains: async () => ({
          items: [],
          failures: [
            syncFailure({
              part: 'domain',
              accountId: '444444444444',
              region: 'eu-north-1',
              action: 'sagemaker:ListDomains',
            }),
          ],
        }),
      }),
    });
    expect(
      await screen.findByText(
        'Account 444444444444, eu-north-1: domains and profiles could not be read 5 minutes ago',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Missing permission: sagemaker:ListDomains/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/No domain was found/)).not.toBeInTheDocument();
    expect(
      screen.queryByText('The first sync has not ended yet'),
    ).not.toBeInTheDocument();
  });

  it('has each by its account and Region, with its mode, readiness and people', async () => {
    const api = studioApi();
    api.getReadiness.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    renderPage('/sagemaker-studio/domains', { api });
    const list = within(
      await screen.findByRole('list', {
        name: 'Studio domains in account 222222222222, eu-west-1',
      }),
    );
    expect(list.getByRole('link', { name: 'research-lab' })).toHaveAttribute(
      'href',
      PATH,
    );
    expect(await list.findAllByText('Managed')).toHaveLength(2);
    expect(await list.findByText('Readiness not known')).toBeInTheDocument();
    expect(
      await list.findByText('Ready, with something to look at'),
    ).toBeInTheDocument();
    expect(await list.findAllByText('Ready: 41')).toHaveLength(2);
    expect(
      screen.getByRole('list', {
        name: 'Studio domains in account 333333333333, eu-west-1',
      }),
    ).toBeInTheDocument();
  });
});
