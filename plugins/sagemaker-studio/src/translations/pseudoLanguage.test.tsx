/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Renders every view with a language of brackets: each text is its values in brackets. What is left without the brackets has
 * to be a name, an id or a time; a sentence that is left did not come from the translations.
 */
import type { ReadinessCheck } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, waitFor } from '@testing-library/react';
import {
  sagemakerStudioMessagesTranslationRef,
  sagemakerStudioPagesTranslationRef,
  sagemakerStudioTranslationRef,
} from '..';
import { readiness } from '../__fixtures__';
import { refusal } from '../__testUtils__/studioApi';
import { viewApi, viewsWith } from '../pages/__testUtils__/views';
import type { Api } from '../pages/__testUtils__/views';
import { stageHeading } from '../view';

const SENTENCES = [
  'sentence',
  'message',
  'remedy',
  'detail',
  'note',
  'warnings',
  'remainingAccess',
];
/** Times, lengths and numbers, which Intl writes. */
const WRITTEN_BY_INTL =
  /^[\d\s.,:;/+%()–-]*$|^[A-Z][a-z]{2} \d{1,2}$|\b\d{4}\b|[AP]M$|ago$|^in \d|^\d+ (second|minute|hour|day|week|month|year)s?$/;
/** Words of Backstage. */
const BY_BACKSTAGE = [
  '0 notifications',
  'Breadcrumbs',
  'Clear search',
  'Row selection',
  'Select all',
  'Select row',
  'Show suggestions',
  'Toolbar tabs',
  'sidebar nav',
  'sortable column',
  'sorted by column  in ascending order',
  'test',
];

/** Between values, and between the items of a list. */
const SEPARATORS = /[⟦⟧¦·]|, (?:and )?| and |: /;

const IDLE_APPS: ReadinessCheck = {
  code: 'idle-shutdown',
  status: 'attention',
  sentence: 'Idle apps are not shut down.',
  remedy: 'Somebody can enable it.',
  messages: {
    sentence: { code: 'idle.off', params: { apps: ['JupyterLab'] } },
    remedy: { code: 'idle.off.remedy', params: { account: '222222222222' } },
  },
};

const REFS: object[] = [
  sagemakerStudioTranslationRef,
  sagemakerStudioMessagesTranslationRef,
  sagemakerStudioPagesTranslationRef,
];

beforeAll(() => REFS.forEach(replaceMessages));

function replaceMessages(ref: object) {
  if (
    !('getDefaultMessages' in ref) ||
    typeof ref.getDefaultMessages !== 'function'
  ) {
    throw new Error('A translation ref no longer tells its messages');
  }
  const messages: { [key: string]: string } = ref.getDefaultMessages();
  for (const [key, text] of Object.entries(messages)) {
    const values = text.match(/\{\{\s*\w+\s*\}\}/g) ?? [];
    messages[key] = `⟦⦃${key}⦄${values.join('¦')}⟧`;
  }
}

describe('in a language of brackets', () => {
  it.each(viewsWith('name'))('%s shows no other words', async (_, view) => {
    const api = viewApi();
    api.getReadiness.mockResolvedValue(readiness({ checks: [IDLE_APPS] }));
    view.show(api);
    await screen.findAllByText(/⟦/);
    await waitFor(() => {
      expect(document.querySelector('[aria-busy="true"]')).toBeNull();
      expect(answersOf(api)).not.toHaveLength(0);
    });
    await Promise.all(answersOf(api));
    await screen.findAllByText(/⟦/);
    const known = await namesIn(answersOf(api));
    expect(wordsOnPage().filter(words => !isName(words, known))).toEqual([]);
  });
});

describe('in a language of brackets, once the call has failed', () => {
  it.each(viewsWith('name'))('%s shows no other words', async (_, view) => {
    const api = viewApi();
    const refused = await refusal(
      409,
      'ConflictError',
      'The access of Mira Santos ended; ask for access again instead',
      {
        messages: {
          message: {
            code: 'refused.access-over',
            params: {
              person: 'Mira Santos',
              at: { time: '2026-11-01T12:00:00.000Z' },
            },
          },
        },
      },
    );
    view.once(api, () => Promise.reject(refused));
    view.show(api);
    await screen.findAllByText(/⦃message\.refused\.access-over⦄/);
    const settled = await Promise.allSettled(answersOf(api));
    const known = await namesIn([
      'Mira Santos',
      ...settled.flatMap(each =>
        each.status === 'fulfilled' ? [each.value] : [],
      ),
    ]);
    expect(wordsOnPage().filter(words => !isName(words, known))).toEqual([]);
  });
});

function answersOf(api: Api): unknown[] {
  return Object.values(api).flatMap(call =>
    'mock' in call ? call.mock.results.map(({ value }) => value) : [],
  );
}

/** The words outside of brackets and in them, each piece by itself. */
function wordsOnPage(): string[] {
  const texts: string[] = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const isStyle = nodes.currentNode.parentElement?.closest('style, script');
    texts.push(isStyle ? '' : nodes.currentNode.textContent ?? '');
  }
  for (const element of document.querySelectorAll('*')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      texts.push(element.getAttribute(name) ?? '');
    }
  }
  return [
    ...new Set(
      texts
        .flatMap(text => text.replace(/⦃[^⦄]*⦄/g, '').split(SEPARATORS))
        .map(piece => piece.trim().replace(/[.:…]$/, ''))
        .filter(piece => piece !== ''),
    ),
  ];
}

async function namesIn(answers: unknown[]): Promise<Set<string>> {
  const names = new Set<string>();
  const add = (value: unknown, isSentence: boolean) => {
    if (Array.isArray(value)) {
      value.forEach(each => add(each, isSentence));
    } else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([key, each]) => {
        add(each, SENTENCES.includes(key));
        // Stages of a decision are shown by their name with a capital.
        if (key === 'stages' && Array.isArray(each)) {
          each.forEach(({ name }) => names.add(stageHeading(String(name))));
        }
      });
    } else if (!isSentence && value !== undefined) {
      const text = String(value);
      // Roles by the last part of their ARN, broken between its words; versions by their first digits.
      const short = text.split('/').at(-1) ?? '';
      [
        text,
        short,
        text.slice(0, 8),
        ...short.split(/(?=[A-Z])/),
        ...text.split(SEPARATORS),
      ].forEach(name => names.add(name.trim().replace(/[.:…]$/, '')));
    }
  };
  for (const answer of await Promise.all(answers)) {
    add(answer, false);
  }
  return names;
}

function isName(words: string, known: Set<string>): boolean {
  return (
    known.has(words) ||
    BY_BACKSTAGE.includes(words) ||
    WRITTEN_BY_INTL.test(words)
  );
}
