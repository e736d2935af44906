/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeMachines } from './__testUtils__/describeMachines';

const DOCUMENT = path.resolve(__dirname, '../../../../docs/state-machines.md');
const RENEW =
  'UPDATE_DOCS=1 yarn workspace @studio-access/backstage-plugin-sagemaker-studio-backend test --watchAll=false describeMachines';

describe('the document of the state machines', () => {
  it('says what the code does', () => {
    const described = describeMachines();
    if (process.env.UPDATE_DOCS) {
      writeFileSync(DOCUMENT, described);
    }
    if (readFileSync(DOCUMENT, 'utf8') !== described) {
      throw new Error(
        `docs/state-machines.md is not what the tables of the code say. Renew it: ${RENEW}`,
      );
    }
    expect(described).toContain(RENEW);
  });
});
