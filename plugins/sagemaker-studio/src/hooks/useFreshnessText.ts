/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  DomainPart,
  SyncFailure,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useApiText } from './useApiText';
import { useStudioText } from './useStudioText';
import { useTime } from './useTime';

/** Describes what could not be read of a domain, or of an account and Region. */
export function useFreshnessText() {
  const t = useStudioText();
  const time = useTime();
  const { say } = useApiText();
  return {
    /** `research-lab: assignments could not be read 5 minutes ago` */
    failed: (what: string, failure: SyncFailure): string =>
      t('freshness.failed', {
        what,
        part: t(`freshness.part.${failure.part}`),
        age: time.relative(failure.at),
      }),
    /** The message of AWS, the missing IAM action, and the remedy. */
    details: (failure: SyncFailure): string => {
      const { since, action, remedy } = failure;
      return [
        failure.message.replace(/\.?$/, '.'),
        ...(since
          ? [t('freshness.since', { when: time.absolute(since) })]
          : []),
        ...(action ? [t('freshness.action', { action })] : []),
        ...(remedy
          ? [t('domains.remedy', { remedy: say(failure, 'remedy') })]
          : []),
      ].join(' ');
    },
    /** `research-lab: not read yet: assignments` */
    unread: (what: string, parts: DomainPart[]): string =>
      t('freshness.unread', {
        what,
        parts: time.list(parts.map(part => t(`freshness.part.${part}`))),
      }),
  };
}
