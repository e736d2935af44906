// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Which copies of a package are installed, in every node_modules folder of the repository. */
import fs from 'node:fs';
import path from 'node:path';

/** The folders that hold each package of an npm scope, by the package's name. */
export function installedCopies(root, scope) {
  const copies = new Map();
  const folders = [root, ...workspaces(root)];
  while (folders.length > 0) {
    const modules = path.join(folders.pop(), 'node_modules');
    for (const name of packagesIn(modules)) {
      const folder = path.join(modules, name);
      folders.push(folder);
      if (name.startsWith(`${scope}/`)) {
        copies.set(name, [...(copies.get(name) ?? []), folder]);
      }
    }
  }
  return copies;
}

function workspaces(root) {
  return ['packages', 'plugins'].flatMap(folder =>
    subfolders(path.join(root, folder)).map(name =>
      path.join(root, folder, name),
    ),
  );
}

function packagesIn(modules) {
  return subfolders(modules).flatMap(name =>
    name.startsWith('@')
      ? subfolders(path.join(modules, name)).map(each => `${name}/${each}`)
      : [name],
  );
}

/** Links are left out, since they lead to workspaces, which are looked at anyway. */
function subfolders(folder) {
  if (!fs.existsSync(folder)) {
    return [];
  }
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name);
}
