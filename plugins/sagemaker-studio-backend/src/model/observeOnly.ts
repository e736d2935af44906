/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { StepOutcome } from './finishStep';
import type { GrantRecord, OperationRecord } from './records';

/** The name of the error by which an operation waits for its domain to be managed. */
export const OBSERVE_ONLY = 'ObserveOnly';

/**
 * The failure of an operation in a domain that is only observed by now. No access is given there any more, even if it was
 * approved before; access is still taken away.
 */
export function observeOnlyBlock(
  operation: Pick<OperationRecord, 'kind'>,
  { domainId }: Pick<GrantRecord, 'domainId'>,
  isManaged: (domainId: string) => boolean,
): StepOutcome | undefined {
  if (operation.kind === 'deprovision' || isManaged(domainId)) {
    return undefined;
  }
  return {
    type: 'failed',
    error: {
      kind: 'blocked',
      name: OBSERVE_ONLY,
      message: `The domain '${domainId}' is only observed by this portal, so no access is given in it.`,
      remedy: `The people who run this portal can set sagemakerStudio.domains.${domainId}.mode to 'manage' in app-config; then this goes on by itself.`,
    },
  };
}
