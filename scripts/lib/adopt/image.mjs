// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* What the Dockerfile of a new portal does, in a folder: there is no Docker on every machine. */
import fs from 'node:fs';
import path from 'node:path';
import { must } from './freshPortal.mjs';

/** What the Dockerfile copies; `packed` as docs/getting-started.md says. */
const COPIED = [
  '.yarn',
  '.yarnrc.yml',
  'backstage.json',
  'yarn.lock',
  'package.json',
  'packed',
  'examples',
  'app-config.yaml',
  'app-config.production.yaml',
];

/** Builds the portal, and answers the folder that stands for the image, and the image's command. */
export async function buildImage(portal, { folder, env, log }) {
  await must('yarn', ['build:backend'], { cwd: portal, env, log });
  const image = path.join(folder, 'image');
  // A kept folder has that of the time before.
  fs.rmSync(image, { recursive: true, force: true });
  fs.mkdirSync(image);
  for (const name of COPIED) {
    fs.cpSync(path.join(portal, name), path.join(image, name), {
      recursive: true,
    });
  }
  const dist = path.join(portal, 'packages/backend/dist');
  const unpack = name =>
    must('tar', ['xzf', path.join(dist, name)], { cwd: image, env, log });
  await unpack('skeleton.tar.gz');
  await must('yarn', ['workspaces', 'focus', '--all', '--production'], {
    cwd: image,
    env: { ...env, NODE_ENV: 'production' },
    log,
  });
  await unpack('bundle.tar.gz');
  return { folder: image, command: commandOf(portal) };
}

function commandOf(portal) {
  const file = path.join(portal, 'packages/backend/Dockerfile');
  const command = /^CMD (?<command>\[.*\])$/m.exec(
    fs.readFileSync(file, 'utf8'),
  )?.groups.command;
  if (!command) {
    throw new Error(`${file} has no command in brackets`);
  }
  return JSON.parse(command);
}
