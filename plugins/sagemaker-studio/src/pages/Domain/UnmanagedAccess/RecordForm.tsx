/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, DialogBody, Flex, Text } from '@backstage/ui';
import {
  visibleLength,
  type AccessRequest,
  type Plan,
  type PlanInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { DialogActions, FailureAlert } from '../../../components/Feedback';
import {
  DurationField,
  JustificationField,
} from '../../../components/RequestFields';
import { useKeptText, useStudioText, useTerms } from '../../../hooks';
import { isUndecidable, lengthInput } from '../../../view';
import { RecordPlan } from './RecordPlan';
import { useFileTogether } from './useFileTogether';

/** One justification and one length for all of the requests, with the plan of each. */
export function RecordForm(props: {
  records: PlanInput[];
  onFiled: (requests: AccessRequest[]) => Promise<void>;
  onCancel: () => void;
}) {
  const { records, onFiled, onCancel } = props;
  const t = useStudioText();
  const [now] = useState(() => new Date().toISOString());
  const { initial, keep } = useKeptText(`record ${records[0]?.domainId}`);
  const [justification, setJustification] = useState(initial);
  const [duration, setDuration] = useState(records[0]?.duration ?? '');
  const [wasMissing, setWasMissing] = useState(false);
  const [plans, setPlans] = useState<ReadonlyMap<number, Plan | undefined>>(
    new Map(),
  );
  const fieldRef = useRef<HTMLDivElement>(null);
  const { team = '', domainId, executionRole } = records[0] ?? {};
  const { terms, learn: learnTerms } = useTerms({
    team,
    domainId,
    executionRole,
  });
  const learn = useCallback(
    (index: number, plan: Plan | undefined) => {
      setPlans(before => new Map(before).set(index, plan));
      // Of the first only: terms that changed with each plan would change every question, and so every plan again.
      if (index === 0 && plan) {
        learnTerms(plan);
      }
    },
    [learnTerms],
  );
  const { file, isFiling, error } = useFileTogether(async requests => {
    keep('');
    await onFiled(requests);
  });
  const known = [...plans.values()].flatMap(plan => plan ?? []);
  const inputs = records.map(record => ({
    ...record,
    duration: undefined,
    ...lengthInput(duration, terms),
  }));
  const needed = Math.max(
    1,
    ...known.map(({ minJustificationLength = 1 }) => minJustificationLength),
  );
  const length = visibleLength(justification);
  const isMissing = length < needed;
  const missingText =
    length > 0
      ? t('dialog.justificationTooShort', { number: String(needed) })
      : t('unmanaged.reasonMissing');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasMissing(isMissing);
    if (isMissing) {
      fieldRef.current?.querySelector('textarea')?.focus();
    } else if (!isFiling) {
      void file(
        inputs.map(input => ({
          ...input,
          justification: justification.trim(),
        })),
      );
    }
  };
  return (
    <form onSubmit={submit} noValidate style={{ display: 'contents' }}>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p">
            {t('unmanaged.recordHint')}{' '}
            {t('unmanaged.requests', { count: records.length })}
          </Text>
          <DurationField
            label={t('unmanaged.until')}
            terms={terms}
            start={now}
            value={duration}
            onChange={setDuration}
          />
          <JustificationField
            fieldRef={fieldRef}
            value={justification}
            onChange={next => {
              keep(next);
              setJustification(next);
            }}
            isDecided={known.some(({ decision }) => !decision?.automatic)}
            error={wasMissing && isMissing ? missingText : undefined}
          />
          {inputs.map((input, index) => (
            <RecordPlan
              key={index}
              input={input}
              onPlan={plan => learn(index, plan)}
            />
          ))}
        </Flex>
      </DialogBody>
      <DialogActions
        failure={
          error !== undefined && (
            <FailureAlert title={t('unmanaged.sendFailed')} error={error} />
          )
        }
        failureKey={error}
      >
        <Button variant="secondary" onPress={onCancel}>
          {t('dialog.cancel')}
        </Button>
        <Button
          type="submit"
          isPending={isFiling}
          // Every plan has to be on the screen before anything is filed.
          isDisabled={
            known.length < records.length || known.some(isUndecidable)
          }
        >
          {t('unmanaged.send', { count: records.length })}
        </Button>
      </DialogActions>
    </form>
  );
}
