/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { SeedOptions } from '../../Sandbox';
import { World } from '../World';
import { createCompanyWorld } from './companyWorld';
import { createGeneratedWorld } from './generatedWorld';

export { createCompanyWorld, createGeneratedWorld };

/** The world that the options describe. */
export function createWorld(seed: SeedOptions = { kind: 'company' }): World {
  return seed.kind === 'company'
    ? createCompanyWorld()
    : createGeneratedWorld(seed);
}
