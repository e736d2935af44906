// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The READMEs that an adopter follows, in the order of docs/getting-started.md, and which of their sections. */
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../toolchain.mjs';
import { stepsOf } from './readmeSteps.mjs';

/** `ofNew` and `ofOld` are for one of the frontend systems. */
export const READMES = [
  {
    name: 'sagemaker-studio',
    sections: ['Install', 'Configuration'],
    ofOld: ['An app on the old frontend system'],
  },
  {
    name: 'sagemaker-studio-backend',
    sections: ['Install', 'Configuration', 'Agents'],
  },
  {
    name: 'catalog-backend-module-sagemaker-studio',
    sections: ['Install', 'Configuration'],
  },
  {
    name: 'permission-backend-module-sagemaker-studio',
    sections: ['Install', 'Configuration'],
  },
  {
    name: 'auth-backend-module-sagemaker-studio',
    sections: ['Install', 'Configuration'],
    ofNew: ['The page to sign in on'],
    ofOld: ['The same, on the old frontend system'],
  },
  {
    name: 'scaffolder-backend-module-sagemaker-studio',
    sections: ['Install', 'Register a template'],
  },
  {
    name: 'scaffolder-module-sagemaker-studio',
    sections: ['Install'],
    ofOld: ['An app on the old frontend system'],
  },
  {
    name: 'search-backend-module-sagemaker-studio',
    sections: ['Install', 'Configuration'],
  },
];

/** All that they say is to be done. */
export function stepsOfReadmes({ isLegacy = false } = {}) {
  return READMES.flatMap(({ name, sections, ofNew = [], ofOld = [] }) =>
    stepsOf(
      fs.readFileSync(path.join(ROOT, 'plugins', name, 'README.md'), 'utf8'),
      [...sections, ...(isLegacy ? ofOld : ofNew)],
    ),
  );
}
