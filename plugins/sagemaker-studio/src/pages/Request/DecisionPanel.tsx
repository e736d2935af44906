/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useRef } from 'react';
import { EntityLink } from '../../components/EntityLink';
import { RelativeTime } from '../../components/RelativeTime';
import { Section } from '../../components/Section';
import { WaitsFor } from '../../components/WaitsFor';
import { useApiText, useStudioText, useTime } from '../../hooks';
import { hasStages, isBuiltIn, policyIn } from '../../view';
import { DecisionForm } from './DecisionForm';
import { StageList } from './StageList';
import type { PlanReview } from './usePlanReview';

/** The decision on a request: the form, the approvers it waits for, or the outcome. */
export function DecisionPanel(props: {
  request: AccessRequest;
  planReview: PlanReview;
  reload: () => Promise<void>;
}) {
  const { request, planReview, reload } = props;
  const t = useStudioText();
  const text = useRef<HTMLDivElement>(null);
  const hasDecided = useRef(false);
  const { viewerMayDecide } = request;
  useEffect(() => {
    // The button that had the focus is gone.
    if (hasDecided.current && !viewerMayDecide) {
      hasDecided.current = false;
      text.current?.focus();
    }
  }, [viewerMayDecide]);
  return (
    <Section title={t('request.decision')}>
      <Flex direction="column" gap="3">
        <div ref={text} tabIndex={-1} style={{ outline: 'none' }}>
          <DecisionText request={request} />
        </div>
        {hasStages(request) && <StageList request={request} />}
        <DecisionForm
          request={request}
          planReview={planReview}
          reload={() => {
            hasDecided.current = true;
            return reload();
          }}
        />
      </Flex>
    </Section>
  );
}

function DecisionText(props: { request: AccessRequest }) {
  const { decision, status, endedReason, expiresAt } = props.request;
  const t = useStudioText();
  const time = useTime();
  const { say } = useApiText();
  if (decision) {
    return (
      <>
        <Text as="p">
          <DecidedBy decision={decision} />{' '}
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
    // With stages, each of them names its approvers.
    return hasStages(props.request) ? null : (
      <WaitsFor request={props.request} label={t('request.waitsFor')} />
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
        ? t('request.endedBecause', {
            reason: say(props.request, 'endedReason'),
          })
        : t(`requestStatus.${status}`)}
    </Text>
  );
}

function DecidedBy(props: {
  decision: NonNullable<AccessRequest['decision']>;
}) {
  const { by, outcome } = props.decision;
  const t = useStudioText();
  const policy = policyIn(by);
  if (policy) {
    return (
      <>
        {isBuiltIn(policy)
          ? t('request.approvedByBuiltInRule')
          : t('request.approvedByPolicy', { policy })}
      </>
    );
  }
  return (
    <>
      {t(outcome === 'approved' ? 'request.approvedBy' : 'request.rejectedBy', {
        who: <EntityLink entityRef={by} />,
      })}
    </>
  );
}
