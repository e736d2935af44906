/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Link, Text } from '@backstage/ui';
import type {
  AccessList,
  DomainFreshness,
  DiagnosisCode,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { countedDiagnoses, isWhollyRead, toneOfDiagnosis } from '../../view';
import { ToneBadge } from '../StateBadge';
import styles from './DiagnosisCounts.module.css';

/** The number of people with each diagnosis. */
export function DiagnosisCounts(props: {
  counts: AccessList['counts'];
  domain: DomainFreshness;
  /** The page that lists the people with a diagnosis. */
  hrefOf?: (code: DiagnosisCode) => string;
}) {
  const { counts, domain, hrefOf } = props;
  const t = useStudioText();
  const counted = countedDiagnoses(counts);
  if (counted.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t(isWhollyRead(domain) ? 'domain.nobody' : 'domain.nobodyKnown')}
      </Text>
    );
  }
  return (
    <ul className={styles.counts} aria-label={t('domain.counts')}>
      {counted.map(({ code, count }) => {
        const badge = (
          <ToneBadge tone={toneOfDiagnosis(code)}>
            {t('domain.count', {
              diagnosis: t(`diagnosis.${code}`),
              number: String(count),
            })}
          </ToneBadge>
        );
        return (
          <li key={code}>
            {hrefOf ? (
              <Link href={hrefOf(code)} className={styles.link}>
                {badge}
              </Link>
            ) : (
              badge
            )}
          </li>
        );
      })}
    </ul>
  );
}
