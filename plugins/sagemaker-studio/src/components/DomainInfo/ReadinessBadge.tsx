/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Skeleton } from '@backstage/ui';
import type {
  DomainFreshness,
  DomainReadiness,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useReadiness, useStudioText } from '../../hooks';
import { isWhollyRead } from '../../view';
import type { Tone } from '../../view';
import { ToneBadge } from '../StateBadge';

const TONES: Record<DomainReadiness['status'], Tone> = {
  ready: 'positive',
  attention: 'warning',
  'not-ready': 'negative',
};

/** The outcome of the checks. What AWS refuses to say cannot be ready. */
export function ReadinessStatus(props: {
  domain: DomainFreshness;
  status: DomainReadiness['status'];
}) {
  const t = useStudioText();
  if (props.status !== 'not-ready' && !isWhollyRead(props.domain)) {
    return <ToneBadge tone="neutral">{t('readiness.partly')}</ToneBadge>;
  }
  return (
    <ToneBadge tone={TONES[props.status]}>
      {t(`readiness.${props.status}`)}
    </ToneBadge>
  );
}

/** Whether a domain is ready for people. */
export function ReadinessBadge(props: { domain: StudioDomain }) {
  const t = useStudioText();
  const { data, error } = useReadiness(props.domain.domainId);
  if (data) {
    return <ReadinessStatus domain={props.domain} status={data.status} />;
  }
  return error === undefined ? (
    <Skeleton width={140} height={24} />
  ) : (
    <ToneBadge tone="neutral">{t('readiness.unknown')}</ToneBadge>
  );
}
