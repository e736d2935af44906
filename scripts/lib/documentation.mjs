// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* What the documentation says, for the tests that compare it with the code. */
import fs from 'node:fs';
import path from 'node:path';

/**
 * The fenced blocks of a document.
 *
 * @returns for each its language, its text without the indentation of its fence, and the line on which it begins
 */
export function blocksOf(text) {
  const blocks = [];
  let block;
  text.split('\n').forEach((line, index) => {
    const fence = /^(\s*)```(\w*)/.exec(line);
    if (!fence) {
      block?.lines.push(
        line.startsWith(block.indent) ? line.slice(block.indent.length) : line,
      );
    } else if (block) {
      blocks.push({
        language: block.language,
        line: block.line,
        text: block.lines.join('\n'),
      });
      block = undefined;
    } else {
      const [, indent, language] = fence;
      block = { language, indent, line: index + 1, lines: [] };
    }
  });
  return blocks;
}

/** The headings of a document, in its order, each with its level and line. */
export function headingsAt(text) {
  const fenced = blocksOf(text).map(({ line, text: block }) => [
    line,
    line + block.split('\n').length,
  ]);
  return text.split('\n').flatMap((each, index) => {
    const line = index + 1;
    const { marks, heading } =
      /^(?<marks>#+)\s+(?<heading>.+)$/.exec(each)?.groups ?? {};
    const isFenced = fenced.some(([from, to]) => from <= line && line <= to);
    return heading && !isFenced ? [{ heading, level: marks.length, line }] : [];
  });
}

/** The text without its fenced blocks and comments, in which nothing is a link or a heading. */
function proseOf(text) {
  return text
    .replace(/^\s*```[\s\S]*?^\s*```/gm, '')
    .replace(/<!--[\s\S]*?-->/g, '');
}

/** How READMEs of packages lead into the repository, so that it can be followed from wherever they are installed. */
const REPOSITORY =
  /^https:\/\/github\.com\/studio-access\/backstage-plugin-sagemaker-studio\/(?:blob|raw|tree)\/main\//;

/** Where the links of a document lead, those to other sites left out. */
export function linksOf(text) {
  return [
    ...proseOf(text).matchAll(/\]\((?<target>[^)\s]+)\)/g),
    ...proseOf(text).matchAll(/^\[[^\]]+\]:\s+(?<target>\S+)/gm),
    ...proseOf(text).matchAll(/\b(?:src|href)="(?<target>[^"]+)"/g),
  ]
    .map(({ groups }) => groups.target)
    .filter(target => !/^[a-z]+:/i.test(target) || REPOSITORY.test(target));
}

/** The anchors of a document's headings, as they are made of their words. */
export function anchorsOf(text) {
  const seen = new Map();
  return [...proseOf(text).matchAll(/^#+\s+(?<heading>.+)$/gm)].map(
    ({ groups }) => {
      const anchor = groups.heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-');
      const count = seen.get(anchor) ?? 0;
      seen.set(anchor, count + 1);
      return count === 0 ? anchor : `${anchor}-${count}`;
    },
  );
}

/**
 * The links of a document that lead nowhere.
 *
 * @param file - relative to the root
 */
export function brokenLinks(root, file) {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  return linksOf(text).filter(target => {
    const [where, anchor] = decodeURI(target).split('#');
    const inRepository = where.replace(REPOSITORY, '');
    const from = inRepository === where ? path.dirname(file) : '';
    const other = where
      ? path.join(root, from, inRepository)
      : path.join(root, file);
    if (!fs.existsSync(other)) {
      return true;
    }
    return (
      anchor !== undefined &&
      other.endsWith('.md') &&
      !anchorsOf(fs.readFileSync(other, 'utf8')).includes(anchor)
    );
  });
}
