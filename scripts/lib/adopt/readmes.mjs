// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The READMEs that an adopter follows, in the order of docs/getting-started.md, and which of their sections. */
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../toolchain.mjs';
import { stepsOf } from './readmeSteps.mjs';

export const READMES = [
  { name: 'sagemaker-studio', sections: ['Install', 'Configuration'] },
  {
    name: 'sagemaker-studio-backend',
    sections: ['Install', 'Configuration', 'Agents'],
  },
  {
    name: 'catalog-backend-module-sagemaker-studio',
    sections: ['Install', 'Configure'],
  },
  {
    name: 'permission-backend-module-sagemaker-studio',
    sections: ['Install', 'Configure'],
  },
  {
    name: 'auth-backend-module-sagemaker-studio',
    sections: ['Install', 'Configure'],
  },
  {
    name: 'scaffolder-backend-module-sagemaker-studio',
    sections: ['Install', 'Register a template'],
  },
  { name: 'scaffolder-module-sagemaker-studio', sections: ['Install'] },
  {
    name: 'search-backend-module-sagemaker-studio',
    sections: ['Install', 'Configure'],
  },
];

/** All that they say is to be done. */
export function stepsOfReadmes() {
  return READMES.flatMap(({ name, sections }) =>
    stepsOf(
      fs.readFileSync(path.join(ROOT, 'plugins', name, 'README.md'), 'utf8'),
      sections,
    ),
  );
}
