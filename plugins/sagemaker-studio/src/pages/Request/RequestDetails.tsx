/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRef } from 'react';
import { BackLink } from '../../components/BackLink';
import { StaleNotice } from '../../components/Feedback';
import { OwnWayIn } from '../../components/OwnWayIn';
import { PlanList } from '../../components/Plan';
import { GrantList } from '../../components/Progress';
import { Section } from '../../components/Section';
import { RequestStateBadge } from '../../components/StateBadge';
import {
  reloadAfter,
  useFocusKept,
  useRequestTitle,
  useStudioText,
} from '../../hooks';
import type { LiveData } from '../../hooks';
import { requestsRouteRef } from '../../routes';
import { AskAgainButton } from './AskAgainButton';
import { CoolingOffAlert } from './CoolingOffAlert';
import { Conversation } from './Conversation';
import { CreationProgress } from './CreationProgress';
import { DecisionPanel } from './DecisionPanel';
import { LossAlert } from './LossAlert';
import { PlanChangedAlert } from './PlanChangedAlert';
import styles from './RequestDetails.module.css';
import { RequestFacts } from './RequestFacts';
import { RequestTimeline } from './RequestTimeline';
import { usePlanReview } from './usePlanReview';
import { WithdrawButton } from './WithdrawButton';

export function RequestDetails(props: {
  request: AccessRequest;
  domain: string;
  source: LiveData<AccessRequest>;
  list?: string;
}) {
  const { request, domain, source, list } = props;
  const { requestId } = request;
  const reload = () =>
    reloadAfter({ families: ['request', 'grant'], id: requestId });
  const t = useStudioText();
  const title = useRequestTitle();
  const toRequests = useRouteRef(requestsRouteRef);
  const planReview = usePlanReview(request);
  const { difference } = planReview;
  const isInReview = request.status === 'in-review';
  const heading = useRef<HTMLDivElement>(null);
  return (
    <Flex direction="column" gap="4" {...useFocusKept(heading)}>
      {toRequests && (
        <BackLink href={`${toRequests()}${list || '?view=all'}`}>
          {t(list ? 'request.backToList' : 'request.back')}
        </BackLink>
      )}
      <Flex
        justify="between"
        align="center"
        gap="3"
        style={{ flexWrap: 'wrap' }}
      >
        <Flex
          ref={heading}
          tabIndex={-1}
          align="center"
          gap="3"
          style={{ flexWrap: 'wrap', outline: 'none' }}
        >
          <Text as="h2" variant="title-small" weight="bold">
            {title(request, domain)}
          </Text>
          <RequestStateBadge request={request} />
        </Flex>
        <WithdrawButton request={request} onWithdrawn={reload} />
        <AskAgainButton request={request} onSent={() => void reload()} />
      </Flex>
      <StaleNotice source={source} />
      <OwnWayIn request={request} />
      <CoolingOffAlert request={request} reload={reload} />
      <div className={styles.columns}>
        <Flex direction="column" gap="4" className={styles.column}>
          <RequestFacts request={request} domain={domain} />
          <Section title={t('request.justification')}>
            <Text as="p" style={{ whiteSpace: 'pre-wrap', lineHeight: 1.5 }}>
              {request.justification}
            </Text>
          </Section>
          {request.creation && (
            <CreationProgress
              request={request}
              creation={request.creation}
              reload={reload}
            />
          )}
          {request.grants.length > 0 && (
            <Section title={t('progress.title')}>
              <GrantList request={request} onChanged={() => void reload()} />
            </Section>
          )}
          {(isInReview || request.grants.length === 0) && (
            <Section title={t('plan.title')}>
              <Flex direction="column" gap="3">
                {isInReview && difference && <PlanChangedAlert />}
                {isInReview && <LossAlert request={request} />}
                <PlanList
                  plan={request.plan}
                  difference={isInReview ? difference : undefined}
                />
              </Flex>
            </Section>
          )}
        </Flex>
        <Flex direction="column" gap="4" className={styles.column}>
          <DecisionPanel
            request={request}
            planReview={planReview}
            reload={reload}
          />
          <Conversation
            key={request.requestId}
            request={request}
            reload={reload}
          />
        </Flex>
      </div>
      <Section title={t('request.timeline')}>
        <RequestTimeline key={request.requestId} request={request} />
      </Section>
    </Flex>
  );
}
