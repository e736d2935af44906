/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Flex, Text } from '@backstage/ui';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStageName, useStudioText, useViewer } from '../../hooks';
import { decidersAmong, isUndecidable } from '../../view';
import { EntityNames } from '../EntityLink';
import { WhoDecidesLink } from '../WhoDecidesLink';

/** Who would decide a request, before it is sent; and if nobody can, who could change that. */
export function ExpectedDecision(props: { plan: Plan }) {
  const { decision, items } = props.plan;
  const t = useStudioText();
  const viewer = useViewer();
  const stageName = useStageName();
  if (!decision) {
    return null;
  }
  if (isUndecidable(props.plan)) {
    return (
      <Alert
        role="status"
        status="warning"
        icon
        title={t('whoDecides.nobodyTitle')}
        description={t('whoDecides.nobody')}
      />
    );
  }
  if (decision.automatic) {
    return (
      <Text as="p" color="secondary">
        {t('whoDecides.automatic')}
      </Text>
    );
  }
  const concerned = {
    requester: viewer ?? '',
    people: items.map(({ person }) => person),
  };
  return (
    <Flex direction="column" gap="1">
      {decision.stages.map(({ name, approvers, fallback }, index) => (
        <Flex
          key={`${index} ${name}`}
          gap="2"
          align="center"
          style={{ flexWrap: 'wrap' }}
        >
          <Text as="span">
            {decision.stages.length > 1
              ? t('whoDecides.stage', { stage: stageName(name) })
              : t('whoDecides.label')}
          </Text>
          <EntityNames entityRefs={decidersAmong(approvers, concerned)} />
          {fallback && (
            <Text as="span" color="secondary" variant="body-small">
              {t('whoDecides.fallback')}
            </Text>
          )}
        </Flex>
      ))}
      <WhoDecidesLink />
    </Flex>
  );
}
