/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, DialogBody, Flex } from '@backstage/ui';
import { visibleLength } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useStudioText } from '../../hooks';
import type { SendFailure } from '../../hooks';
import { isAskedAlready, isUndecidable } from '../../view';
import { DialogActions } from '../Feedback';
import { JustificationField } from './JustificationField';
import { PlanPreview } from './PlanPreview';
import { SendFailureAlert } from './SendFailureAlert';
import type { PlanPreviewState } from './usePlanPreview';

/** The layout of all request forms: fields, justification, plan, and buttons. */
export function RequestFormLayout(props: {
  children: ReactNode;
  justification: {
    value: string;
    missingText: string;
    refusal?: string;
    onChange: (justification: string) => void;
  };
  plan: PlanPreviewState;
  /** A confirmation that is required before the request can be sent. */
  confirmation?: ReactNode;
  failure?: SendFailure;
  sendLabel: string;
  isDestructive?: boolean;
  isDisabled?: boolean;
  isSending: boolean;
  onSubmit: () => void;
  onCancel: () => void;
}) {
  const { justification, plan, failure, onSubmit } = props;
  const t = useStudioText();
  const fieldRef = useRef<HTMLDivElement>(null);
  const [wasMissing, setWasMissing] = useState(false);
  const length = visibleLength(justification.value);
  const needed = plan.plan?.minJustificationLength ?? 1;
  const isMissing = length < needed;
  const isTooShort = isMissing && length > 0;

  const missingText = isTooShort
    ? t('dialog.justificationTooShort', { number: String(needed) })
    : justification.missingText;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasMissing(isMissing);
    if (isMissing) {
      fieldRef.current?.querySelector('textarea')?.focus();
    }
    if (!props.isSending && !isTooShort) {
      onSubmit();
    }
  };

  return (
    <form onSubmit={submit} noValidate style={{ display: 'contents' }}>
      <DialogBody>
        <Flex direction="column" gap="4">
          {props.children}
          <JustificationField
            fieldRef={fieldRef}
            value={justification.value}
            onChange={justification.onChange}
            isDecided={!plan.plan?.decision?.automatic}
            error={
              wasMissing && isMissing ? missingText : justification.refusal
            }
          />
          <PlanPreview state={plan} />
          {props.confirmation}
        </Flex>
      </DialogBody>
      <DialogActions
        failure={failure && <SendFailureAlert failure={failure} />}
        failureKey={failure?.error}
      >
        <Button variant="secondary" onPress={props.onCancel}>
          {t('dialog.cancel')}
        </Button>
        <Button
          type="submit"
          destructive={props.isDestructive}
          isPending={props.isSending}
          // The plan has to be on the screen before the request is sent.
          isDisabled={
            props.isDisabled ||
            plan.isPending ||
            plan.plan?.alreadyHeld ||
            (plan.plan &&
              (isUndecidable(plan.plan) || isAskedAlready(plan.plan)))
          }
        >
          {props.sendLabel}
        </Button>
      </DialogActions>
    </form>
  );
}
