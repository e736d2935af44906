/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type {
  ReadinessCheck,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useReadiness, useStudioText, useTime } from '../../hooks';
import type { Tone } from '../../view';
import { LoadFailure, Loading, StaleNotice } from '../../components/Feedback';
import { ToneBadge } from '../../components/StateBadge';
import styles from './Domain.module.css';
import { ReadinessStatus } from '../../components/DomainInfo';

const TONES: Record<ReadinessCheck['status'], Tone> = {
  ok: 'positive',
  attention: 'warning',
  failed: 'negative',
  'not-checked': 'neutral',
};

/** What makes a domain ready for people, step by step, and what to do about what is not. */
export function Readiness(props: { domain: StudioDomain }) {
  const { domain } = props;
  const t = useStudioText();
  const time = useTime();
  const { data, error, reload } = useReadiness(domain.domainId);
  if (!data) {
    return error === undefined ? (
      <Loading rows={6} rowHeight={48} />
    ) : (
      <LoadFailure error={error} onRetry={() => void reload()} />
    );
  }
  return (
    <Flex direction="column" gap="3">
      <StaleNotice error={error} onRetry={() => void reload()} />
      <Flex gap="3" align="center" style={{ flexWrap: 'wrap' }}>
        <ReadinessStatus status={data.status} />
        {data.seenAt && (
          <Text as="span" color="secondary" title={time.absolute(data.seenAt)}>
            {t('readiness.seen', { age: time.relative(data.seenAt) })}
          </Text>
        )}
      </Flex>
      <ol
        className={styles.checks}
        aria-label={t('readiness.label', { domain: domain.name })}
      >
        {data.checks.map(check => (
          <li key={check.code} className={styles.check}>
            <span className={styles.checkTitle}>
              <Text as="span" weight="bold">
                {t(`readiness.check.${check.code}`)}
              </Text>
              <ToneBadge tone={TONES[check.status]}>
                {t(`readiness.status.${check.status}`)}
              </ToneBadge>
            </span>
            <Text as="p">{check.sentence}</Text>
            {check.remedy && (
              <Text as="p" color="secondary">
                {t('domains.remedy', { remedy: check.remedy })}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </Flex>
  );
}
