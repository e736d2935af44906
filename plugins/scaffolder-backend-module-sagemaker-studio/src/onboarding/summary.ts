/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonOutcome } from './outcome';

const WORDS: Record<PersonOutcome['status'], string> = {
  active: 'Ready',
  degraded: 'Differs from what was granted',
  ended: 'Ended',
  obstacle: 'Cannot be onboarded',
  planned: 'Planned',
  scheduled: 'Scheduled',
  suspended: 'Suspended',
  provisioning: 'In progress',
  deprovisioning: 'Being taken back',
  'provision-blocked': 'Blocked',
  'deprovision-blocked': 'Blocked while being taken back; still has access',
};

/** A Markdown table with a row per person. */
export function summaryTable(people: PersonOutcome[]): string {
  return [
    '| Person | State | Profile |',
    '| --- | --- | --- |',
    ...people.map(({ displayName, status, profileName }) =>
      row(toText(displayName), WORDS[status], profileName ?? ''),
    ),
  ].join('\n');
}

function row(...cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/**
 * Escapes a name for a table cell, so that it cannot become a link or an image, or end the cell. URLs do not become
 * links either.
 */
function toText(name: string): string {
  return name
    .replace(/[!"#$%&()*+./:;<=>?@[\\\]^_`{|}~]/g, '\\$&')
    .replace(/\s+/g, ' ');
}
