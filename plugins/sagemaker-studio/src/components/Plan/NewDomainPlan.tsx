/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Flex, Text } from '@backstage/ui';
import type { PlannedDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useApiText, useStudioText } from '../../hooks';
import styles from './PlanList.module.css';

/** The steps of creating a domain, the obstacles, and how to undo it. */
export function NewDomainPlan(props: { planned: PlannedDomain }) {
  const { steps, undo, problems, messages } = props.planned;
  const t = useStudioText();
  const { say, sayEach } = useApiText();
  return (
    <Flex direction="column" gap="3">
      {problems.map(problem => (
        <Alert
          key={problem.code}
          status="danger"
          icon
          title={say(problem, 'message')}
          description={t('progress.remedy', {
            remedy: say(problem, 'remedy'),
          })}
        />
      ))}
      <ol className={styles.list} aria-label={t('plan.label')}>
        {steps.map(step => (
          <li key={step.do} className={styles.line}>
            <Text as="span">{say(step, 'sentence')}</Text>
          </li>
        ))}
      </ol>
      <Text as="h4" weight="bold">
        {t('creation.undo')}
      </Text>
      <ul className={styles.list} aria-label={t('creation.undo')}>
        {sayEach(undo, messages?.undo).map(sentence => (
          <li key={sentence} className={styles.line}>
            <Text as="span" color="secondary">
              {sentence}
            </Text>
          </li>
        ))}
      </ul>
    </Flex>
  );
}
