/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import type {
  DomainFreshness,
  StudioDomain,
  SyncFailure,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useFreshnessText } from '../../hooks';

/** What AWS refused when it was last tried; what was read before stays on the screen. */
export function SyncFailureAlert(props: {
  /** Of which domain, or of which account and Region. */
  what: string;
  failure: SyncFailure;
}) {
  const text = useFreshnessText();
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={text.failed(props.what, props.failure)}
      description={text.details(props.failure)}
    />
  );
}

/** What cannot be relied upon of what is said of a domain; nothing where all was read. */
export function DomainFreshnessAlert(props: {
  domain: DomainFreshness & Pick<StudioDomain, 'name'>;
  /** All that failed, where more is known than the weightiest. */
  failures?: SyncFailure[];
}) {
  const { name, failure, unread } = props.domain;
  const text = useFreshnessText();
  const failures = props.failures ?? (failure ? [failure] : []);
  if (failures.length > 0) {
    return (
      <>
        {failures.map(each => (
          <SyncFailureAlert
            key={`${each.part} ${each.action} ${each.message}`}
            what={name}
            failure={each}
          />
        ))}
      </>
    );
  }
  return unread?.length ? (
    <Alert role="status" status="info" icon title={text.unread(name, unread)} />
  ) : null;
}
