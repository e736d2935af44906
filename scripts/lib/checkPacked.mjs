// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Packs every published package and looks for what an adopter would stumble over. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { faultsOf, lintPacked, packAll, readPacked } from './pack.mjs';

/** @returns how many packages there are, and the faults that were found in them */
export async function checkPacked({ env, log }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'studio-access-pack-'));
  try {
    const files = await packAll({ folder, env, log });
    const packed = new Map();
    for (const file of files) {
      packed.set(file, await readPacked(file));
    }
    const versions = Object.fromEntries(
      [...packed.values()].map(({ manifest }) => [
        manifest.name,
        manifest.version,
      ]),
    );
    const faults = [];
    for (const [file, contents] of packed) {
      const found = [
        ...(await faultsOf(contents, versions)),
        ...(await lintPacked(file)),
      ];
      faults.push(
        ...found.map(fault => ({ file: path.basename(file), fault })),
      );
    }
    return { packages: files.length, faults };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
