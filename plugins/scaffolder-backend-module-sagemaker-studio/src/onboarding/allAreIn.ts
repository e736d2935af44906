/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Whether everybody for whom an approved request has asked is in, and what to do where somebody is not.

import { ConflictError } from '@backstage/errors';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { ASK_AGAIN } from './howItEnded';
import { endedWords, notReadyWords } from './progress';

type Problem = {
  sentence: string;
  /** Whether the access was given, and has ended since. */
  isOver: boolean;
};

/** @throws ConflictError naming everybody who is not in, with the reason */
export function assertAllAreIn(request: AccessRequest, page: string): void {
  const problems = problemsOf(request, page);
  if (problems.length > 0) {
    throw new ConflictError(
      describe(problems, { total: request.plan.items.length, page }),
    );
  }
}

function problemsOf({ plan, grants }: AccessRequest, page: string): Problem[] {
  return plan.items.flatMap(item => {
    const grant = grants.find(({ person }) => person === item.person);
    if (!grant) {
      const sentence = `${item.displayName} got no grant; see ${page}`;
      return { sentence, isOver: false };
    }
    const { status, displayName } = grant;
    if (status === 'active' || status === 'scheduled') {
      return [];
    }
    const ended = endedWords(grant);
    return ended === undefined
      ? { sentence: `${displayName} is ${notReadyWords(grant)}`, isOver: false }
      : { sentence: `the access of ${displayName} ${ended}`, isOver: true };
  });
}

function describe(
  problems: Problem[],
  { total, page }: { total: number; page: string },
): string {
  const ready = total - problems.length;
  const over = problems.filter(({ isOver }) => isOver).length;
  const isAllOver = over === problems.length;
  const state = isAllOver
    ? `no longer ${over === 1 ? 'has' : 'have'} access`
    : 'did not get in';
  const after = [
    ready > 0 &&
      `The other ${ready} ${ready === 1 ? 'is' : 'are'} ready and ${
        ready === 1 ? 'stays' : 'stay'
      } so.`,
    over > 0 &&
      `Their access was given by this request and ended later, see ${page}. ${ASK_AGAIN}.`,
    !isAllOver &&
      'Once the cause is removed, retry this task: it goes on from here.',
  ];
  return [
    `${problems.length} of ${total} ${
      total === 1 ? 'person' : 'people'
    } ${state}:`,
    ...problems.map(({ sentence }) => `- ${sentence}`),
    after.filter(sentence => sentence !== false).join(' '),
  ].join('\n');
}
