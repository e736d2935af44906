/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { RefReport } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useApiText, useStudioText } from '../../hooks';
import styles from './Identity.module.css';

/** Refs of the configuration that give nobody a right, with where they are named and what to do. */
export function RefReports(props: {
  refs: RefReport[];
  /** Refs about which the viewer decides. */
  decidable: string[];
}) {
  const t = useStudioText();
  const { say, sayEach } = useApiText();
  return (
    <ul className={styles.list} aria-label={t('identity.refs')}>
      {props.refs.map(ref => (
        <li key={ref.entityRef}>
          <Flex direction="column" gap="1" className={styles.line}>
            <Text as="p">{say(ref, 'message')}</Text>
            <Text as="p" color="secondary">
              {t('identity.namedFor', {
                places: sayEach(ref.places, ref.messages?.places).join(', '),
              })}
            </Text>
            <Text as="p" color="secondary">
              {t('domains.remedy', {
                remedy: say(ref, 'remedy', {
                  isOwn: props.decidable.includes(ref.entityRef),
                }),
              })}
            </Text>
          </Flex>
        </li>
      ))}
    </ul>
  );
}
