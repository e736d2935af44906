/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useStudioText } from '../../hooks';
import { TONE_OF_GRANT } from '../../view';
import type { GrantState } from '../../view';
import { ToneBadge } from '../StateBadge';
import styles from './Progress.module.css';

/** The number of people in each state, as a bar and in words. */
export function ProgressBar(props: {
  counts: { state: GrantState; number: number }[];
}) {
  const t = useStudioText();
  return (
    <>
      <div className={styles.bar} aria-hidden>
        {props.counts.map(({ state, number }) => (
          <span
            key={state}
            className={styles.part}
            data-tone={TONE_OF_GRANT[state]}
            style={{ flexGrow: number }}
          />
        ))}
      </div>
      <ul className={styles.counts} aria-label={t('progress.counts')}>
        {props.counts.map(({ state, number }) => (
          <li key={state}>
            <ToneBadge tone={TONE_OF_GRANT[state]}>
              {t('progress.count', {
                state: t(`grantState.${state}`),
                number: String(number),
              })}
            </ToneBadge>
          </li>
        ))}
      </ul>
    </>
  );
}
