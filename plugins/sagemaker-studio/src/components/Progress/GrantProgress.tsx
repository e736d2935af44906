/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { Grant } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText, useTime } from '../../hooks';
import { stateOfGrant } from '../../view';
import { EntityLink } from '../EntityLink';
import { StateBadge } from '../StateBadge';
import styles from './Progress.module.css';
import { RetryButton } from './RetryButton';
import { StepList } from './StepList';

/** One person's access: its state, its steps while they matter, and a Retry where somebody had to act. */
export function GrantProgress(props: {
  grant: Grant;
  /** Whether the steps are shown while they run; with many people only those of the blocked are. */
  showsSteps: boolean;
  onRetried?: () => void;
}) {
  const { grant } = props;
  const t = useStudioText();
  const time = useTime();
  const { operation } = grant;
  const state = stateOfGrant(grant);
  const current = operation?.steps.find(step => step.status !== 'done');
  const isOpen =
    state === 'blocked' || (state === 'inProgress' && props.showsSteps);
  return (
    <li className={styles.person}>
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <EntityLink entityRef={grant.person} displayName={grant.displayName} />
        <StateBadge state={state} />
        {current && operation && state === 'inProgress' && (
          <Text as="span" color="secondary">
            {t('progress.current', {
              number: String(operation.steps.indexOf(current) + 1),
              total: String(operation.steps.length),
              step: t(`stepName.${current.name}`),
            })}
          </Text>
        )}
        {state === 'ready' && grant.profileName && (
          <Text as="span" color="secondary">
            {t('facts.profile')}: {grant.profileName}
          </Text>
        )}
        {operation?.status === 'blocked' && (
          <RetryButton
            grantId={grant.grantId}
            operationId={operation.operationId}
            person={grant.displayName}
            onRetried={props.onRetried}
          />
        )}
      </Flex>
      {operation?.nextTryAt && operation.status === 'waiting' && (
        <Text as="p" color="secondary" variant="body-small">
          {t('progress.nextTry', { when: time.relative(operation.nextTryAt) })}
        </Text>
      )}
      {operation && (
        <details className={styles.details} open={isOpen}>
          <summary className={styles.summary}>
            {t('progress.showSteps')}
          </summary>
          <StepList steps={operation.steps} person={grant.displayName} />
        </details>
      )}
    </li>
  );
}
