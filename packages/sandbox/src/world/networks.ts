/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { own } from './tables';
import { Network, World } from './World';

/** The VPCs of an account in a Region. */
export function networksOf(
  world: World,
  accountId: string,
  region: string,
): Network[] {
  const networks = own(world.accounts, accountId)?.networks ?? [];
  return networks.filter(network => network.region === region);
}
