/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText, useTime } from '../../hooks';
import { hasStages } from '../../view';
import { RelativeTime } from '../../components/RelativeTime';
import { EntityLink, EntityNames } from '../../components/EntityLink';
import { DecisionForm } from './DecisionForm';
import { Section } from '../../components/Section';
import { StageList } from './StageList';
import type { PlanReview } from './usePlanReview';

/** The decision: to be made here, awaited, or made. */
export function DecisionPanel(props: {
  request: AccessRequest;
  planRead: PlanReview;
  reload: () => Promise<void>;
}) {
  const { request, planRead, reload } = props;
  const t = useStudioText();
  return (
    <Section title={t('request.decision')}>
      <Flex direction="column" gap="3">
        <DecisionText request={request} />
        {hasStages(request) && <StageList stages={request.stages} />}
        <DecisionForm request={request} planRead={planRead} reload={reload} />
      </Flex>
    </Section>
  );
}

function DecisionText(props: { request: AccessRequest }) {
  const { decision, status, approvers, endedReason, expiresAt } = props.request;
  const t = useStudioText();
  const time = useTime();
  if (decision) {
    const policy = /^policy:(.+)$/.exec(decision.by)?.[1];
    return (
      <>
        <Text as="p">
          {policy
            ? t('request.approvedByPolicy', { policy })
            : t(
                decision.outcome === 'approved'
                  ? 'request.approvedBy'
                  : 'request.rejectedBy',
                { who: <EntityLink entityRef={decision.by} /> },
              )}{' '}
          <Text as="span" color="secondary">
            <RelativeTime at={decision.at} />
          </Text>
        </Text>
        {decision.comment && (
          <Text as="p" style={{ whiteSpace: 'pre-wrap' }}>
            {decision.comment}
          </Text>
        )}
      </>
    );
  }
  if (status === 'in-review') {
    // Each stage names its own.
    return hasStages(props.request) ? null : (
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <Text as="span">{t('request.waitsFor')}</Text>
        <EntityNames entityRefs={approvers} />
      </Flex>
    );
  }
  if (status === 'expired' && expiresAt) {
    return (
      <Text as="p">
        {t('stages.expired', { date: time.absolute(expiresAt) })}
      </Text>
    );
  }
  return (
    <Text as="p">
      {endedReason
        ? t('request.endedBecause', { reason: endedReason })
        : t(`requestStatus.${status}`)}
    </Text>
  );
}
