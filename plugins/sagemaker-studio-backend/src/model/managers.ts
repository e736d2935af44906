/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Who the manager is that Identity Center holds for somebody. It holds a text that the identity provider chooses, so it
 * counts where it fits one person alone, and that is the one whom it first fitted.
 */

/** How refs of managers begin, which no ref of a catalog entity does. */
export const MANAGER_PREFIX = 'manager "';

/** How much of a text its ref shows. */
const SHOWN = 200;

/** Why a text leads to nobody. */
export type ManagerProblem = 'nobody' | 'several' | 'changed';

export type Manager = { userId: string } | { problem: ManagerProblem };

/**
 * @param found - user ids of all whom the text fits now, by whatever of them
 * @param bound - user id of whom it fitted first; absent where nobody is recorded yet
 */
export function managerBehind(
  found: ReadonlySet<string>,
  bound: string | undefined,
): Manager {
  const [userId, ...more] = found;
  if (userId === undefined) {
    return { problem: 'nobody' };
  }
  if (more.length > 0) {
    return { problem: 'several' };
  }
  return bound === undefined || bound === userId
    ? { userId }
    : { problem: 'changed' };
}

/** The name of the text on pages and in reports, for example where it fits somebody else by now. */
export function managerRef(text: string): string {
  return `${MANAGER_PREFIX}${text.slice(0, SHOWN)}"`;
}
