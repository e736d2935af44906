/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { PolicyStage } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { EntityLink, EntityNames } from '../../components/EntityLink';
import { useStageName, useStudioText } from '../../hooks';
import { approverWordOf } from '../../view';
import styles from './Policies.module.css';

/** Who decides, stage by stage, and who stands in. */
export function Stages(props: {
  stages: PolicyStage[];
  fallbackApprovers: string[];
}) {
  const { stages, fallbackApprovers } = props;
  const stageName = useStageName();
  const t = useStudioText();
  return (
    <Flex direction="column" gap="1">
      <ol className={styles.list} aria-label={t('policies.decide')}>
        {stages.map(({ name, approvers, quorum }, index) => (
          <li key={`${index} ${name}`}>
            <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
              {stages.length > 1 && (
                <Text as="span" weight="bold">
                  {t('policies.stage', {
                    number: String(index + 1),
                    name: stageName(name),
                  })}
                </Text>
              )}
              {approvers.map(approver => (
                <Approver key={approver} approver={approver} />
              ))}
              {quorum > 1 && (
                <Text as="span" color="secondary">
                  {t('policies.quorum', { count: quorum })}
                </Text>
              )}
            </Flex>
          </li>
        ))}
      </ol>
      {fallbackApprovers.length > 0 && (
        <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
          <Text as="span" color="secondary">
            {t('policies.fallback')}
          </Text>
          <EntityNames entityRefs={fallbackApprovers} />
        </Flex>
      )}
    </Flex>
  );
}

function Approver(props: { approver: string }) {
  const t = useStudioText();
  const word = approverWordOf(props.approver);
  return word ? (
    <Text as="span">{t(`policies.approver.${word}`)}</Text>
  ) : (
    <EntityLink entityRef={props.approver} />
  );
}
