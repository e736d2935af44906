/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { quote } from '../util/say';
import type { Viewer } from '../model/caller';
import { checkOwn } from './ownAccess';

const MIRA = 'user:default/mira.santos';
const TEAM = 'group:default/forecasting';

function check(
  asked: Parameters<typeof checkOwn>[0],
  viewer: Partial<Viewer> = {},
): () => void {
  return () =>
    checkOwn(
      asked,
      {
        ref: MIRA,
        refs: [MIRA],
        inCatalog: true,
        origin: { actor: MIRA, source: 'page', through: [] },
        ...viewer,
      },
      { teams: [{ team: TEAM, leads: [MIRA] }] },
    );
}

it('shows people their own access, and leads that of their team', () => {
  expect(check({ person: MIRA })).not.toThrow();
  expect(check({ team: TEAM })).not.toThrow();
  expect(check({ team: 'group:default/fraud' })).toThrow('is missing');
  expect(check({})).toThrow('is missing');
});

it('shows a suspended lead no access but their own', () => {
  const suspended = { refusal: quote('Your user is disabled.') };
  expect(check({ person: MIRA }, suspended)).not.toThrow();
  expect(check({ team: TEAM }, suspended)).toThrow('Your user is disabled.');
});
