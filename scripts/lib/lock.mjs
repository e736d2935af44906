// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * A lock between processes of one folder, as a file that names its holder. A holder that died is taken over from: one
 * that was killed leaves the file behind.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_INTERVAL = 250;

/**
 * Does the work while no other process does work under the same file.
 *
 * @param {{ what: string, say: (message: string) => void }} options `what` this process does, shown to waiting processes.
 */
export async function withLock(file, { what, say }, work) {
  let announced;
  let release;
  while (!(release = tryLock(file, { what }))) {
    const held = read(file);
    const holder = parse(held);
    if (holder && announced !== held) {
      announced = held;
      say(
        `Waiting for '${holder.command}' (process ${holder.pid}), which is ${holder.what}`,
      );
    }
    await sleep(POLL_INTERVAL);
  }
  try {
    return await work();
  } finally {
    release();
  }
}

/** Returns the function that releases the lock, or undefined while another live process holds it. */
export function tryLock(file, { what }) {
  const mine = JSON.stringify({
    pid: process.pid,
    born: birthOf(process.pid),
    command: commandOf(process.env.npm_lifecycle_event),
    what,
  });
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (!create(file, mine)) {
    const held = read(file);
    if (held !== undefined && isAlive(parse(held))) return undefined;
    if (held !== undefined) takeAway(file, held);
    if (!create(file, mine)) return undefined;
  }
  return () => {
    if (read(file) === mine) fs.rmSync(file, { force: true });
  };
}

function commandOf(script = 'start') {
  return ['start', 'test'].includes(script)
    ? `npm ${script}`
    : `npm run ${script}`;
}

/** Written aside and linked, so that nobody reads half a file. */
function create(file, content) {
  const aside = `${file}.${process.pid}`;
  fs.writeFileSync(aside, content);
  try {
    fs.linkSync(aside, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(content) {
  try {
    return JSON.parse(content ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Removes the lock of a dead holder, but not the one that somebody else took in the meantime. */
function takeAway(file, stale) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== stale) fs.linkSync(aside, file);
  fs.rmSync(aside, { force: true });
}

function isAlive(holder) {
  if (!Number.isInteger(holder?.pid)) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM is a living process of somebody else's.
    if (error.code === 'ESRCH') return false;
  }
  // Another process may have been given the number since.
  return birthOf(holder.pid) === holder.born;
}

/** When a process began, where the system tells: in the kernel's ticks, or 'dead' for one that nobody has buried yet. */
function birthOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return '';
  // The name before it, in parentheses, may hold anything.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' ? 'dead' : fields[18];
}
