// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The demo's secrets are published, so its back end must not be reached from other machines. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import yaml from 'yaml';
import { ROOT } from '../lib/toolchain.mjs';

const CONFIGS = [
  'app-config.yaml',
  'packages/app/e2e-tests/app-config.yaml',
  'packages/app/e2e-tests/speed/app-config.yaml',
];
const LOOPBACK = ['127.0.0.1', '::1'];

function listenOf(file) {
  const { backend } = yaml.parse(
    fs.readFileSync(path.join(ROOT, file), 'utf8'),
  );
  return backend?.listen;
}

test('the back end of the demo listens on the loopback interface only', () => {
  const [demo, ...others] = CONFIGS.map(listenOf);
  assert.ok(LOOPBACK.includes(demo?.host), JSON.stringify(demo));
  for (const listen of others) {
    assert.ok(
      listen?.host === undefined || LOOPBACK.includes(listen.host),
      JSON.stringify(listen),
    );
  }
});
