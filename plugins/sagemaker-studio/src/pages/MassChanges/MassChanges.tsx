/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import { studioLeaversAcceptPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { FailureAlert } from '../../components/Feedback';
import { Section } from '../../components/Section';
import { useGranted, useMassChanges, useStudioText } from '../../hooks';
import { concernsDomain } from '../../view';
import { MassChangeItem } from './MassChangeItem';
import styles from './MassChanges.module.css';

/** The changes that the threshold holds back, with the buttons to decide; nothing for those who may not. */
export function MassChanges(props: {
  /** Default: those of all domains. */
  domainId?: string;
}) {
  return useGranted(studioLeaversAcceptPermission) ? <Held {...props} /> : null;
}

function Held(props: { domainId?: string }) {
  const { domainId } = props;
  const t = useStudioText();
  const { data, error, reload } = useMassChanges();
  const changes = (data?.items ?? []).filter(
    each => domainId === undefined || concernsDomain(each, domainId),
  );
  if (error !== undefined && changes.length === 0) {
    return <FailureAlert title={t('massChange.loadFailed')} error={error} />;
  }
  if (changes.length === 0) {
    return null;
  }
  return (
    <Section title={t('massChange.title')}>
      <Flex direction="column" gap="3">
        <Text as="p" color="secondary">
          {t('massChange.description')}
        </Text>
        <ul className={styles.list} aria-label={t('massChange.title')}>
          {changes.map(change => (
            <li key={change.hash}>
              <MassChangeItem
                change={change}
                mayDecide={data?.viewerMayDecide ?? false}
                onDecided={reload}
              />
            </li>
          ))}
        </ul>
      </Flex>
    </Section>
  );
}
