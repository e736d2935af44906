/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Text, VisuallyHidden } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useProgressText, useStudioText, useTodayText } from '../../hooks';
import {
  countGrants,
  grantNeedsAttention,
  grantStateOf,
  sortByUrgency,
  withDistinctNames,
} from '../../view';
import { GrantProgress } from './GrantProgress';
import styles from './Progress.module.css';
import { ProgressBar } from './ProgressBar';

const MAX_WITH_STEPS = 2;
/** With more people, only those that need attention are listed at first. */
const MAX_UNFOLDED = 10;
const PAGE_SIZE = 50;

/** The progress of each person's access. Screen readers announce changes of the summary. */
export function GrantList(props: {
  request: AccessRequest;
  onChanged?: () => void;
}) {
  const { request, onChanged } = props;
  const t = useStudioText();
  const summary = useProgressText()(request);
  const today = useTodayText()(request);
  const [shown, setShown] = useState(0);
  const grants = withDistinctNames(request.grants);
  const isMany = grants.length > MAX_UNFOLDED;
  const ordered = isMany ? sortByUrgency(grants) : grants;
  const urgent = ordered.filter(grant =>
    grantNeedsAttention(grantStateOf(grant)),
  );
  const listed = isMany
    ? ordered.slice(0, shown || Math.min(urgent.length, PAGE_SIZE))
    : ordered;
  const more = ordered.length - listed.length;
  return (
    <Flex direction="column" gap="3">
      <Text as="p" color="secondary" aria-hidden>
        {summary}
      </Text>
      <VisuallyHidden role="status">{summary}</VisuallyHidden>
      {today && (
        <Text as="p" color="secondary">
          {today}
        </Text>
      )}
      {grants.length > MAX_WITH_STEPS && (
        <ProgressBar counts={countGrants(grants)} />
      )}
      {listed.length > 0 && (
        <ul className={styles.people} aria-label={t('progress.label')}>
          {listed.map(grant => (
            <GrantProgress
              key={grant.grantId}
              grant={grant}
              showsSteps={grants.length <= MAX_WITH_STEPS}
              onChanged={onChanged}
            />
          ))}
        </ul>
      )}
      {isMany && (
        <Flex gap="2">
          {more > 0 && (
            <Button
              variant="secondary"
              onPress={() => setShown(listed.length + PAGE_SIZE)}
            >
              {t('progress.showPeople', {
                count: Math.min(more, PAGE_SIZE),
              })}
            </Button>
          )}
          {shown > 0 && (
            <Button variant="tertiary" onPress={() => setShown(0)}>
              {t('progress.showFewer')}
            </Button>
          )}
        </Flex>
      )}
    </Flex>
  );
}
