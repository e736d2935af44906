/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { DailyCount } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText, useTime } from '../../hooks';
import styles from './History.module.css';

const NAMES = ['people', 'ready', 'unused', 'runningApps'] as const;

/** The numbers of the plots as a table, newest first. */
export function CountTable(props: { days: DailyCount[] }) {
  const t = useStudioText();
  const time = useTime();
  return (
    <details>
      <summary className={styles.summary}>{t('history.table')}</summary>
      <div className={styles.table}>
        <table aria-label={t('history.tableLabel')}>
          <thead>
            <tr>
              <th scope="col">{t('history.day')}</th>
              {NAMES.map(name => (
                <th key={name} scope="col">
                  {t(`history.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...props.days].reverse().map(count => (
              <tr key={count.day}>
                <th scope="row">{time.day(count.day)}</th>
                {NAMES.map(name => (
                  <td key={name}>{count[name]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
