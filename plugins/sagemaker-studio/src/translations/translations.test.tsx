/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import studioPlugin, {
  sagemakerStudioApiRef,
  sagemakerStudioTranslationRef,
} from '..';
import { person, readyAccess, researchLab } from '../__fixtures__';
import { studioApi } from '../__testUtils__';
import { germanMessages } from './de';

/** The messages as the app gets them: flat, by key. */
function englishMessages(): Map<string, string> {
  const ref: object = sagemakerStudioTranslationRef;
  if (
    !('getDefaultMessages' in ref) ||
    typeof ref.getDefaultMessages !== 'function'
  ) {
    throw new Error('A translation ref no longer tells its messages');
  }
  return new Map(Object.entries(ref.getDefaultMessages()));
}

const german = new Map<string, string>(Object.entries(germanMessages));

function placeholdersOf(text = ''): string[] {
  return (text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort();
}

describe('the German texts', () => {
  it('are complete', () => {
    const english = englishMessages();
    expect(english.size).toBeGreaterThan(500);
    expect({
      missingInGerman: [...english.keys()].filter(key => !german.has(key)),
      onlyInGerman: [...german.keys()].filter(key => !english.has(key)),
    }).toEqual({ missingInGerman: [], onlyInGerman: [] });
  });

  it('take the same values as the English ones', () => {
    const differing = [...englishMessages()].filter(
      ([key, text]) =>
        german.has(key) &&
        String(placeholdersOf(text)) !==
          String(placeholdersOf(german.get(key))),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('are what one reads in an app in German, with its dates', async () => {
    renderTestApp({
      features: [studioPlugin],
      initialRouteEntries: ['/sagemaker-studio/my-access'],
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
        [
          sagemakerStudioApiRef,
          studioApi({
            getPersonOverview: async () => ({
              person: person('Mira Santos'),
              access: [
                {
                  ...readyAccess('Mira Santos'),
                  grant: {
                    grantId: 'grant-1',
                    requestId: 'req-1',
                    status: 'active',
                    executionRole: 'arn:aws:iam::222222222222:role/Scientist',
                    expiresAt: '2099-10-12T12:00:00Z',
                  },
                  domain: researchLab(),
                  links: { studio: 'http://localhost:4566/studio' },
                },
              ],
              requests: [],
              syncedAt: new Date().toISOString(),
            }),
          }),
        ],
        mockApis.identity({ userEntityRef: 'user:default/mira.santos' }),
        mockApis.permission(),
      ],
    });
    expect(
      await screen.findByRole('link', { name: 'Studio öffnen' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Bereit')).toBeInTheDocument();
    expect(screen.getByText('12. Okt. 2099')).toBeInTheDocument();
  });
});
