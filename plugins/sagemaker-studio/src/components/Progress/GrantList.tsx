/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text, VisuallyHidden } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useProgressText, useStudioText } from '../../hooks';
import { GrantProgress } from './GrantProgress';
import styles from './Progress.module.css';

const SHOWS_STEPS_UP_TO = 2;

/** How far each person's access has come; tells screen readers when the counts change. */
export function GrantList(props: {
  request: AccessRequest;
  onRetried?: () => void;
}) {
  const { request } = props;
  const t = useStudioText();
  const summary = useProgressText()(request);
  return (
    <div>
      <Text as="p" color="secondary" aria-hidden>
        {summary}
      </Text>
      <VisuallyHidden role="status">{summary}</VisuallyHidden>
      <ul className={styles.people} aria-label={t('progress.label')}>
        {request.grants.map(grant => (
          <GrantProgress
            key={grant.grantId}
            grant={grant}
            showsSteps={request.grants.length <= SHOWS_STEPS_UP_TO}
            onRetried={props.onRetried}
          />
        ))}
      </ul>
    </div>
  );
}
