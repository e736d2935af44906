/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import type { EventVerification } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';

/** The result of verifying the event log. */
export function VerificationResult(props: { result: EventVerification }) {
  const { result } = props;
  const t = useStudioText();
  if (result.intact) {
    return (
      <Alert
        role="status"
        status="success"
        icon
        title={t('eventList.intactTitle', { count: result.checked })}
        description={
          result.head
            ? t('eventList.intact', { head: result.head })
            : t('eventList.intactEmpty')
        }
      />
    );
  }
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('eventList.notIntactTitle')}
      description={
        <>
          {t('eventList.notIntact', { number: String(result.checked) })}
          <ul aria-label={t('eventList.faults')}>
            {result.faults.map(({ sequence, fault }) => (
              <li key={`${sequence} ${fault}`}>
                {t(`eventList.fault.${fault}`, { number: String(sequence) })}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
