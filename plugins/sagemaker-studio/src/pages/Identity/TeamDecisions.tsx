/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import {
  createIdempotencyKey,
  type TeamConflict,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { useStudioText } from '../../hooks';
import type { Outcome } from './Decided';
import { Decision } from './Decision';
import styles from './Identity.module.css';

/** Catalog groups that lead to another group of Identity Center than before. */
export function TeamDecisions(props: {
  conflicts: TeamConflict[];
  onOutcome: (outcome: Outcome | undefined) => void;
  onDecided: () => Promise<void>;
}) {
  const { conflicts, onOutcome, onDecided } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  if (conflicts.length === 0) {
    return null;
  }
  return (
    <ul className={styles.list} aria-label={t('identity.teams')}>
      {conflicts.map(({ entityRef, displayName, recorded, ...conflict }) => {
        const present = [...conflict.candidates, recorded].filter(
          ({ isGone }) => !isGone,
        );
        const nameOf = (group: TeamConflict['recorded']) => {
          const name = group.displayName;
          if (group.isGone) {
            return t('identity.goneGroup', { name });
          }
          // Only its id tells a group from another one of the same name.
          return present.filter(each => each.displayName === name).length > 1
            ? t('identity.group', { name, id: group.groupId })
            : name;
        };
        return (
          <li key={entityRef}>
            <Decision
              entityRef={entityRef}
              displayName={displayName}
              sentence={t('identity.changedTeam', {
                before: nameOf(recorded),
                now: conflict.candidates.map(nameOf).join(', '),
              })}
              notes={[t('identity.teamNote')]}
              mayDecide={conflict.viewerMayDecide}
              choices={[...conflict.candidates, recorded].map(candidate => ({
                id: candidate.groupId,
                name: nameOf(candidate),
                isRecorded: candidate === recorded,
              }))}
              decide={groupId =>
                api.confirmTeamLink(
                  { entityRef, groupId },
                  { idempotencyKey: createIdempotencyKey() },
                )
              }
              outcomeOf={({ isRecorded, name }) =>
                isRecorded
                  ? undefined
                  : {
                      sentence: t('identity.teamChanged', {
                        team: displayName,
                        now: name,
                      }),
                      leadsToSettings: true,
                    }
              }
              onOutcome={onOutcome}
              onDecided={onDecided}
            />
          </li>
        );
      })}
    </ul>
  );
}
