/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Button, Flex, Text } from '@backstage/ui';
import type {
  Plan,
  PlanItem,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useApiText, useStudioText } from '../../hooks';
import { changesNothing, withDistinctNames } from '../../view';
import type { PlanChange, PlanDifference } from '../../view';
import { ToneBadge } from '../StateBadge';
import { NewDomainPlan } from './NewDomainPlan';
import styles from './PlanList.module.css';

const INITIAL_COUNT = 20;
const PAGE_SIZE = 100;

/** The plan of a request, one sentence per person. Obstacles say who can remove them. */
export function PlanList(props: {
  plan: Plan;
  /** The changes since the viewer last read the plan. */
  difference?: PlanDifference;
}) {
  const { plan, difference } = props;
  const t = useStudioText();
  const { sayEach } = useApiText();
  const [shown, setShown] = useState(INITIAL_COUNT);
  const removed = difference?.removed ?? [];
  const named = withDistinctNames([...plan.items, ...removed]);
  const items = inReadingOrder(named.slice(0, plan.items.length));
  const more = items.length - shown;
  const warnings = sayEach(plan.warnings, plan.messages?.warnings);
  return (
    <Flex direction="column" gap="3">
      {plan.warnings.map((english, index) => (
        <Alert
          key={english}
          status="warning"
          icon
          title={
            difference?.addedWarnings.includes(english)
              ? t('plan.addedWarning', { warning: warnings[index] ?? english })
              : warnings[index]
          }
        />
      ))}
      {plan.newDomain && <NewDomainPlan planned={plan.newDomain} />}
      {!plan.newDomain && (
        <ul className={styles.list} aria-label={t('plan.label')}>
          {items.slice(0, shown).map(item => (
            <PlanLine
              key={item.person}
              item={item}
              change={difference?.byPerson.get(item.person)}
            />
          ))}
          {named.slice(plan.items.length).map(item => (
            <li key={item.person} className={styles.line}>
              <Text as="span" color="secondary">
                {t('plan.removed', { person: item.displayName })}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button variant="tertiary" onPress={() => setShown(shown + PAGE_SIZE)}>
          {t('plan.more', { count: more })}
        </Button>
      )}
    </Flex>
  );
}

/** If not all people are shown at first, those with an obstacle come first. */
function inReadingOrder(items: PlanItem[]): PlanItem[] {
  return items.length <= INITIAL_COUNT
    ? items
    : [
        ...items.filter(({ obstacle }) => obstacle),
        ...items.filter(({ obstacle }) => !obstacle),
      ];
}

function PlanLine(props: { item: PlanItem; change?: PlanChange }) {
  const { item, change } = props;
  const t = useStudioText();
  const { say, sayReason } = useApiText();
  return (
    <li className={styles.line}>
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <Text as="span" weight="bold">
          {item.displayName}
        </Text>
        <PlanBadge item={item} />
        {change && (
          <ToneBadge tone="warning">{t(`plan.${change.change}`)}</ToneBadge>
        )}
      </Flex>
      {item.obstacle ? (
        <Text as="p" className={styles.sentence}>
          {sayReason(item.obstacle)}
        </Text>
      ) : (
        <Text as="p" className={styles.sentence}>
          {say(item, 'sentence')}
        </Text>
      )}
      {change?.before && (
        <Text as="p" color="secondary" className={styles.sentence}>
          {t('plan.before', {
            sentence: say(change.before, 'sentence'),
          })}
        </Text>
      )}
    </li>
  );
}

function PlanBadge(props: { item: PlanItem }) {
  const t = useStudioText();
  if (props.item.obstacle) {
    return <ToneBadge tone="negative">{t('plan.obstacle')}</ToneBadge>;
  }
  return changesNothing(props.item) ? (
    <ToneBadge tone="neutral">{t('plan.noChange')}</ToneBadge>
  ) : null;
}
