/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { Outcome } from './Decided';
import { EntityLink } from '../../components/EntityLink';
import { useAction, useFailureText, useStudioText } from '../../hooks';
import styles from './Identity.module.css';

/** One of those whom a catalog entity may be. */
export type Choice = {
  id: string;
  name: string;
  /** Whether it is the recorded one, so that choosing it rejects the others. */
  isRecorded: boolean;
};

const WORDS = {
  who: {
    choices: 'identity.choices',
    confirm: 'identity.confirm',
    reject: 'identity.reject',
    confirmed: 'identity.confirmed',
    rejected: 'identity.rejected',
  },
  whom: {
    choices: 'identity.means',
    confirm: 'identity.meansFound',
    reject: 'identity.meansRecorded',
    confirmed: 'identity.meansNow',
    rejected: 'identity.meansAsBefore',
  },
} as const;

/** A catalog entity of which a person says who it is, with a button for each answer. */
export function Decision(props: {
  entityRef: string;
  displayName: string;
  /** The matches that were found. */
  sentence: ReactNode;
  /** Further consequences of the decision, each a paragraph. */
  notes?: ReactNode[];
  choices: Choice[];
  /** Whether you may decide it; if not, it says who can. */
  mayDecide: boolean;
  /** The question to decide; default: who the entity is. */
  question?: 'who' | 'whom';
  decide: (id: string) => Promise<unknown>;
  /** The outcome where it is more than the answer. */
  outcomeOf?: (choice: Choice) => Outcome | undefined;
  /** Called with the outcome of each decision that was taken. */
  onOutcome: (outcome: Outcome | undefined) => void;
  onDecided: () => Promise<void>;
}) {
  const { entityRef, displayName, sentence, notes = [], choices } = props;
  const { mayDecide } = props;
  const words = WORDS[props.question ?? 'who'];
  const t = useStudioText();
  const failureText = useFailureText();
  const { run, isPending, pending, error } = useAction(
    async (choice: Choice) => {
      props.onOutcome(undefined);
      await props.decide(choice.id);
      const { name, isRecorded } = choice;
      props.onOutcome(
        props.outcomeOf?.(choice) ?? {
          sentence: t(isRecorded ? words.rejected : words.confirmed, {
            entity: displayName,
            name,
          }),
        },
      );
    },
    props.onDecided,
  );
  return (
    <Flex direction="column" gap="2">
      <Text as="p">
        {isEntity(entityRef) ? (
          <EntityLink entityRef={entityRef} displayName={displayName} />
        ) : (
          displayName
        )}{' '}
        {sentence}
      </Text>
      {notes.map((note, index) => (
        <Text key={index} as="p">
          {note}
        </Text>
      ))}
      {mayDecide ? (
        <span
          role="group"
          aria-label={t(words.choices, { name: displayName })}
          className={styles.choices}
        >
          {choices.map(choice => (
            <Button
              key={choice.id}
              variant="secondary"
              isDisabled={isPending}
              isPending={pending?.[0].id === choice.id}
              onPress={() => void run(choice)}
            >
              {t(choice.isRecorded ? words.reject : words.confirm, {
                name: choice.name,
              })}
            </Button>
          ))}
        </span>
      ) : (
        <Text as="p" color="secondary">
          {t('identity.othersDecide')}
        </Text>
      )}
      {error !== undefined && (
        <Text as="p" role="alert" color="danger">
          {t('identity.decisionFailed', { message: failureText(error) })}
        </Text>
      )}
    </Flex>
  );
}

/** Patterns for leads and texts for managers are no entities. */
function isEntity(ref: string): boolean {
  return /^(user|group):/.test(ref);
}
