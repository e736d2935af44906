/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { pushedAccordingTo } from './world/pushedDirectory';
import { attachPolicies } from './world/seeds/policies';
import { createSkeleton } from './world/seeds/skeleton';
import { watchWorld } from './world/watchWorld';
import { World } from './world/World';

/**
 * The world of a snapshot file, or undefined when there is no file yet.
 * @throws Error naming the file when it is not a snapshot.
 */
export function readSnapshot(file: string): World | undefined {
  if (!existsSync(file)) {
    return undefined;
  }
  const problem = `${file} is not a snapshot of the sandbox. Name another file, or remove it to start afresh`;
  let parsed: Partial<World> | null;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${problem}: ${(error as Error).message}`);
  }
  const skeleton = createSkeleton();
  const missing = Object.keys(skeleton).filter(
    member => parsed?.[member as keyof World] === undefined,
  );
  if (!parsed || missing.length > 0) {
    throw new Error(`${problem}: it lacks ${missing.join(', ')}`);
  }
  const merged = { ...skeleton, ...parsed };
  const world = watchWorld({
    ...merged,
    // A snapshot from before a switch existed gets the switch as it is by default.
    switches: { ...skeleton.switches, ...merged.switches },
  });
  const accounts = Object.values(world.accounts);
  if (accounts.some(({ iam }) => iam?.policies === undefined)) {
    // A snapshot from before policies were enforced gets those of the seeds.
    for (const account of accounts) {
      const usual = skeleton.accounts[account.accountId];
      account.roleKeys = usual?.roleKeys ?? {};
      account.roles = [...new Set([...account.roles, ...(usual?.roles ?? [])])];
    }
    attachPolicies(world);
  }
  for (const account of accounts) {
    // Older snapshots hold no networks.
    account.networks ??= skeleton.accounts[account.accountId]?.networks;
  }
  // Older snapshots do not hold what Okta has pushed.
  world.okta.pushed ??= pushedAccordingTo(world);
  return world;
}

/** Writes beside the file and renames, so that a crash leaves the old snapshot whole. */
export async function writeSnapshot(file: string, world: World): Promise<void> {
  const unfinished = `${file}.part`;
  await writeFile(unfinished, JSON.stringify(world));
  await rename(unfinished, file);
}
