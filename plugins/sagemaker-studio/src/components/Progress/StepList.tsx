/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import {
  RiAlertLine,
  RiCheckboxCircleLine,
  RiCircleLine,
  RiLoader4Line,
} from '@remixicon/react';
import type {
  DomainCreation,
  OperationStep,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ReactElement } from 'react';
import { useApiText, useStudioText, useTime } from '../../hooks';
import styles from './Progress.module.css';

const ICON_OF_STATUS: Record<OperationStep['status'], ReactElement> = {
  waiting: <RiCircleLine aria-hidden />,
  running: <RiLoader4Line aria-hidden className={styles.turning} />,
  done: <RiCheckboxCircleLine aria-hidden className={styles.done} />,
  blocked: <RiAlertLine aria-hidden className={styles.blocked} />,
};

type AnyStep = Omit<OperationStep, 'name'> & {
  name: OperationStep['name'] | DomainCreation['steps'][number]['name'];
};

/** The steps of an operation, for a person or for a domain. */
export function StepList(props: { steps: AnyStep[]; person: string }) {
  const t = useStudioText();
  return (
    <ol
      className={styles.steps}
      aria-label={t('progress.steps', { person: props.person })}
    >
      {props.steps.map(step => (
        <Step key={step.name} step={step} />
      ))}
    </ol>
  );
}

function Step(props: { step: AnyStep }) {
  const { step } = props;
  const t = useStudioText();
  const time = useTime();
  const { say } = useApiText();
  const isUnchanged = step.status === 'done' && step.changed === false;
  return (
    <li className={styles.step} data-status={step.status}>
      <span className={styles.icon}>{ICON_OF_STATUS[step.status]}</span>
      <div className={styles.stepText}>
        <Text as="span">{t(`stepName.${step.name}`)}</Text>{' '}
        <Text as="span" color="secondary" variant="body-small">
          {t(`stepStatus.${isUnchanged ? 'doneUnchanged' : step.status}`)}
          {step.attempts > 1 &&
            ` · ${t('progress.attempts', { count: step.attempts })}`}
        </Text>
        {step.detail && (
          <Text as="p" color="secondary" variant="body-small">
            {say(step, 'detail')}
          </Text>
        )}
        {step.error && (
          <div className={styles.error}>
            <Text as="p" variant="body-small">
              {step.error.name}:{' '}
              {say(step.error, 'message').replace(/\.?$/, '.')}{' '}
              {step.error.since &&
                t('freshness.since', {
                  when: time.absolute(step.error.since),
                })}
            </Text>
            {step.error.remedy && (
              <Text as="p" variant="body-small" weight="bold">
                {t('progress.remedy', {
                  remedy: say(step.error, 'remedy'),
                })}
              </Text>
            )}
          </div>
        )}
      </div>
    </li>
  );
}
