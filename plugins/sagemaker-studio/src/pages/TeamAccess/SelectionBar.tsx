/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Text } from '@backstage/ui';
import { useId } from 'react';
import { useStudioText } from '../../hooks';
import type { BulkAction, ActionObstacle, PersonRow } from '../../view';
import styles from './TeamAccess.module.css';

/** What can be asked for the people who are chosen; what cannot says why. */
export function SelectionBar(props: {
  /** Who is in the table, on all its pages. */
  found: PersonRow[];
  /** How many are chosen, whether they are in the table now or not. */
  chosenCount: number;
  choices: BulkAction[];
  onChoose: (chosen: ReadonlySet<string>) => void;
  onAct: (choice: BulkAction) => void;
}) {
  const { found, chosenCount, choices, onChoose, onAct } = props;
  const t = useStudioText();
  const id = useId();
  const obstacles = byObstacle(choices);
  return (
    <section className={styles.bar} aria-label={t('actions.label')}>
      <div className={styles.barLine}>
        <Text as="span" weight="bold" role="status">
          {t('actions.chosen', { count: chosenCount })}
        </Text>
        {choices.map(choice => (
          <Button
            key={choice.action}
            variant="secondary"
            isDisabled={choice.obstacle !== undefined}
            aria-describedby={choice.obstacle && `${id}-${choice.obstacle}`}
            onPress={() => onAct(choice)}
          >
            {t(`actions.${choice.action}`)}
          </Button>
        ))}
        {found.length > 0 && (
          <Button
            variant="tertiary"
            onPress={() => onChoose(new Set(found.map(row => row.id)))}
          >
            {t('actions.chooseAll', { count: found.length })}
          </Button>
        )}
        {chosenCount > 0 && (
          <Button variant="tertiary" onPress={() => onChoose(new Set())}>
            {t('actions.chooseNone')}
          </Button>
        )}
      </div>
      {[...obstacles].map(([obstacle, actions]) => (
        <Text
          key={obstacle}
          as="p"
          id={`${id}-${obstacle}`}
          variant="body-small"
          color="secondary"
        >
          {obstacle === 'nobody-chosen'
            ? t('actions.hint')
            : t('actions.notPossible', {
                actions: actions
                  .map(action => t(`actions.${action}`))
                  .join(', '),
                reason: t(`actions.obstacle.${obstacle}`),
              })}
        </Text>
      ))}
    </section>
  );
}

function byObstacle(choices: BulkAction[]) {
  const actions = new Map<ActionObstacle, BulkAction['action'][]>();
  for (const { obstacle, action } of choices) {
    if (obstacle) {
      actions.set(obstacle, [...(actions.get(obstacle) ?? []), action]);
    }
  }
  return actions;
}
