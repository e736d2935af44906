// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Extracts the part of a failed stage's log that explains the failure. */
import fs from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** The last lines of a log, from where it speaks of what is wrong if it does. */
export function endOf(log, beginning, maxLines = 120) {
  const text = fs.existsSync(log)
    ? stripVTControlCharacters(fs.readFileSync(log, 'utf8')).trimEnd()
    : '';
  const from = beginning ? text.search(beginning) : -1;
  if (from >= 0) {
    return firstLines(text.slice(from), maxLines);
  }
  return text.split('\n').slice(-maxLines).join('\n');
}

/** Jest's messages for each file with a failed test, with paths relative to `root`. */
export function jestTrouble(report, root, maxLines = 400) {
  const failed = (report?.testResults ?? []).filter(
    ({ status }) => status === 'failed',
  );
  return firstLines(
    failed
      .map(
        ({ name, message }) =>
          `${path.relative(root, name)}\n${stripVTControlCharacters(message)}`,
      )
      .join('\n'),
    maxLines,
  ).trimEnd();
}

function firstLines(text, maxLines) {
  const lines = text.split('\n');
  return lines.length > maxLines
    ? [
        ...lines.slice(0, maxLines),
        `… and ${lines.length - maxLines} lines more`,
      ].join('\n')
    : text;
}
