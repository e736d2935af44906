/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import {
  createIdempotencyKey,
  type IdentityCandidate,
  type IdentityConflict,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { useApiText } from '../../hooks/useApiText';
import { useStudioText } from '../../hooks';
import { Decision } from './Decision';
import styles from './Identity.module.css';

/** Catalog users who lead to several Identity Center users, or to another than before. */
export function PersonDecisions(props: {
  conflicts: IdentityConflict[];
  onDecided: () => Promise<void>;
}) {
  const { conflicts, onDecided } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const { sayEach } = useApiText();
  if (conflicts.length === 0) {
    return null;
  }
  return (
    <ul className={styles.list} aria-label={t('identity.people')}>
      {conflicts.map(each => {
        const { entityRef, displayName, recorded, candidates } = each;
        const places = sayEach(each.namedIn ?? [], each.messages?.namedIn);
        const now = candidates.map(({ userName }) => userName).join(', ');
        return (
          <li key={entityRef}>
            <Decision
              entityRef={entityRef}
              displayName={displayName}
              note={
                places.length
                  ? t(recorded ? 'identity.namedBefore' : 'identity.named', {
                      places: places.join(', '),
                      before: recorded ? nameOf(recorded) : '',
                    })
                  : undefined
              }
              sentence={
                recorded
                  ? t('identity.changed', { before: nameOf(recorded), now })
                  : t('identity.several', { now })
              }
              mayDecide={each.viewerMayDecide}
              choices={[...candidates, ...(recorded ? [recorded] : [])].map(
                candidate => ({
                  id: candidate.userId,
                  name: nameOf(candidate),
                  isRecorded: candidate === recorded,
                }),
              )}
              decide={userId =>
                api.confirmIdentityLink(
                  { entityRef, userId },
                  { idempotencyKey: createIdempotencyKey() },
                )
              }
              onDecided={onDecided}
            />
          </li>
        );
      })}
    </ul>
  );
}

function nameOf({ userName, status }: IdentityCandidate): string {
  return status === 'ENABLED' ? userName : `${userName} (${status})`;
}
