// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * What a README tells an adopter to do, in its order: the commands that add packages, and the blocks whose first line is a
 * comment that names a file of the portal. Other blocks explain something.
 */
import { blocksOf, headingsAt } from '../documentation.mjs';

const COMMAND = /^yarn --cwd (?<workspace>\S+) add (?<packages>.+)$/;
/** A file of this repository, which has the same place in the portal. */
const COPY = /\bCopy \[(?<file>[\w./-]+)\]/;
const FILE =
  /^(?:\/\/|#) (?<file>[\w./-]+\.(?:tsx?|ya?ml))(?:, instead of (?<instead>\S+))?$/;

/**
 * @param {string} text of the README
 * @param {string[]} sections the headings whose own blocks are followed; those of their subsections are not
 * @returns {({ kind: 'add', workspace: string, packages: string[] } | { kind: 'copy', file: string } | { kind: 'file', file: string, instead?: string, text: string })[]}
 */
export function stepsOf(text, sections) {
  const headings = headingsAt(text);
  const missing = sections.filter(
    section => !headings.some(({ heading }) => heading === section),
  );
  if (missing.length > 0) {
    throw new Error(`The README has no section ${missing.join(', ')}`);
  }
  const isFollowed = ({ line }) =>
    sections.includes(
      headings.findLast(heading => heading.line < line)?.heading,
    );
  const copies = text
    .split('\n')
    .map((each, index) => ({ text: each, line: index + 1 }))
    .filter(isFollowed)
    .map(({ text: sentence }) => COPY.exec(sentence)?.groups.file)
    .filter(Boolean)
    .map(file => ({ kind: 'copy', file }));
  const blocks = blocksOf(text)
    .filter(isFollowed)
    .flatMap(block =>
      block.language === 'sh' ? additionsOf(block) : fileOf(block),
    );
  return [...copies, ...blocks];
}

function additionsOf({ text }) {
  return text
    .split('\n')
    .map(line => COMMAND.exec(line.trim()))
    .filter(Boolean)
    .map(({ groups }) => ({
      kind: 'add',
      workspace: groups.workspace,
      packages: groups.packages.split(/\s+/),
    }));
}

function fileOf({ text }) {
  const [first, ...rest] = text.split('\n');
  const names = FILE.exec(first)?.groups;
  return names
    ? [
        {
          kind: 'file',
          file: names.file,
          ...(names.instead && { instead: names.instead }),
          text: `${rest.join('\n')}\n`,
        },
      ]
    : [];
}
