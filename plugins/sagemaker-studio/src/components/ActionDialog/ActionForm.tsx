/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, DialogBody, DialogFooter, Flex } from '@backstage/ui';
import type {
  AccessRequest,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useSendRequest, useStudioText } from '../../hooks';
import {
  deletesAnything,
  inputOfAction,
  missingOfAction,
  startActionDraft,
} from '../../view';
import type { ActionProposal, RequestField } from '../../view';
import {
  JustificationField,
  SendFailureAlert,
  PlanPreview,
  usePlanPreview,
} from '../RequestFields';
import { ActionFields, FIELDS_OF_ACTION } from './ActionFields';
import { ActionPeople } from './ActionPeople';
import { LossConfirmation } from './LossConfirmation';
import { OffboardingFields } from './OffboardingFields';

/** What is left open in a prepared request, with the plan beneath. */
export function ActionForm(props: {
  proposal: ActionProposal;
  domain: StudioDomain | undefined;
  idempotencyKey: string;
  onCancel: () => void;
  onSent: (request: AccessRequest) => void;
}) {
  const { proposal, domain, idempotencyKey, onCancel, onSent } = props;
  const { action } = proposal;
  const t = useStudioText();
  const justification = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState(() => startActionDraft(proposal, domain));
  const [missing, setMissing] = useState<(RequestField | 'confirmation')[]>([]);
  const { send, isSending, refusalOf, refusal } = useSendRequest({
    idempotencyKey,
    onSent,
  });
  const input = inputOfAction(proposal, draft);
  const plan = usePlanPreview(input);
  const isDeleting = deletesAnything(proposal, draft);
  const failure = refusal([...FIELDS_OF_ACTION[action], 'justification']);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const nowMissing = missingOfAction(proposal, draft);
    setMissing(nowMissing);
    if (nowMissing.includes('justification')) {
      justification.current?.querySelector('textarea')?.focus();
    }
    if (nowMissing.length === 0 && !isSending) {
      await send(input);
    }
  };

  return (
    <form onSubmit={submit} noValidate style={{ display: 'contents' }}>
      <DialogBody>
        <Flex direction="column" gap="4">
          <ActionPeople proposal={proposal} domain={domain} />
          <ActionFields
            proposal={proposal}
            domain={domain}
            draft={draft}
            refusalOf={refusalOf}
            onChange={setDraft}
          />
          {action === 'offboard' && (
            <OffboardingFields
              proposal={proposal}
              draft={draft}
              onChange={setDraft}
            />
          )}
          <JustificationField
            fieldRef={justification}
            value={draft.justification}
            onChange={text => setDraft({ ...draft, justification: text })}
            error={
              missing.includes('justification') && !draft.justification.trim()
                ? t('actions.reasonMissing')
                : refusalOf('justification')
            }
          />
          <PlanPreview state={plan} />
          {isDeleting && plan.plan && !plan.isPending && (
            <LossConfirmation
              plan={plan.plan}
              isConfirmed={draft.isConfirmed}
              isMissing={missing.includes('confirmation')}
              onChange={isConfirmed => setDraft({ ...draft, isConfirmed })}
            />
          )}
          {failure && <SendFailureAlert reason={failure} />}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onCancel}>
          {t('dialog.cancel')}
        </Button>
        <Button
          type="submit"
          destructive={action === 'revoke' || action === 'offboard'}
          isPending={isSending}
          // What would happen is on the screen before it is asked for, and what is lost before it is confirmed.
          isDisabled={plan.isPending || (isDeleting && !plan.plan)}
        >
          {t(`actions.send.${action}`)}
        </Button>
      </DialogFooter>
    </form>
  );
}
