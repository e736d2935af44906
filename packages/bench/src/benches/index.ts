/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Bench } from '../Bench';
import { directory } from './directory';
import { firstSync } from './firstSync';
import { growth } from './growth';
import { nextSync } from './nextSync';
import { onboarding } from './onboarding';
import { outages } from './outages';
import { recovery } from './recovery';
import { replicas } from './replicas';
import { teamPage } from './teamPage';

/** In the order in which they run. */
export const BENCHES: Bench[] = [
  teamPage,
  firstSync,
  directory,
  nextSync,
  onboarding,
  replicas,
  recovery,
  outages,
  growth,
];
