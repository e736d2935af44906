// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* How npm test runs stages and reports them. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { runStages } from '../lib/runStages.mjs';
import { endOf, jestTrouble } from '../lib/trouble.mjs';

function logOf(t, text) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trouble-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'stage.log');
  fs.writeFileSync(file, text);
  return file;
}

test('of a log the end is shown, or what follows the place where it speaks of what is wrong', t => {
  const log = logOf(t, 'one\ntwo\n\u001b[31mfailing tests:\u001b[39m\nthree\n');
  assert.equal(endOf(log, undefined, 2), 'failing tests:\nthree');
  assert.equal(endOf(log, /failing tests:/), 'failing tests:\nthree');
  assert.equal(endOf(log, /two/, 1), 'two\n… and 2 lines more');
  assert.equal(endOf(log, /nowhere/, 1), 'three');
  assert.equal(endOf(`${log}.missing`), '');
});

test('of Jest the failed files are shown', () => {
  const testResults = [
    { name: '/root/src/good.test.ts', status: 'passed', message: '' },
    { name: '/root/src/bad.test.ts', status: 'failed', message: '● is bad\n' },
  ];
  assert.equal(
    jestTrouble({ testResults }, '/root'),
    'src/bad.test.ts\n● is bad',
  );
  assert.equal(jestTrouble(undefined, '/root'), '');
});

test('as many stages run at once as there are cores for, in their order', async () => {
  const events = [];
  const stage = (name, cores, milliseconds) => ({
    name,
    title: name,
    cores,
    async run({ log }) {
      events.push(`start ${name}`);
      await sleep(milliseconds);
      assert.equal(path.basename(log), `${name}.log`);
      if (name === 'small') throw new Error('small is broken');
      return { passed: 1, failed: 0, skipped: 0 };
    },
  });
  const outcomes = await runStages(
    [
      stage('long', 1, 60),
      stage('short', 1, 10),
      stage('whole', 2, 1),
      stage('small', 1, 1),
    ],
    {
      env: {},
      logs: os.tmpdir(),
      onEnd: outcome => events.push(`end ${outcome.stage.name}`),
    },
  );
  assert.deepEqual(events, [
    'start long',
    'start short',
    'end short',
    'end long',
    'start whole',
    'end whole',
    'start small',
    'end small',
  ]);
  assert.deepEqual(
    outcomes.map(({ failed }) => failed),
    [0, 0, 0, 1],
  );
  assert.match(outcomes[3].trouble, /small is broken/);
});
