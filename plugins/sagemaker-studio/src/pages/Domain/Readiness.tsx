/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import { studioIdentityDecidePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  ReadinessCheck,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ComponentProps } from 'react';
import { CheckList } from '../../components/CheckList';
import { ReadinessStatus } from '../../components/DomainInfo';
import { LiveContent, StaleNotice } from '../../components/Feedback';
import {
  useApiText,
  useGranted,
  useReadiness,
  useStudioText,
  useTime,
} from '../../hooks';
import type { Tone } from '../../view';
import styles from './Domain.module.css';

const TONES: Record<ReadinessCheck['status'], Tone> = {
  ok: 'positive',
  attention: 'warning',
  failed: 'negative',
  'not-checked': 'neutral',
};

/** Whether a domain is ready for people: the checks, and what to do about those that fail. */
export function Readiness(props: { domain: StudioDomain }) {
  const { domain } = props;
  const t = useStudioText();
  const time = useTime();
  const { say } = useApiText();
  const mayDecide = useGranted(studioIdentityDecidePermission);
  const readiness = useReadiness(domain.domainId);
  const toCheck = (check: ReadinessCheck) => ({
    code: check.code,
    title: t(`readiness.check.${check.code}`),
    tone: TONES[check.status],
    status: t(`readiness.status.${check.status}`),
    sentence: say(check, 'sentence'),
    remedy:
      check.remedy &&
      t('domains.remedy', {
        remedy: say(check, 'remedy', { isOwn: mayDecide }),
      }),
  });
  return (
    <LiveContent source={readiness} rows={6} rowHeight={48}>
      {data => (
        <Flex direction="column" gap="3">
          <StaleNotice source={readiness} />
          <Flex gap="3" align="center" style={{ flexWrap: 'wrap' }}>
            <ReadinessStatus domain={domain} status={data.status} />
            {data.seenAt && (
              <Text
                as="span"
                color="secondary"
                title={time.absolute(data.seenAt)}
              >
                {t('readiness.seen', { age: time.relative(data.seenAt) })}
              </Text>
            )}
          </Flex>
          <CheckList
            label={t('readiness.label', { domain: domain.name })}
            checks={data.checks
              .filter(({ status }) => status !== 'ok')
              .map(toCheck)}
          />
          <Passed
            label={t('readiness.passedLabel', { domain: domain.name })}
            checks={data.checks
              .filter(({ status }) => status === 'ok')
              .map(toCheck)}
          />
        </Flex>
      )}
    </LiveContent>
  );
}

/** The checks that passed, folded: nobody has to do anything about them. */
function Passed(props: ComponentProps<typeof CheckList>) {
  const t = useStudioText();
  const count = props.checks.length;
  return count > 0 ? (
    <details>
      <summary className={styles.summary}>
        {t('readiness.passed', { count })}
      </summary>
      <CheckList {...props} />
    </details>
  ) : null;
}
