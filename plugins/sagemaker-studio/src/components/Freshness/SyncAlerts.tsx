/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import type {
  DomainFreshness,
  StudioDomain,
  SyncFailure,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useFreshnessText } from '../../hooks';

/** Says what could not be read from AWS. Data of earlier syncs stays on the page. */
export function SyncFailureAlert(props: {
  /** The domain, or the account and Region. */
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

/** Says which data of a domain is missing or outdated; renders nothing if all was read. */
export function DomainFreshnessAlert(props: {
  domain: DomainFreshness & Pick<StudioDomain, 'name'>;
  /** All failures, where they are known. Otherwise the domain carries the most important one. */
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
