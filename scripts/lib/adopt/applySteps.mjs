// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Does in a portal what a README says, as a reader does by hand; each function answers the new text of a file. */
import { isMap, isSeq, parseDocument } from 'yaml';

const ADDED = /backend\.add\(\s*import\(\s*'(?<name>[^']+)',?\s*\),?\s*\);/g;
const IMPORT = /^import [\s\S]*?;$/gm;

/** Back end: the features of the block are added before the start, and what they stand instead of is removed. */
export function addToBackend(text, { text: block, instead }) {
  const features = [...block.matchAll(ADDED)].map(([, name]) => name);
  if (features.length === 0) {
    throw new Error(`The block adds nothing to the back end:\n${block}`);
  }
  const kept = text.replace(ADDED, (statement, name) =>
    name === instead ? '' : statement,
  );
  const there = new Set([...kept.matchAll(ADDED)].map(([, name]) => name));
  const statements = features
    .filter(name => !there.has(name))
    .map(name => `backend.add(import('${name}'));\n`);
  return replaced(kept, /^backend\.start\(\)/m, start =>
    [...statements, start].join(''),
  );
}

/** App of the new frontend system: the imports of the block, and its features after those of the portal. */
export function addToApp(text, { text: block }) {
  const imports = (block.match(IMPORT) ?? []).filter(
    each => !each.includes('@backstage/frontend-defaults'),
  );
  const [, features] = /features: \[(.*?)\]/s.exec(block) ?? [];
  if (!features) {
    throw new Error(`The block gives the app no features:\n${block}`);
  }
  return replaced(
    `${imports.join('\n')}\n${text}`,
    /features: \[(.*?)\s*\]/s,
    (_, there) =>
      `features: [${there.replace(/,?\s*$/, '')}, ${features.trim()}]`,
  );
}

/** Configuration: keys are set, and what is a list in both gets longer. Comments of the portal stay. */
export function addToConfig(text, { text: block }) {
  const config = parseDocument(text);
  merge(config.contents, parseDocument(block).contents);
  return config.toString({ flowCollectionPadding: false, lineWidth: 0 });
}

function merge(target, addition) {
  for (const { key, value } of addition.items) {
    const there = target.get(key.value, true);
    if (isMap(there) && isMap(value)) {
      merge(there, value);
    } else if (isSeq(there) && isSeq(value)) {
      there.items.push(...value.items);
    } else {
      target.set(key.value, value);
    }
  }
}

function replaced(text, pattern, replacement) {
  if (!pattern.test(text)) {
    throw new Error(`There is no ${pattern} in:\n${text}`);
  }
  return text.replace(pattern, replacement);
}
