// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Runs the stages of npm test, in their order, as many at once as the cores allow for which npm test is made. */
import path from 'node:path';
import { INTERRUPTIONS } from './toolchain.mjs';

/** Stages measure waits and time limits, and more of them at once would only be slower on a small machine. */
const CORES = 2;

/**
 * @param {{ name: string, cores: number, run: (options: { env: Record<string, string>, log: string }) => Promise<object> }[]} stages
 * @param {{ env: Record<string, string>, logs: string, onEnd: (outcome: object) => void }} options `logs` is the folder with a file for each stage; `onEnd` is called at the end of each stage.
 */
export async function runStages(stages, { env, logs, onEnd }) {
  const waiting = [...stages];
  const running = new Map();
  const outcomes = [];
  let free = CORES;
  // Running stages get the same signal from the terminal; no further ones are started.
  const stop = () => waiting.splice(0);
  for (const name of INTERRUPTIONS) process.on(name, stop);
  while (waiting.length > 0 || running.size > 0) {
    while (waiting.length > 0 && waiting[0].cores <= free) {
      const stage = waiting.shift();
      free -= stage.cores;
      running.set(stage, runStage(stage, { env, logs }));
    }
    const outcome = await Promise.race(running.values());
    running.delete(outcome.stage);
    free += outcome.stage.cores;
    outcomes.push(outcome);
    onEnd(outcome);
  }
  for (const name of INTERRUPTIONS) process.off(name, stop);
  return outcomes;
}

async function runStage(stage, { env, logs }) {
  const log = path.join(logs, `${stage.name}.log`);
  const began = Date.now();
  const outcome = await stage.run({ env, log }).catch(error => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    trouble: error.stack ?? String(error),
  }));
  return { stage, log, seconds: (Date.now() - began) / 1000, ...outcome };
}
