/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { StandingReport } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import styles from './Identity.module.css';

/** How many have no standing for the origin of their entities, and the line of configuration that would change it. */
export function Standing(props: { standing: StandingReport }) {
  const { people, teams, refs, origins } = props.standing;
  const t = useStudioText();
  if (origins.length === 0) {
    return null;
  }
  return (
    <Flex direction="column" gap="2">
      <Text as="p">
        {t('identity.standing', {
          people: String(people),
          teams: String(teams),
          refs: String(refs),
        })}
      </Text>
      <Text as="p" color="secondary">
        {t('identity.addLine')}
      </Text>
      <ul className={styles.list} aria-label={t('identity.origins')}>
        {origins.map(origin => (
          <li key={origin.origin} className={styles.line}>
            <Text as="p">
              {t('identity.origin', {
                people: String(origin.people),
                teams: String(origin.teams),
              })}
            </Text>
            <code>{origin.line}</code>
          </li>
        ))}
      </ul>
    </Flex>
  );
}
