/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Entity } from '@backstage/catalog-model';
import type { SagemakerStudioApi } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  domainSummary,
  identityConflict,
  identityReport,
} from '../../__fixtures__';
import { refusal, renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/domains';
const REPORT = identityReport({
  standing: {
    people: 12,
    teams: 3,
    refs: 1,
    origins: [
      {
        origin: 'msgraph:default',
        people: 12,
        teams: 3,
        line: "sagemakerStudio.identity.trustedOrigins: ['msgraph:default']",
      },
    ],
  },
  refs: [
    {
      entityRef: 'user:default/nobody',
      places: ['the leads of Forecasting (sagemakerStudio.teams[0].leads)'],
      problem: 'missing',
      message: "The catalog has no 'user:default/nobody'.",
      remedy: 'Correct the ref.',
      foundAt: '2026-11-02T08:00:00.000Z',
    },
  ],
  teams: [
    {
      entityRef: 'group:default/forecasting',
      displayName: 'Forecasting',
      foundAt: '2026-11-02T08:00:00.000Z',
      recorded: { groupId: 'g-1', displayName: 'g-1', isGone: true },
      candidates: [
        { groupId: 'g-2', displayName: 'forecasting', isGone: false },
      ],
      viewerMayDecide: true,
    },
  ],
  formerTeams: [
    { entityRef: 'group:default/research-5f2c8b1e', grants: 4, requests: 1 },
  ],
  claims: [
    {
      entityRef: 'user:default/mallory',
      origin: 'url:https://git.example/mallory.yaml',
      claims: [{ kind: 'address', of: 'jonas.weber@alpenglow.example' }],
      foundAt: '2026-11-02T08:00:00.000Z',
    },
  ],
  claimCount: 5,
});

function apiWith(
  conflicts = [identityConflict()],
  report = REPORT,
  more: Partial<SagemakerStudioApi> = {},
) {
  return studioApi({
    ...more,
    listIdentityConflicts: async () => ({
      items: conflicts,
      viewerMayDecide: true,
    }),
    getIdentityReport: async () => report,
    confirmIdentityLink: async ({ entityRef, userId }) => ({
      entityRef,
      userId,
      userName: userId,
    }),
    confirmTeamLink: async link => link,
    decideRef: async ({ entityRef, id }) => ({ entityRef, id }),
  });
}

const PEOPLE = 'People of whom it is not clear who they are';

const BEN: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ben.carter', namespace: 'default' },
  spec: { profile: { displayName: 'Ben Carter' }, memberOf: [] },
};

