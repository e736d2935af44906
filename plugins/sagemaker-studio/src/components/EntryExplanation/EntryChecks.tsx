/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type {
  EntryCheck,
  EntryExplanation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import type { Tone } from '../../view';
import { ToneBadge } from '../StateBadge';
import styles from './EntryChecks.module.css';

const TONES: Record<EntryCheck['status'], Tone> = {
  passed: 'positive',
  failed: 'negative',
  'not-reached': 'neutral',
};

/** What has to hold, in the order of a sign-in, down to the first that does not. */
export function EntryChecks(props: { explanation: EntryExplanation }) {
  const { checks, domainName } = props.explanation;
  const t = useStudioText();
  return (
    <ol
      className={styles.checks}
      aria-label={t('entry.checksLabel', { domain: domainName })}
    >
      {checks.map(({ code, status, sentence }) => (
        <li key={code} className={styles.check}>
          <span className={styles.title}>
            <Text as="span" weight="bold">
              {t(`entry.check.${code}`)}
            </Text>
            <ToneBadge tone={TONES[status]}>
              {t(`entry.status.${status}`)}
            </ToneBadge>
          </span>
          {status !== 'not-reached' && <Text as="p">{sentence}</Text>}
        </li>
      ))}
    </ol>
  );
}
