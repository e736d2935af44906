// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Decisions compare people by the id of their Identity Center user (model/personKey.ts), and teams by the id of their group
 * (model/teamKey.ts). Comparisons of names that remain
 * are listed with the reason why they decide nothing about who somebody is.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { comparedNames, comparisonsIn } from '../lib/comparedNames.mjs';
import { ROOT } from '../lib/toolchain.mjs';

const ONE_READING = 'both refs are from one reading of the trusted catalog';
const CONFIGURED =
  'a ref of the configuration, resolved in the trusted catalog';
const WORDS = 'decides only how it is put';

const KNOWN = new Map([
  [
    'facts/HoldingsReader.ts: loginOf(each) === login',
    'chooses among profiles of one person, found by the user id',
  ],
  [
    'readmodels/DomainProjection.ts: userNames.has(login)',
    'looks for profiles by login, whose owner is then found by the user id',
  ],
  [
    'operations/steps/resolveIdentity.ts: user.userName === grant.userName',
    'whether a grant has to be written, of the user found by the user id',
  ],
  ['diagnosis/plan.ts: other.person !== facts.person', ONE_READING],
  [
    'events/appendEvents.ts: event.actor !== origin.actor',
    'event and origin are of one change',
  ],
  [
    'events/notifications/requestNotifications.ts: asked.includes(ref)',
    'approvers of two stages of one request',
  ],
  ['facts/PersonFactsReader.ts: atHand.has(ref)', ONE_READING],
  [
    'grants/PresenceReader.ts: unlinked.has(person)',
    'keeps access, never ends it',
  ],
  ['model/policy.ts: entry.team === team', CONFIGURED],
  ['model/policy.ts: ownRefs.includes(ref)', CONFIGURED],
  ['readmodels/AccessListService.ts: inTeam.includes(ref)', ONE_READING],
  ['readmodels/DomainProjection.ts: taken.has(person)', WORDS],
  [
    'readmodels/EffectiveAccessService.ts: members.includes(each.person.entityRef)',
    ONE_READING,
  ],
  [
    'readmodels/PersonService.ts: members.get(team)?.includes(person)',
    ONE_READING,
  ],
  ['readmodels/PersonService.ts: person === viewer.ref', ONE_READING],
  ['readmodels/Repairs.ts: teams.has(ref)', ONE_READING],
  ['readmodels/TeamAccessService.ts: entities.has(person)', WORDS],
  ['readmodels/TeamAccessService.ts: members.has(facts.person)', ONE_READING],
  ['readmodels/TeamAccessService.ts: members.has(viewer.ref)', ONE_READING],
  ['requests/Approvers.ts: entities.has(person)', ONE_READING],
  ['requests/Approvers.ts: members.get(ref)?.includes(person)', ONE_READING],
  ['requests/PolicyEvaluator.ts: team.members.includes(person)', ONE_READING],
  [
    'requests/PolicyEvaluator.ts: team.members.includes(requester.ref)',
    ONE_READING,
  ],
  ['requests/RequestPreconditions.ts: left === requester', WORDS],
  ['requests/RequestPreparer.ts: entities.has(ref)', ONE_READING],
  ['requests/RequestPreparer.ts: person.entityRef === ref', ONE_READING],
  ['requests/RequestRevalidator.ts: entities.has(requester)', ONE_READING],
  ['requests/ownAccess.ts: asked.person === viewer.ref', ONE_READING],
  [
    'store/readNamesToday.ts: taken.has(ref)',
    'finds that a name has passed to somebody else',
  ],
]);

test('no decision compares people or teams by their names', () => {
  const found = comparedNames(
    path.join(ROOT, 'plugins/sagemaker-studio-backend/src'),
  );
  assert.deepEqual(
    [...new Set(found)].filter(each => !KNOWN.has(each)),
    [],
    'Compare people with isSameHuman or personKey of model/personKey.ts, and teams with isSameTeam or teamKey of model/teamKey.ts',
  );
  assert.deepEqual(
    [...KNOWN.keys()].filter(each => !found.includes(each)),
    [],
    'These are gone: remove them from the list',
  );
});

test('a comparison of names is found in every form', () => {
  const forms = [
    'undoneBy === viewer.ref',
    'vote.by !== person!',
    'request.requester === (user.entityRef)',
    'approvers.includes(viewer.ref)',
    'names.has(grant.userName)',
    'a.displayName === b',
  ];
  for (const form of forms) {
    assert.deepEqual(comparisonsIn(`if (${form}) {}`), [form]);
  }
  for (const other of [
    'a.userId === b.userId',
    'person === undefined',
    "actor === 'system'",
    'ids.has(grantId)',
  ]) {
    assert.deepEqual(comparisonsIn(`if (${other}) {}`), []);
  }
});
