/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { FailureAlert } from '../Feedback';
import styles from './DecisionList.module.css';

/** The result of each decision that was made in a list. */
export function DecisionResults(props: {
  decided: AccessRequest[];
  failures: { request: AccessRequest; error: unknown }[];
  nameOf: (request: AccessRequest) => string;
}) {
  const { decided, failures, nameOf } = props;
  const t = useStudioText();
  return (
    <>
      {failures.map(({ request, error }) => (
        <FailureAlert
          key={request.requestId}
          title={t('decide.failed', { request: nameOf(request) })}
          error={error}
        />
      ))}
      {decided.length > 0 && (
        <ul
          className={styles.decided}
          aria-label={t('decide.done')}
          aria-live="polite"
        >
          {decided.map(request => (
            <li key={request.requestId}>
              <Text as="span">
                {t(
                  request.status === 'in-review'
                    ? 'decide.others'
                    : 'decide.approved',
                  { request: nameOf(request) },
                )}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
