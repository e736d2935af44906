/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { PolicyView } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { ToneBadge } from '../../components/StateBadge';
import { textContrast } from '../../components/TextContrast';
import { useStudioText } from '../../hooks';
import styles from './Policies.module.css';
import { PolicyTerms } from './PolicyTerms';

/** A policy in words. */
export function PolicyCard(props: { policy: PolicyView }) {
  const { policy } = props;
  const t = useStudioText();
  return (
    <Card className={textContrast}>
      <CardHeader>
        <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
          <Text as="h3" variant="body-large" weight="bold">
            {policy.name}
          </Text>
          <ToneBadge tone="neutral">
            {t(`policies.source.${policy.source}`)}
          </ToneBadge>
        </Flex>
        {policy.key && (
          <Text as="p" color="secondary" className={styles.breaking}>
            {policy.key}
          </Text>
        )}
      </CardHeader>
      <CardBody>
        <PolicyTerms policy={policy} />
      </CardBody>
    </Card>
  );
}
