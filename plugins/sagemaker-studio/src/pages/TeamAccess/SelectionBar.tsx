/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Text } from '@backstage/ui';
import { useId } from 'react';
import { useStudioText } from '../../hooks';
import type { ActionObstacle, BulkAction, PersonRow } from '../../view';
import styles from './TeamAccess.module.css';

/** Actions on the selected people, with the reasons why some are not available. */
export function SelectionBar(props: {
  /** The people in the table, on all its pages. */
  found: PersonRow[];
  /** Number of selected people, whether they match the current filter or not. */
  selectedCount: number;
  choices: BulkAction[];
  onSelect: (selected: ReadonlySet<string>) => void;
  onAct: (choice: BulkAction) => void;
}) {
  const { found, selectedCount, onSelect, onAct } = props;
  // Nothing is offered that is for others to do.
  const choices = props.choices.filter(
    ({ obstacle }) => obstacle !== 'not-yours',
  );
  const t = useStudioText();
  const id = useId();
  const obstacles = byObstacle(choices);
  return (
    <section className={styles.bar} aria-label={t('actions.label')}>
      <div className={styles.barLine}>
        <Text as="span" weight="bold" role="status">
          {t('actions.chosen', { count: selectedCount })}
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
            onPress={() => onSelect(new Set(found.map(row => row.id)))}
          >
            {t('actions.chooseAll', { count: found.length })}
          </Button>
        )}
        {selectedCount > 0 && (
          <Button variant="tertiary" onPress={() => onSelect(new Set())}>
            {t('actions.chooseNone')}
          </Button>
        )}
      </div>
      {selectedCount > 0 && choices.length === 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('grantActions.notYours')}
        </Text>
      )}
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
