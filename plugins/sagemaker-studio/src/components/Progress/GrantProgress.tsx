/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import { RiLoader4Line } from '@remixicon/react';
import type { Grant } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useStudioText } from '../../hooks';
import {
  canBeUndone,
  grantStateOf,
  isGrantInProgress,
  TONE_OF_GRANT,
} from '../../view';
import { EntityLink } from '../EntityLink';
import { ToneBadge } from '../StateBadge';
import { GrantNotes } from './GrantNotes';
import styles from './Progress.module.css';
import { RetryButton } from './RetryButton';
import { StepList } from './StepList';
import { UndoButton } from './UndoButton';

/** The progress of one grant: its state, its steps, and buttons to retry or undo. */
export function GrantProgress(props: {
  grant: Grant;
  /** Whether running steps are expanded. Blocked ones always are. */
  showsSteps: boolean;
  onChanged?: () => void;
}) {
  const { grant, onChanged } = props;
  const t = useStudioText();
  const { operation } = grant;
  const state = grantStateOf(grant);
  const isMoving = isGrantInProgress(grant);
  const current = operation?.steps.find(step => step.status !== 'done');
  return (
    <li className={styles.person}>
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <EntityLink entityRef={grant.person} displayName={grant.displayName} />
        <ToneBadge
          tone={TONE_OF_GRANT[state]}
          icon={
            isMoving ? (
              <RiLoader4Line aria-hidden className={styles.turning} />
            ) : undefined
          }
        >
          {t(`grantState.${state}`)}
        </ToneBadge>
        {current && operation && isMoving && (
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
        {operation?.status === 'blocked' && grant.viewerMayRetry !== false && (
          <RetryButton
            grantId={grant.grantId}
            operationId={operation.operationId}
            person={grant.displayName}
            onRetried={onChanged}
          />
        )}
        {canBeUndone(grant) && (
          <UndoButton grant={grant} onUndone={onChanged} />
        )}
      </Flex>
      <GrantNotes grant={grant} />
      {operation && (
        <Steps
          operation={operation}
          person={grant.displayName}
          opensByItself={
            state === 'blocked' ||
            state === 'cleanupBlocked' ||
            state === 'stillHasAccess' ||
            (isMoving && props.showsSteps)
          }
        />
      )}
    </li>
  );
}

function Steps(props: {
  operation: NonNullable<Grant['operation']>;
  person: string;
  opensByItself: boolean;
}) {
  const { operation, person, opensByItself } = props;
  const t = useStudioText();
  const [choice, setChoice] = useState<boolean>();
  const isOpen = choice ?? opensByItself;
  return (
    <details
      className={styles.details}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== isOpen) {
          setChoice(currentTarget.open);
        }
      }}
    >
      <summary className={styles.summary}>{t('progress.showSteps')}</summary>
      {isOpen && <StepList steps={operation.steps} person={person} />}
    </details>
  );
}
