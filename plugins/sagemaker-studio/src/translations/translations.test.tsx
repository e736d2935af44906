/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  createExtensionInput,
  createFrontendPlugin,
  PageBlueprint,
  type FrontendFeature,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import type {
  DiagnosisCode,
  PersonAccess,
  PlanItem,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { expectConsole } from '@studio-access/test-console';
import { screen, within } from '@testing-library/react';
import { Fragment } from 'react';
import {
  domainOverview,
  grantedAccess,
  leftBehind,
  legacyLab,
  ML_ENGINEER,
  person,
  plan,
  planItem,
  readyAccess,
  request,
  researchLab,
} from '../__fixtures__';
import { studioApi } from '../__testUtils__';
import { refusal } from '../__testUtils__/studioApi';
import studioPlugin, {
  sagemakerStudioApiRef,
  sagemakerStudioMessagesTranslationRef,
  sagemakerStudioPagesTranslationRef,
  sagemakerStudioTranslationRef,
} from '..';
import { germanMessages } from './de';
import { germanPages } from './dePages';
import { germanSentences } from './deSentences';

/** The messages by key, as the app gets them. */
function englishMessages(): Map<string, string> {
  const refs: object[] = [
    sagemakerStudioTranslationRef,
    sagemakerStudioMessagesTranslationRef,
    sagemakerStudioPagesTranslationRef,
  ];
  return new Map(
    refs.flatMap(ref => {
      if (
        !('getDefaultMessages' in ref) ||
        typeof ref.getDefaultMessages !== 'function'
      ) {
        throw new Error('A translation ref no longer tells its messages');
      }
      return Object.entries<string>(ref.getDefaultMessages());
    }),
  );
}

const german = new Map<string, string>(
  Object.entries({ ...germanMessages, ...germanSentences, ...germanPages }),
);

function placeholdersOf(text = ''): string[] {
  return (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort();
}

/** A home page with all its widgets. */
const homePlugin = createFrontendPlugin({
  pluginId: 'home',
  extensions: [
    PageBlueprint.makeWithOverrides({
      inputs: {
        widgets: createExtensionInput([
          HomePageWidgetBlueprint.dataRefs.widget,
        ]),
      },
      factory: (original, { inputs }) =>
        original({
          path: '/home',
          loader: async () => (
            <>
              {inputs.widgets.map(widget => (
                <Fragment key={widget.node.spec.id}>
                  {
                    widget.get(HomePageWidgetBlueprint.dataRefs.widget)
                      .component
                  }
                </Fragment>
              ))}
            </>
          ),
        }),
    }),
  ],
});

describe('the German messages', () => {
  it('are complete', () => {
    const english = englishMessages();
    expect(english.size).toBeGreaterThan(500);
    expect({
      missingInGerman: [...english.keys()].filter(key => !german.has(key)),
      onlyInGerman: [...german.keys()].filter(key => !english.has(key)),
    }).toEqual({ missingInGerman: [], onlyInGerman: [] });
  });

  it('have the same placeholders as the English ones', () => {
    const differing = [...englishMessages()].filter(
      ([key, text]) =>
        german.has(key) &&
        String(placeholdersOf(text)) !==
          String(placeholdersOf(german.get(key))),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('are shown in an app in German, with German dates', async () => {
    renderGerman([
      grantedAccess('Mira Santos', { expiresAt: '2099-10-12T12:00:00Z' }),
    ]);
    expect(
      await screen.findByRole('link', { name: 'Studio öffnen' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Bereit')).toBeInTheDocument();
    expect(screen.getByText('12. Okt. 2099')).toBeInTheDocument();
    for (const name of [
      'Mein Zugang',
      'Anträge',
      'Domains',
      'Ereignisse',
      'Einstellungen',
    ]) {
      expect(screen.getByRole('tab', { name })).toBeInTheDocument();
    }
    expect(
      screen.getByRole('heading', { name: 'Studio-Zugang' }),
    ).toBeInTheDocument();
  });

  it('describe diagnoses, and leave to the backend what only it knows', async () => {
    const mira = readyAccess('Mira Santos');
    const diagnosed = (
      code: DiagnosisCode,
      overrides?: Partial<PersonAccess>,
    ) => ({
      ...mira,
      diagnosis: { code, sentence: `Only the back end knows of ${code}.` },
      ...overrides,
    });
    const none = {
      assignment: { direct: false, throughGroups: [] },
      profile: undefined,
    };
    const { grant } = grantedAccess('Mira Santos', {
      executionRole: ML_ENGINEER,
    });
    const disabled: PersonAccess['person'] = {
      ...mira.person,
      identityCenterUser: {
        userId: 'u',
        userName: 'mira',
        status: 'DISABLED',
      },
    };
    const cases: [PersonAccess, string | RegExp][] = [
      [
        diagnosed('ready', {
          assignment: {
            direct: false,
            throughGroups: [{ groupId: 'g', displayName: 'research' }],
          },
        }),
        'Sie können research-lab über die Gruppe research mit Ihrem Profil ‚mira-santos‘ und der Rolle StudioDataScientist öffnen.',
      ],
      [diagnosed('ready-after-first-sign-in'), /haben noch kein Profil/],
      [
        diagnosed('no-access', {
          ...none,
          diagnosis: {
            code: 'no-access',
            sentence: 'Only the back end knows of no-access.',
            repair: {
              label: 'Request access',
              input: { kind: 'grant', team: 'group:default/forecasting' },
            },
          },
        }),
        'Sie haben keinen Zugang zu research-lab. Beantragen Sie Zugang, um hineinzukommen.',
      ],
      [
        diagnosed('no-access', none),
        'Sie haben keinen Zugang zu research-lab. Sie können ihn hier nicht beantragen; das können Mitglieder und Leitungen der Teams, die eine Richtlinie für die Domain nennt.',
      ],
      [
        diagnosed('no-access', { ...none, pendingRequestId: 'req-1' }),
        'Sie haben keinen Zugang zu research-lab. Ein Antrag wartet auf seine Entscheidung.',
      ],
      [
        diagnosed('no-access', { ...none, person: disabled }),
        /in IAM Identity Center ist deaktiviert, und Sie haben nichts in research-lab/,
      ],
      [
        diagnosed('disabled-but-holding', { person: disabled }),
        /in research-lab haben Sie aber noch eine Zuweisung und das Profil ‚mira-santos‘/,
      ],
      [
        diagnosed('profile-gone', { grant, profile: undefined }),
        /Ihr Profil in research-lab gibt es in AWS nicht mehr.*gewährt wurde Ihnen StudioMlEngineer/,
      ],
      [
        diagnosed('role-differs', { grant }),
        /die Rolle StudioMlEngineer gewährt, Ihr Profil ‚mira-santos‘ in research-lab arbeitet aber mit StudioDataScientist/,
      ],
      [diagnosed('access-nobody-granted'), /keine Gewährung deckt das ab/],
      [
        diagnosed('access-nobody-granted', { profile: undefined }),
        /legt Ihnen bei der ersten Anmeldung ein Profil an, aber keine Gewährung deckt das ab/,
      ],
      [
        diagnosed('unused', {
          usage: {
            spaces: 1,
            runningApps: [],
            lastActivityAt: new Date(
              Date.now() - 70 * 86_400_000,
            ).toISOString(),
          },
        }),
        /zuletzt vor 2 Monaten bei der Arbeit gesehen/,
      ],
      [
        diagnosed('profile-without-assignment', {
          assignment: none.assignment,
        }),
        /sind research-lab aber nicht zugewiesen/,
      ],
      [
        diagnosed('profile-failed', {
          profile: {
            name: 'mira-santos',
            status: 'Failed',
            failureReason: 'No subnet',
          },
        }),
        /hat den Status Failed \(No subnet\)\. Es muss in der SageMaker-Konsole gelöscht werden/,
      ],
      [
        diagnosed('in-progress', {
          ...none,
          grant: grant && { ...grant, status: 'provisioning' },
        }),
        /dauert gewöhnlich weniger als eine Minute/,
      ],
      [
        leftBehind('Mira Santos'),
        'Ihr Zugang zu research-lab ist beendet, aber das Profil konnte nicht gelöscht werden: Not authorized. The IAM action sagemaker:DeleteUserProfile is missing; allow it, then retry. Es wird von selbst wieder versucht, bis es getan ist.',
      ],
      [
        leftBehind('Mira Santos', {
          assignment: {
            direct: false,
            throughGroups: [{ groupId: 'g', displayName: 'research' }],
          },
        }),
        /ist beendet, auch wenn Ihnen ein anderer Weg hinein bleibt, und das Profil/,
      ],
      [
        diagnosed('blocked', {
          grant: grant && {
            ...grant,
            status: 'deprovision-blocked',
            operation: { kind: 'deprovision', step: 'remove-assignment' },
          },
        }),
        'Sie haben noch Zugang: Sie aus research-lab zu entfernen ist blockiert. Was zu tun ist, steht im Antrag. Es wird von selbst wieder versucht, bis es getan ist.',
      ],
      [
        diagnosed('blocked', {
          grant: grant && {
            ...grant,
            status: 'provision-blocked',
            operation: {
              kind: 'change-role',
              step: 'ensure-execution-role',
              error: {
                kind: 'blocked',
                name: 'ValidationException',
                message: 'No such role.',
              },
            },
          },
        }),
        'Ihre Rolle in research-lab in StudioMlEngineer zu ändern ist blockiert: No such role. Was zu tun ist, steht im Antrag.',
      ],
      [
        diagnosed('cooling-off', {
          grant: grant && {
            ...grant,
            status: 'deprovisioning',
            endedAt: '2026-11-01T12:00:00.000Z',
            operation: { kind: 'deprovision', step: 'cool-off' },
          },
        }),
        /ist beendet; was von Ihnen noch da ist, wird gelöscht, sobald die Zeit zum Rückgängigmachen um ist/,
      ],
      [
        diagnosed('suspended', {
          grant: grant && {
            ...grant,
            status: 'suspended',
            deprovisionAt: '2099-10-12T12:00:00Z',
          },
        }),
        /ist Ihr Zugang zu research-lab ausgesetzt\. Er wird entfernt, wenn Sie am 12\. Okt/,
      ],
      ...(['revoked', 'expired', 'left', 'undone'] as const).map(
        (endedReason): [PersonAccess, string] => [
          diagnosed('access-ended', {
            ...none,
            grant: undefined,
            ended: {
              grantId: 'grant-1',
              endedAt: '2026-11-01T12:00:00.000Z',
              endedReason,
            },
          }),
          {
            revoked:
              'Ihr Zugang wurde am 1. Nov. 2026 entzogen; Ihr Profil und Ihre Daten sind erhalten.',
            expired:
              'Ihr Zugang ist am 1. Nov. 2026 abgelaufen; Ihr Profil und Ihre Daten sind erhalten.',
            left: 'Ihr Zugang wurde am 1. Nov. 2026 entfernt, da Sie gegangen zu sein schienen; Ihr Profil und Ihre Daten sind erhalten.',
            undone:
              'Ihr Zugang ist seit dem 1. Nov. 2026 beendet; Ihr Profil und Ihre Daten sind erhalten.',
          }[endedReason],
        ],
      ),
      [diagnosed('blocked'), 'Only the back end knows of blocked.'],
      [diagnosed('unused'), 'Only the back end knows of unused.'],
      [
        diagnosed('no-access', {
          grant: grant && { ...grant, status: 'degraded' },
        }),
        'Only the back end knows of no-access.',
      ],
      [
        diagnosed('unified-studio-domain'),
        '‚research-lab‘ gehört zu SageMaker Unified Studio, das darüber entscheidet, wer hineinkommt; das Profil ‚mira-santos‘ gibt es. Bitten Sie die Eigentümer des Projekts in Unified Studio, die Person dort aufzunehmen.',
      ],
      [diagnosed('domain-closed'), 'Only the back end knows of domain-closed.'],
      [diagnosed('two-profiles'), 'Only the back end knows of two-profiles.'],
    ];
    renderGerman(cases.map(([access]) => access));
    const lines = within(
      await screen.findByRole('list', { name: 'Meine Domains' }),
    ).getAllByRole('listitem');
    expect(lines).toHaveLength(cases.length);
    cases.forEach(([, sentence], index) =>
      expect(lines[index]).toHaveTextContent(sentence),
    );
  });

  it.each([
    [
      'with a code, in German',
      {
        code: 'refused.no-domain',
        params: { domain: 'd-1', known: ['d-2 (lab)', 'd-3 (test)'] },
      },
      'Eine Domain ‚d-1‘ gibt es nicht. In AWS zu sehen sind d-2 (lab) und d-3 (test); eine Domain in einem anderen Konto oder einer anderen Region muss in sagemakerStudio.accounts in app-config stehen',
    ],
    [
      'with a code of a newer backend, in its English words',
      { code: 'refused.tomorrow' },
      "There is no domain 'd-1'",
    ],
    ['without a code, as it is', undefined, "There is no domain 'd-1'"],
  ])('say why a call was refused: %s', async (_, message, said) => {
    const error = await refusal(
      404,
      'NotFoundError',
      "There is no domain 'd-1'",
      message ? { messages: { message } } : {},
    );
    renderInGerman(
      '/sagemaker-studio/domains/d-1',
      studioApi({ getDomain: () => Promise.reject(error) }),
    );
    expect(await screen.findByText(said)).toBeInTheDocument();
  });

  it('describe obstacles of a domain, and the remedies', async () => {
    renderInGerman(
      '/sagemaker-studio/domains/d-legacylab01',
      studioApi({
        getDomain: async () => domainOverview({ domain: legacyLab() }),
      }),
    );
    const note = await screen.findByRole('note');
    expect(note).toHaveTextContent(
      'Die Domain ‚legacy-lab‘ (d-legacylab01) ist von vor Oktober 2023: AWS zeigt für sie keine Anwendung in Identity Center, sodass niemand über die API zugewiesen werden kann.',
    );
    expect(note).toHaveTextContent(
      'Was zu tun ist: Wer das Konto 222222222222 verwaltet, kann Personen',
    );
  });

  it('describe plans, and leave what was stored before there were codes as it is', async () => {
    const items: [PlanItem, string | RegExp][] = [
      [
        planItem('Mira Santos'),
        'Mira Santos wird der Domain zugewiesen und erhält das neue Profil ‚mira-santos‘ mit der Rolle StudioDataScientist.',
      ],
      [
        planItem('Priya Nair', { sentence: 'Stored in English.' }),
        'Stored in English.',
      ],
    ];
    renderInGerman(
      '/sagemaker-studio/requests/req-1',
      studioApi({
        getRequest: async () =>
          request({
            plan: plan(
              items.map(([item]) => item),
              {
                warnings: ['3 new profiles are planned …', 'No one can …'],
                messages: {
                  warnings: [
                    {
                      code: 'warning.headroom',
                      params: {
                        count: 3,
                        quota: 'L-AC46C40F',
                        account: '222222222222',
                        region: 'eu-west-1',
                        left: 1,
                      },
                    },
                    {
                      code: 'decision.nobody',
                      params: { stage: 'approval', approvers: ['team-leads'] },
                    },
                  ],
                },
              },
            ),
          }),
      }),
    );
    const lines = within(
      await screen.findByRole('list', { name: 'Plan je Person' }),
    ).getAllByRole('listitem');
    items.forEach(([, sentence], index) =>
      expect(lines[index]).toHaveTextContent(sentence),
    );
    expect(
      screen.getByText(/^3 neue Profile sind geplant, und das Kontingent/),
    ).toBeInTheDocument();
    // The policy has given its only stage no name.
    expect(
      screen.getByText(
        /^Noch kann niemand dies in der Stufe ‚Genehmigung‘ genehmigen/,
      ),
    ).toBeInTheDocument();
  });

  it('give the card on the home page its title', async () => {
    // The card is of the old frontend system, and Backstage warns of that system's icons.
    expectConsole('warn', /registered as IconComponent/);
    renderInGerman('/home', studioApi(), [homePlugin]);
    expect(await screen.findByText('Mein Studio')).toBeInTheDocument();
    expect(screen.queryByText('My Studio')).not.toBeInTheDocument();
  });
});

/** Renders My access in a portal in German, with these domains. */
function renderGerman(held: PersonAccess[]) {
  renderInGerman(
    '/sagemaker-studio/my-access',
    studioApi({
      getPersonOverview: async () => ({
        person: person('Mira Santos'),
        access: held.map((access, index) => ({
          ...access,
          domainId: `d-${index}`,
          domain: researchLab(),
          links: { studio: 'http://localhost:4566/studio' },
        })),
        requests: [],
        syncedAt: new Date().toISOString(),
      }),
    }),
  );
}

function renderInGerman(
  path: string,
  api: ReturnType<typeof studioApi>,
  otherPlugins: FrontendFeature[] = [],
) {
  renderTestApp({
    features: [studioPlugin, ...otherPlugins],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          {
            'api:app/app-language': {
              config: {
                availableLanguages: ['en', 'de'],
                defaultLanguage: 'de',
              },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
    apis: [
      [sagemakerStudioApiRef, api],
      [catalogApiRef, catalogApiMock()],
      mockApis.identity({ userEntityRef: 'user:default/mira.santos' }),
      mockApis.permission(),
    ],
  });
}
