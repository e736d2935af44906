/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What may be set for a domain in app-config and in the portal alike. */
import { z } from 'zod';
import type { RoleName, RoleSetting } from '../model/settings';
import { isLonger } from '../model/durations';
import { block, duration, roleArn, shownText, text } from './schemaParts';

const words = (length: number, what: string) => {
  const expected = `${what} of ${length} characters at most, in one line`;
  return text(new RegExp(`^.{1,${length}}$`, 'v'), expected).pipe(
    shownText(expected),
  );
};

export const contact = words(255, 'whom to ask, a text');
export const roleLabel = words(64, 'a name');
export const rolePurpose = words(200, 'a sentence');

const namedRole = block({
  role: roleArn,
  name: roleLabel.optional(),
  purpose: rolePurpose.optional(),
});

/** A role that may be asked for: its ARN, or what people call it as well. */
export const offeredRole = z.union(
  [roleArn.transform((role): RoleSetting => ({ role })), namedRole],
  {
    error: issue => {
      const [asText, asBlock] =
        issue.code === 'invalid_union' ? issue.errors : [];
      const isText = typeof issue.input === 'string';
      return (
        (isText ? asText : asBlock)?.at(-1)?.message ??
        'expected the ARN of an IAM role'
      );
    },
  },
);

export const domainDuration = block({
  default: duration.optional(),
  max: duration.optional(),
}).refine(
  ({ default: usual, max }) => !usual || !max || !isLonger(usual, max),
  { path: ['default'], error: 'expected no longer duration than max' },
);

/** The roles by ARN, and apart from them what people call them. */
export function splitRoles(roles: readonly RoleSetting[]): {
  executionRoles: string[];
  roleNames?: Record<string, RoleName>;
} {
  const named = roles.filter(({ name, purpose }) => name ?? purpose);
  return {
    executionRoles: [...new Set(roles.map(({ role }) => role))],
    ...(named.length && {
      roleNames: Object.fromEntries(
        named.map(({ role, ...names }) => [role, names]),
      ),
    }),
  };
}
