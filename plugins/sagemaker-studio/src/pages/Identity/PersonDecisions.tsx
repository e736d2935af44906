/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  createIdempotencyKey,
  type IdentityCandidate,
  type IdentityConflict,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { useApiText } from '../../hooks/useApiText';
import { useStudioText } from '../../hooks';
import type { Outcome } from './Decided';
import { Decision } from './Decision';
import styles from './Identity.module.css';

/** Catalog users who lead to several Identity Center users, to another than before, no longer to the one before, or by the name alone to one that may be another's. */
export function PersonDecisions(props: {
  conflicts: IdentityConflict[];
  onOutcome: (outcome: Outcome | undefined) => void;
  onDecided: () => Promise<void>;
}) {
  const { conflicts, onOutcome, onDecided } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const { sayEach } = useApiText();
  const nameOf = ({ userName: name, status }: IdentityCandidate) =>
    status === 'ENABLED' ? name : t('identity.disabled', { name });
  const sentenceOf = ({
    recorded,
    candidates,
    namesakes,
  }: IdentityConflict) => {
    if (namesakes) {
      return t('identity.namesake', {
        now: [...candidates, ...(recorded ? [recorded] : [])]
          .map(({ userName }) => userName)
          .join(', '),
        namesakes: namesakes.join(', '),
      });
    }
    const now = candidates.map(({ userName }) => userName).join(', ');
    if (!recorded) {
      return t('identity.several', { now });
    }
    const before = nameOf(recorded);
    return candidates.length > 0
      ? t('identity.changed', { before, now })
      : t('identity.lost', { before });
  };
  if (conflicts.length === 0) {
    return null;
  }
  return (
    <>
      <ul className={styles.list} aria-label={t('identity.people')}>
        {conflicts.map(each => {
          const { entityRef, displayName, recorded, candidates } = each;
          const places = sayEach(each.namedIn ?? [], each.messages?.namedIn);
          const choices = [...candidates, ...(recorded ? [recorded] : [])];
          return (
            <li key={entityRef}>
              <Decision
                entityRef={entityRef}
                displayName={displayName}
                notes={[
                  ...(places.length
                    ? [
                        t(
                          recorded ? 'identity.namedBefore' : 'identity.named',
                          {
                            places: places.join(', '),
                            before: recorded ? nameOf(recorded) : '',
                          },
                        ),
                      ]
                    : []),
                  ...choices.flatMap(({ userName, catalogUsers = [] }) =>
                    // Of namesakes the sentence says who else it may be.
                    catalogUsers.length > 0 && !each.namesakes
                      ? [
                          t('identity.alsoIs', {
                            user: userName,
                            others: catalogUsers.join(', '),
                          }),
                        ]
                      : [],
                  ),
                ]}
                sentence={sentenceOf(each)}
                mayDecide={each.viewerMayDecide}
                choices={choices.map(candidate => ({
                  id: candidate.userId,
                  name: nameOf(candidate),
                  isRecorded: candidate === recorded,
                }))}
                decide={userId =>
                  api.confirmIdentityLink(
                    { entityRef, userId },
                    { idempotencyKey: createIdempotencyKey() },
                  )
                }
                onOutcome={onOutcome}
                onDecided={onDecided}
              />
            </li>
          );
        })}
      </ul>
      <Text as="p" color="secondary">
        {t('identity.noneOfThem')}
      </Text>
    </>
  );
}
