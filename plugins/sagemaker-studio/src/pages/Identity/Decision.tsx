/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Text } from '@backstage/ui';
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

/** A catalog entity of which a person says who it is, with a button for each answer. */
export function Decision(props: {
  entityRef: string;
  displayName: string;
  /** What was found. */
  sentence: string;
  /** What else follows from the decision. */
  note?: string;
  choices: Choice[];
  decide: (id: string) => Promise<unknown>;
  onDecided: () => Promise<void>;
}) {
  const { entityRef, displayName, sentence, note, choices } = props;
  const t = useStudioText();
  const failureText = useFailureText();
  const { run, isPending, pending, error } = useAction(
    props.decide,
    props.onDecided,
  );
  return (
    <Flex direction="column" gap="2">
      <Text as="p">
        <EntityLink entityRef={entityRef} displayName={displayName} />{' '}
        {sentence}
      </Text>
      {note && <Text as="p">{note}</Text>}
      <span
        role="group"
        aria-label={t('identity.choices', { name: displayName })}
        className={styles.choices}
      >
        {choices.map(({ id, name, isRecorded }) => (
          <Button
            key={id}
            variant="secondary"
            isDisabled={isPending}
            isPending={pending?.[0] === id}
            onPress={() => void run(id)}
          >
            {t(isRecorded ? 'identity.reject' : 'identity.confirm', { name })}
          </Button>
        ))}
      </span>
      {error !== undefined && (
        <Text as="p" role="alert" color="danger">
          {t('identity.decisionFailed', { message: failureText(error) })}
        </Text>
      )}
    </Flex>
  );
}
