/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* A program of the bench's own process group, so that it ends with all that it started. */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The top of the repository, from where the bench is started. */
export const ROOT = process.cwd();

/** Linux's default. */
const PERIOD_MS = 100;
/** How often it is looked what a program has used of a processor. */
const LOOK_MS = 5;

/** A program that answers. */
export type Program = {
  /** Bytes of memory that are resident now, and that were at the most. */
  memory(): { residentBytes: number; mostBytes: number };
  /** Milliseconds of a processor that it has used. */
  processorMs(): number;
  signal(signal: NodeJS.Signals): void;
  /** Lets it use so much of a processor only. */
  limit(share: number): void;
  stop(): Promise<void>;
  /** Ends it at once, without a word to it. */
  kill(): Promise<void>;
};

/** A program ended that should have answered. */
export class EndedEarlyError extends Error {
  /** Absent when a signal ended it. */
  readonly exitCode?: number;

  constructor(message: string, exitCode?: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a TypeScript entry and waits until it answers.
 *
 * @throws EndedEarlyError with the end of its output when it ends before it answers
 * @throws Error with the end of its output when it does not answer in time
 */
export async function startProgram(options: {
  name: string;
  /** Relative to the top of the repository. */
  entry: string;
  args?: string[];
  env?: Record<string, string>;
  /** The output goes there. */
  logFile: string;
  isAnswering: () => Promise<boolean>;
}): Promise<Program> {
  const log = fs.openSync(options.logFile, 'w');
  const child = spawn(
    process.execPath,
    [
      '--require',
      path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      path.join(ROOT, options.entry),
      ...(options.args ?? []),
    ],
    {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', log, log],
      detached: true,
    },
  );
  fs.closeSync(log);
  const exited = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
  });
  let limited: AbortController | undefined;
  const program: Program = {
    memory: () => memoryOf(child.pid!),
    processorMs: () => processorMs(child.pid!),
    signal: signal => {
      child.kill(signal);
    },
    limit: share => {
      limited?.abort();
      limited = new AbortController();
      keepToShare(child, share, limited.signal);
    },
    async kill() {
      limited?.abort();
      signalGroup(child.pid!, 'SIGKILL');
      await exited;
    },
    async stop() {
      limited?.abort();
      if (child.exitCode === null && child.signalCode === null) {
        signalGroup(child.pid!, 'SIGTERM');
        await Promise.race([exited, sleep(10_000)]);
      }
      signalGroup(child.pid!, 'SIGKILL');
      await exited;
    },
  };
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new EndedEarlyError(
        `${options.name} ended before it answered:\n${lastLines(
          options.logFile,
        )}`,
        child.exitCode ?? undefined,
      );
    }
    if (await options.isAnswering().catch(() => false)) {
      return program;
    }
    await sleep(100);
  }
  await program.stop();
  throw new Error(
    `${options.name} did not answer within three minutes:\n${lastLines(
      options.logFile,
    )}`,
  );
}

/**
 * Stops it in every period once it has used up its share of a processor, as the scheduler of Linux does with a container
 * that has a quota. That would take rights over control groups, which this does without.
 */
async function keepToShare(
  child: ChildProcess,
  share: number,
  signal: AbortSignal,
): Promise<void> {
  const isOver = () => signal.aborted || child.exitCode !== null;
  let allowed = processorMs(child.pid!);
  while (!isOver()) {
    const end = performance.now() + PERIOD_MS;
    // Unused time is lost, and overuse is deducted now.
    allowed = Math.min(allowed, processorMs(child.pid!)) + share * PERIOD_MS;
    while (performance.now() < end && !isOver()) {
      if (processorMs(child.pid!) >= allowed) {
        child.kill('SIGSTOP');
        await sleep(end - performance.now());
        child.kill('SIGCONT');
      } else {
        await sleep(LOOK_MS);
      }
    }
  }
}

/** Milliseconds of a processor that all threads of the process have used. */
function processorMs(pid: number): number {
  return fs
    .readdirSync(`/proc/${pid}/task`)
    .map(thread =>
      Number(
        fs
          .readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8')
          .split(' ')[0],
      ),
    )
    .reduce((sum, nanoseconds) => sum + nanoseconds / 1e6, 0);
}

/** As Linux tells it; the bench is run there. */
function memoryOf(pid: number): { residentBytes: number; mostBytes: number } {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
  return { residentBytes: bytes('VmRSS'), mostBytes: bytes('VmHWM') };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (
      !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
    ) {
      throw error;
    }
  }
}

function lastLines(file: string): string {
  return fs
    .readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-30)
    .join('\n');
}
