/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  createIdempotencyKey,
  type IdentityCandidate,
  type IdentityConflict,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Fragment } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { EntityLink } from '../../components/EntityLink';
import { useApiText, useRefNames, useStudioText } from '../../hooks';
import { nameOfEntityRef, withDistinctNames } from '../../view';
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
  const refName = useRefNames();
  /** The names of the catalog user and of others, told apart where several have the same. */
  const namesOf = (
    { entityRef, displayName }: IdentityConflict,
    others: string[],
  ) => {
    const [own, ...rest] = withDistinctNames([
      { person: entityRef, displayName },
      ...others.map(person => ({
        person,
        displayName: refName(person) ?? nameOfEntityRef(person),
      })),
    ]);
    return { own: own?.displayName ?? displayName, others: rest };
  };
  const nameOf = ({ userName: name, status }: IdentityCandidate) =>
    status === 'ENABLED' ? name : t('identity.disabled', { name });
  const sentenceOf = (conflict: IdentityConflict) => {
    const { recorded, candidates, namesakes } = conflict;
    if (namesakes) {
      return t('identity.namesake', {
        now: [...candidates, ...(recorded ? [recorded] : [])]
          .map(({ userName }) => userName)
          .join(', '),
        namesakes: <Links people={namesOf(conflict, namesakes).others} />,
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
          const { entityRef, recorded, candidates } = each;
          const places = sayEach(each.namedIn ?? [], each.messages?.namedIn);
          const choices = [...candidates, ...(recorded ? [recorded] : [])];
          return (
            <li key={entityRef}>
              <Decision
                entityRef={entityRef}
                displayName={namesOf(each, each.namesakes ?? []).own}
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
                            others: (
                              <Links
                                people={namesOf(each, catalogUsers).others}
                              />
                            ),
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

function Links(props: { people: { person: string; displayName: string }[] }) {
  return (
    <>
      {props.people.map(({ person, displayName }, index) => (
        <Fragment key={person}>
          {index > 0 && ', '}
          <EntityLink entityRef={person} displayName={displayName} />
        </Fragment>
      ))}
    </>
  );
}
