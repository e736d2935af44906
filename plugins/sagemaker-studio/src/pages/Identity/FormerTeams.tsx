/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { FormerTeam } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { nameOfEntityRef } from '../../view';
import styles from './Identity.module.css';

/** Teams that are no longer in the catalog, with what is left of them. */
export function FormerTeams(props: { teams: FormerTeam[] }) {
  const t = useStudioText();
  return (
    <>
      <Text as="p">{t('identity.formerTeamsIntro')}</Text>
      <ul className={styles.list} aria-label={t('identity.formerTeams')}>
        {props.teams.map(({ entityRef, grants, requests }) => (
          <li key={entityRef}>
            {t('identity.formerTeam', {
              team: nameOfEntityRef(entityRef),
              grants: String(grants),
              requests: String(requests),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
