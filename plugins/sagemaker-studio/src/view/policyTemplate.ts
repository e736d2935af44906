/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** What a policy is written from. */
const KEYS = [
  ['teams', "['*']"],
  ['domains', '[portal]'],
  ['requesters', 'anyone'],
  ['onBehalfOf', 'leads'],
  ['approvers', '[team-leads]'],
  ['duration', '{ default: P90D, max: P180D }'],
] as const;

/**
 * A first text for a new policy, in the YAML of app-config.
 *
 * @param hintOf - what may stand under a key, in words
 */
export function policyTemplate(
  hintOf: (key: (typeof KEYS)[number][0]) => string,
): string {
  return KEYS.map(
    ([key, value]) => `# ${hintOf(key)}\n${key}: ${value}\n`,
  ).join('');
}
