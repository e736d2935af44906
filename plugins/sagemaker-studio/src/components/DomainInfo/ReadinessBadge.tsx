/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Skeleton } from '@backstage/ui';
import type { DomainReadiness } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useReadiness, useStudioText } from '../../hooks';
import type { Tone } from '../../view';
import { ToneBadge } from '../StateBadge';

const TONES: Record<DomainReadiness['status'], Tone> = {
  ready: 'positive',
  attention: 'warning',
  'not-ready': 'negative',
};

export function ReadinessStatus(props: { status: DomainReadiness['status'] }) {
  const t = useStudioText();
  return (
    <ToneBadge tone={TONES[props.status]}>
      {t(`readiness.${props.status}`)}
    </ToneBadge>
  );
}

/** Whether a domain is ready for people. */
export function ReadinessBadge(props: { domainId: string }) {
  const t = useStudioText();
  const { data, error } = useReadiness(props.domainId);
  if (data) {
    return <ReadinessStatus status={data.status} />;
  }
  return error === undefined ? (
    <Skeleton width={140} height={24} />
  ) : (
    <ToneBadge tone="neutral">{t('readiness.unknown')}</ToneBadge>
  );
}
