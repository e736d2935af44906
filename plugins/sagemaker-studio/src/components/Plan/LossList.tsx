/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useStudioText } from '../../hooks';
import { withDistinctNames } from '../../view';
import type { Loss } from '../../view';
import styles from './PlanList.module.css';

const MAX_PEOPLE = 20;

/** The data that will be deleted, by person. */
export function LossList(props: { losses: Loss[] }) {
  const losses = withDistinctNames(props.losses);
  const t = useStudioText();
  const more = losses.length - MAX_PEOPLE;
  return (
    <ul className={styles.losses}>
      {losses.slice(0, MAX_PEOPLE).map(loss => (
        <li key={loss.person}>
          {t('offboard.lostBy', {
            person: loss.displayName,
            what: [
              ...loss.spaces.map(({ name, sizeGb }) =>
                sizeGb === undefined
                  ? t('offboard.lostSpace', { name })
                  : t('offboard.lostSpaceOfSize', {
                      name,
                      size: String(sizeGb),
                    }),
              ),
              ...loss.profiles.map(profileText),
            ].join(', '),
          })}
        </li>
      ))}
      {more > 0 && <li>{t('offboard.lostMore', { count: more })}</li>}
    </ul>
  );

  function profileText({
    name,
    homeDirectoryUid: uid,
  }: Loss['profiles'][number]): string {
    return uid
      ? t('offboard.lostProfile', { name, uid })
      : t('offboard.lostProfileAlone', { name });
  }
}
