/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import {
  createIdempotencyKey,
  type PassedRef,
  type RefHolder,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { useApiText, useStudioText } from '../../hooks';
import type { Outcome } from './Decided';
import { Decision } from './Decision';
import styles from './Identity.module.css';

/** Refs of the configuration that have passed to somebody else since they were first found. */
export function RefDecisions(props: {
  refs: PassedRef[];
  onOutcome: (outcome: Outcome | undefined) => void;
  onDecided: () => Promise<void>;
}) {
  const { refs, onOutcome, onDecided } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const { sayEach } = useApiText();
  if (refs.length === 0) {
    return null;
  }
  const nameOf = ({ name, status }: RefHolder) => {
    switch (status) {
      case 'GONE':
        return t('identity.goneGroup', { name });
      case 'DISABLED':
        return t('identity.disabled', { name });
      default:
        return name;
    }
  };
  return (
    <ul className={styles.list} aria-label={t('identity.passedRefs')}>
      {refs.map(({ entityRef, recorded, found, ...ref }) => (
        <li key={`${entityRef} ${recorded.id}`}>
          <Decision
            entityRef={entityRef}
            displayName={entityRef}
            question="whom"
            sentence={t(
              recorded.status === 'ENABLED'
                ? 'identity.passed'
                : 'identity.passedFromGone',
              { before: nameOf(recorded), now: nameOf(found) },
            )}
            notes={[
              t('identity.namedFor', {
                places: sayEach(ref.places, ref.messages?.places).join(', '),
              }),
            ]}
            mayDecide={ref.viewerMayDecide}
            choices={[found, recorded].map(holder => ({
              id: holder.id,
              name: nameOf(holder),
              isRecorded: holder === recorded,
            }))}
            decide={id =>
              api.decideRef(
                { entityRef, recorded: recorded.id, id },
                { idempotencyKey: createIdempotencyKey() },
              )
            }
            onOutcome={onOutcome}
            onDecided={onDecided}
          />
        </li>
      ))}
    </ul>
  );
}
