/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { inputError } from './errors';
import { say, messageOf } from './say';

/** The full, lower-case form of a reference, if there is one. See {@link normalizeRef}. */
export function optionalRef(
  ref: string | undefined,
  options: { field: string; kind: 'user' | 'group' },
): string | undefined {
  return ref === undefined ? undefined : normalizeRef(ref, options);
}

/**
 * The full, lower-case form of a reference to an entity of a kind.
 *
 * @throws InputError naming the field when it is no such reference.
 */
export function normalizeRef(
  ref: string,
  options: { field: string; kind: 'user' | 'group' },
): string {
  const example =
    options.kind === 'user' ? 'user:default/jane.doe' : 'group:default/team';
  try {
    const parsed = parseEntityRef(ref, {
      defaultKind: options.kind,
      defaultNamespace: 'default',
    });
    if (parsed.kind.toLocaleLowerCase('en-US') !== options.kind) {
      throw inputError(say('ref.other-kind', { kind: parsed.kind }));
    }
    return stringifyEntityRef(parsed);
  } catch (error) {
    throw inputError(
      say(
        options.kind === 'user'
          ? 'refused.no-user-ref'
          : 'refused.no-group-ref',
        {
          field: options.field,
          ref,
          example,
          problem: messageOf(toError(error)),
        },
      ),
    );
  }
}