describe('what the platform team decides about people and teams', () => {
  it('names those who may be whom only a name leads to', async () => {
    const user = {
      userId: 'u-3',
      userName: 'ben.carter',
      displayName: 'Ben Carter',
      status: 'ENABLED' as const,
    };
    const api = apiWith([
      identityConflict({
        entityRef: 'user:contractors/ben.carter',
        displayName: 'Ben Carter',
        recorded: undefined,
        candidates: [user],
        namesakes: ['user:default/ben.carter'],
      }),
    ]);
    renderPage(PATH, { api, entities: [BEN] });
    await waitFor(() =>
      expect(screen.getByRole('list', { name: PEOPLE })).toHaveTextContent(
        /^Ben Carter \(contractors\/ben.carter\) is led to ben.carter in Identity Center only by the name, and that may be Ben Carter \(default\/ben.carter\)\./,
      ),
    );
    expect(
      screen.getByRole('link', { name: 'Ben Carter (default/ben.carter)' }),
    ).toHaveAttribute('href', '/catalog/default/user/ben.carter');
    expect(
      screen.getByRole('button', { name: 'It is ben.carter' }),
    ).toBeInTheDocument();
  });

  it.each([
    [
      'It is priya.nair',
      'u-2',
      'Decided: Jonas Weber is priya.nair in Identity Center.',
    ],
    [
      'It still is jw',
      'u-1',
      'Decided: Jonas Weber is still jw in Identity Center.',
    ],
  ])('is who somebody is: %s', async (name, userId, says) => {
    const api = apiWith();
    renderPage(PATH, { api });
    const group = await screen.findByRole('group', {
      name: 'Who is Jonas Weber?',
    });
    expect(
      screen.getByText(/was jw in Identity Center, and leads to priya.nair/),
    ).toBeInTheDocument();
    api.listIdentityConflicts.mockResolvedValue({
      items: [],
      viewerMayDecide: true,
    });
    await userEvent.click(within(group).getByRole('button', { name }));
    await waitFor(() => expect(group).not.toBeInTheDocument());
    // The button that was pressed is gone.
    expect(document.activeElement).toHaveTextContent(says);
    expect(api.confirmIdentityLink).toHaveBeenCalledWith(
      { entityRef: 'user:default/jonas.weber', userId },
      { idempotencyKey: expect.any(String) },
    );
  });

  it('says so when nothing leads to the one before, who is the only choice', async () => {
    renderPage(PATH, { api: apiWith([identityConflict({ candidates: [] })]) });
    const group = await screen.findByRole('group', {
      name: 'Who is Jonas Weber?',
    });
    expect(
      screen.getByText(
        /was jw in Identity Center, and nothing in the catalog leads there now/,
      ),
    ).toBeInTheDocument();
    expect(within(group).getAllByRole('button')).toHaveLength(1);
  });

  it('is which group a team is', async () => {
    const api = apiWith();
    renderPage(PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'It is forecasting' }),
    );
    expect(api.confirmTeamLink).toHaveBeenCalledWith(
      { entityRef: 'group:default/forecasting', groupId: 'g-2' },
      { idempotencyKey: expect.any(String) },
    );
  });

  it('says what another group does not take over, before and after the decision', async () => {
    const api = apiWith();
    renderPage(PATH, { api });
    expect(
      await screen.findByText(
        'If it is another group, it does not take over the leads, team rules and access of the former group.',
      ),
    ).toBeInTheDocument();
    api.getIdentityReport.mockResolvedValue(identityReport());
    await userEvent.click(
      screen.getByRole('button', { name: 'It is forecasting' }),
    );
    const said = await screen.findByText(
      'Forecasting is another group now: forecasting. The leads and team rules of the former group do not count for it. You can name its leads on the page Settings.',
    );
    expect(said).toBeVisible();
    const [toSettings] = screen
      .getAllByRole('link', { name: 'Settings' })
      .slice(-1);
    expect(toSettings).toHaveAttribute('href', '/sagemaker-studio/settings');
  });

  it('says nothing more when the team is the group that it was', async () => {
    const api = apiWith();
    renderPage(PATH, { api });
    const still = await screen.findByRole('button', {
      name: 'It still is g-1, deleted',
    });
    api.getIdentityReport.mockResolvedValue(identityReport());
    await userEvent.click(still);
    await waitFor(() => expect(still).not.toBeInTheDocument());
    expect(screen.queryByText(/another group now/)).not.toBeInTheDocument();
  });

  it.each([
    [true, 'What to do: Decide on the page Domains who it is.'],
    [false, 'What to do: The platform team decides who it is.'],
  ])(
    'says who decides about a ref in conflict; the reader: %s',
    async (viewerMayDecide, said) => {
      const [ref] = REPORT.refs;
      renderPage(PATH, {
        api: apiWith(
          [
            identityConflict({
              entityRef: 'user:default/nobody',
              viewerMayDecide,
            }),
          ],
          identityReport({
            refs: ref && [
              {
                ...ref,
                problem: 'conflict',
                remedy: 'The platform team decides who it is.',
                messages: { remedy: { code: 'ref.conflict.remedy' } },
              },
            ],
          }),
        ),
      });
      expect(await screen.findByText(said)).toBeInTheDocument();
    },
  );

  it('warns that a catalog user would be the same user as another', async () => {
    const [candidate] = identityConflict().candidates;
    renderPage(PATH, {
      api: apiWith([
        identityConflict({
          candidates: candidate
            ? [{ ...candidate, catalogUsers: ['user:default/ben.carter'] }]
            : [],
        }),
      ]),
      entities: [BEN],
    });
    await waitFor(() =>
      expect(screen.getByRole('list', { name: PEOPLE })).toHaveTextContent(
        /priya\.nair is Ben Carter in the catalog already\. .*nobody of them can be given access/,
      ),
    );
  });

  it('says what to do if somebody is none of the people found', async () => {
    renderPage(PATH, { api: apiWith() });
    expect(
      await screen.findByText(
        'None of them? Correct the address or the annotation aws.amazon.com/identity-center-user-id of the catalog user.',
      ),
    ).toBeInTheDocument();
  });

  it('shows the ids of groups of one name, and says who is disabled', async () => {
    renderPage(PATH, {
      api: apiWith(
        [
          identityConflict({
            recorded: {
              userId: 'u-1',
              userName: 'jw',
              displayName: 'Jonas Weber',
              status: 'DISABLED',
            },
          }),
        ],
        identityReport({
          teams: REPORT.teams.map(team => ({
            ...team,
            recorded: {
              groupId: 'g-1',
              displayName: 'forecasting',
              isGone: false,
            },
          })),
        }),
      ),
    });
    for (const name of [
      'It is forecasting, g-2',
      'It still is forecasting, g-1',
      'It still is jw, disabled',
    ]) {
      expect(await screen.findByRole('button', { name })).toBeInTheDocument();
    }
  });

  it('says what else follows from it', async () => {
    const conflict = {
      ...identityConflict(),
      namedIn: ['the leads of Forecasting'],
    };
    renderPage(PATH, {
      api: apiWith([
        conflict,
        { ...conflict, entityRef: 'user:default/new', recorded: undefined },
      ]),
    });
    expect(
      await screen.findByText(
        /this person for the leads of Forecasting\. What that gives stays with jw, until/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /this person for the leads of Forecasting\. Whoever you choose is meant/,
      ),
    ).toBeInTheDocument();
  });

  it.each([
    ['It means mira.new now', 'u-new', /means mira.new from now on/],
    ['It still means mira', 'u-old', /still means mira/],
  ])('is whom the configuration means: %s', async (name, id, says) => {
    const api = apiWith(
      [],
      identityReport({
        passedRefs: [
          {
            entityRef: 'user:default/mira',
            recorded: { id: 'u-old', name: 'mira', status: 'ENABLED' },
            found: { id: 'u-new', name: 'mira.new', status: 'ENABLED' },
            places: ['the leads of Forecasting'],
            viewerMayDecide: true,
          },
        ],
      }),
    );
    renderPage(PATH, { api });
    const group = await screen.findByRole('group', {
      name: 'Whom does user:default/mira mean?',
    });
    expect(
      screen.getByText(/meant mira when it was first found, and belongs to/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Named for: the leads of Forecasting'),
    ).toBeInTheDocument();
    await userEvent.click(within(group).getByRole('button', { name }));
    await waitFor(() => expect(document.activeElement).toHaveTextContent(says));
    expect(api.decideRef).toHaveBeenCalledWith(
      { entityRef: 'user:default/mira', recorded: 'u-old', id },
      { idempotencyKey: expect.any(String) },
    );
  });

  it('is whom a pattern for leads means, which is no entity to open', async () => {
    const entityRef = '{team}-leads (group:default/forecasting)';
    const api = apiWith(
      [],
      identityReport({
        passedRefs: [
          {
            entityRef,
            recorded: {
              id: 'g-old',
              name: 'forecasting-leads',
              status: 'GONE',
            },
            found: {
              id: 'g-new',
              name: 'forecasting-leads',
              status: 'ENABLED',
            },
            places: ['the leads of Forecasting'],
            viewerMayDecide: true,
          },
        ],
      }),
    );
    renderPage(PATH, { api });
    const group = await screen.findByRole('group', {
      name: `Whom does ${entityRef} mean?`,
    });
    expect(
      screen.queryByRole('link', { name: entityRef }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      within(group).getByRole('button', {
        name: 'It means forecasting-leads now',
      }),
    );
    expect(api.decideRef).toHaveBeenCalledWith(
      { entityRef, recorded: 'g-old', id: 'g-new' },
      { idempotencyKey: expect.any(String) },
    );
  });

  it('is left to those who may decide it, each on its own', async () => {
    const holder = { name: 'ml-platform', status: 'ENABLED' as const };
    const passed = {
      recorded: { ...holder, id: 'g-1' },
      found: { ...holder, id: 'g-2' },
      places: [],
    };
    const report = identityReport({
      teams: REPORT.teams.map(team => ({ ...team, viewerMayDecide: false })),
      passedRefs: [
        {
          ...passed,
          entityRef: 'group:default/ml-platform',
          viewerMayDecide: false,
        },
        {
          ...passed,
          entityRef: 'group:default/research',
          viewerMayDecide: true,
        },
      ],
    });
    renderPage(PATH, {
      api: apiWith([identityConflict({ viewerMayDecide: false })], report),
    });
    expect(
      await screen.findByText(/was jw in Identity Center/),
    ).toBeInTheDocument();
    expect(
      screen
        .getAllByRole('group', { name: /^(Who is|Whom does)/ })
        .map(group => group.getAttribute('aria-label')),
    ).toEqual(['Whom does group:default/research mean?']);
    expect(
      screen.queryByRole('button', { name: /^It (still )?is / }),
    ).not.toBeInTheDocument();
    expect(
      screen.getAllByText(
        /Only the platform team can decide this, and nobody about themselves/,
      ),
    ).toHaveLength(3);
  });

  it('says why a decision was refused', async () => {
    const api = apiWith();
    api.confirmIdentityLink.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'Nobody decides who they are'),
    );
    renderPage(PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'It still is jw' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /This was not decided: Nobody decides who they are/,
    );
  });

  it('stands beside refs without effect, and what nobody believes, with what to do', async () => {
    renderPage(PATH, { api: apiWith() });
    const refs = await screen.findByRole('list', {
      name: 'Named in the configuration, without effect',
    });
    expect(refs).toHaveTextContent(
      /no 'user:default\/nobody'.*the leads of Forecasting.*Correct the ref/,
    );
    expect(
      screen.getByRole('list', {
        name: 'Teams that are gone, with access left',
      }),
    ).toHaveTextContent('research-5f2c8b1e: access 4, open requests 1');
    expect(
      screen.getByRole('list', { name: 'Origins that are not trusted' }),
    ).toHaveTextContent("trustedOrigins: ['msgraph:default']");
    expect(
      screen.getByRole('list', {
        name: 'What entities claim that are not trusted',
      }),
    ).toHaveTextContent(
      /user:default\/mallory claims the address of jonas\.weber@alpenglow\.example/,
    );
    expect(screen.getByText('And 4 more.')).toBeInTheDocument();
  });

  it('comes before the domains, and what is only reported after them', async () => {
    renderPage(PATH, {
      api: apiWith(undefined, undefined, {
        listDomainSummaries: async () => ({ items: [domainSummary()] }),
      }),
    });
    const decisions = await screen.findByText('Needs a decision');
    const table = await screen.findByRole('grid');
    const reported = screen.getByText('user:default/mallory');
    const isBefore = (a: Node, b: Node) =>
      Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
    expect(isBefore(decisions, table)).toBe(true);
    expect(isBefore(table, reported)).toBe(true);
  });

  it('is nothing while there is nothing', async () => {
    const api = apiWith([], identityReport());
    renderPage(PATH, { api });
    await waitFor(() => expect(api.getIdentityReport).toHaveBeenCalled());
    expect(
      screen.queryByRole('heading', { name: 'Needs a decision' }),
    ).not.toBeInTheDocument();
  });
});
