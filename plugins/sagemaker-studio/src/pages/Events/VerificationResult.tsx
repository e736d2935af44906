/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import type { EventVerification } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText, useTime } from '../../hooks';

/** The result of verifying the event log, and no more than it proves. */
export function VerificationResult(props: { result: EventVerification }) {
  const { result } = props;
  const t = useStudioText();
  const faults = useFaults(result);
  const proof = useProof(result);
  return (
    <Alert
      role={result.intact ? 'status' : 'alert'}
      status={result.intact ? 'success' : 'danger'}
      icon
      title={
        result.intact
          ? t('eventList.intactTitle', { count: result.checked })
          : t('eventList.notIntactTitle')
      }
      description={
        <>
          {!result.intact &&
            t('eventList.notIntact', { number: String(result.checked) })}
          {faults.length > 0 && (
            <ul aria-label={t('eventList.faults')}>
              {faults.map(fault => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          )}
          <ul aria-label={t('eventList.proof.label')}>
            {proof.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      }
    />
  );
}

function useFaults({ faults, rows, given }: EventVerification): string[] {
  const t = useStudioText();
  return [
    ...(given && !given.found
      ? [t('eventList.proof.notFound', { number: String(given.sequence) })]
      : []),
    ...faults.map(({ sequence, fault }) =>
      t(`eventList.fault.${fault}`, { number: String(sequence) }),
    ),
    ...rows.faults.map(({ kind, id, fault }) =>
      t(`eventList.rowFault.${kind}.${fault}`, { id }),
    ),
  ];
}

function useProof(result: EventVerification): string[] {
  const t = useStudioText();
  const time = useTime();
  const { head, headSequence, rows, signatures, given } = result;
  const { since, unproven } = rows;
  const { configured, verified, unverified, from } = signatures;
  return [
    head
      ? t('eventList.proof.head', { head, number: String(headSequence) })
      : t('eventList.intactEmpty'),
    ...(rows.faults.length === 0
      ? [
          t('eventList.proof.rows', {
            requests: String(rows.requests),
            grants: String(rows.grants),
          }),
        ]
      : []),
    ...(since
      ? [
          t('eventList.proof.since', {
            number: String(since.sequence),
            date: time.date(since.at),
          }),
        ]
      : []),
    ...(unproven
      ? [t('eventList.proof.unproven', { number: String(unproven) })]
      : []),
    ...(configured && from !== undefined
      ? [
          t('eventList.proof.signed', {
            number: String(verified),
            from: String(from),
          }),
        ]
      : []),
    ...(unverified
      ? [t('eventList.proof.unverified', { number: String(unverified) })]
      : []),
    ...(configured || unverified ? [] : [t('eventList.proof.unsigned')]),
    given?.found
      ? t('eventList.proof.found', { number: String(given.sequence) })
      : t('eventList.proof.notGiven'),
  ];
}
