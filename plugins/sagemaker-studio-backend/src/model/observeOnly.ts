/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { StepOutcome } from './finishStep';
import type { GrantRecord, OperationRecord } from './records';
import { messageAndRemedy, say } from '../util/say';

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
      ...messageAndRemedy(
        say('error.observe-only', { domain: domainId }),
        say('error.observe-only.remedy', { domain: domainId }),
      ),
    },
  };
}
