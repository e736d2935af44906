/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import { useStudioText } from '../../hooks';
import { changesNothing, withoutDecisionWarnings } from '../../view';
import { FailureAlert, Loading } from '../Feedback';
import { PlanList } from '../Plan';
import { ExpectedDecision } from './ExpectedDecision';
import styles from './PlanPreview.module.css';
import { WaitingRequests } from './WaitingRequests';
import type { PlanPreviewState } from './usePlanPreview';

/** The plan of a request before it is sent. */
export function PlanPreview(props: { state: PlanPreviewState }) {
  const { plan, error, isPending } = props.state;
  const t = useStudioText();
  if (!plan && !error && !isPending) {
    return null;
  }
  return (
    <section aria-label={t('dialog.plan')} aria-busy={isPending}>
      <Flex direction="column" gap="2">
        <Text as="h3" variant="body-medium" weight="bold">
          {t('dialog.plan')}
        </Text>
        {error !== undefined && (
          <FailureAlert title={t('dialog.planFailed')} error={error} />
        )}
        {!plan && isPending && <Loading rows={2} rowHeight={40} />}
        {plan && (
          <div className={isPending ? styles.pending : undefined}>
            {plan.items.every(changesNothing) && (
              <Text as="p">
                {t(
                  plan.alreadyHeld
                    ? 'dialog.alreadyHeld'
                    : 'dialog.planNothing',
                )}
              </Text>
            )}
            <PlanList plan={withoutDecisionWarnings(plan)} />
            {!plan.alreadyHeld && <ExpectedDecision plan={plan} />}
            {plan.waiting && (
              <>
                <Text as="p">{t('dialog.waiting')}</Text>
                <WaitingRequests waiting={plan.waiting} />
              </>
            )}
          </div>
        )}
      </Flex>
    </section>
  );
}
