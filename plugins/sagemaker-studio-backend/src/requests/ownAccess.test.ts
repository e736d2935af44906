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
  const suspended = { userId: 'u-mira', refusal: quote('Disabled.') };
  expect(check({ person: MIRA }, suspended)).not.toThrow();
  expect(check({ team: TEAM }, suspended)).toThrow('Disabled.');
});

it('shows nothing to somebody whose ref may be that of another', () => {
  const disputed = { refusal: quote('The ref is in conflict.') };
  expect(check({ person: MIRA }, disputed)).toThrow('in conflict');
  expect(check({ team: TEAM }, disputed)).toThrow('in conflict');
});
