/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRef, useState } from 'react';
import {
  useKeptText,
  useSendRequest,
  useStudioText,
  useTerms,
} from '../../hooks';
import {
  deletesAnything,
  actionInputOf,
  missingActionFieldsOf,
  startActionDraft,
} from '../../view';
import type { ActionProposal } from '../../view';
import { RequestFormLayout, usePlanPreview } from '../RequestFields';
import { ActionFields, FIELDS_OF_ACTION } from './ActionFields';
import { ActionPeople } from './ActionPeople';
import { LossConfirmation } from './LossConfirmation';
import { OffboardingFields } from './OffboardingFields';

/** Completes a proposed request, with the plan below. */
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
  const { initial, keep } = useKeptText(JSON.stringify(proposal.input));
  const [draft, setDraft] = useState(() => {
    const started = startActionDraft(proposal, domain);
    return { ...started, justification: started.justification || initial };
  });
  const [isConfirmationMissing, setConfirmationMissing] = useState(false);
  const confirmationRef = useRef<HTMLDivElement>(null);
  const { send, isSending, refusalOf, refusal } = useSendRequest({
    idempotencyKey,
    onSent: request => {
      keep('');
      onSent(request);
    },
  });
  const { terms, learn } = useTerms({
    ...proposal.input,
    executionRole: draft.executionRole,
  });
  const input = actionInputOf(proposal, draft, terms);
  const plan = usePlanPreview(input, learn);
  const isDeleting = deletesAnything(proposal, draft);

  const submit = () => {
    const missing = missingActionFieldsOf(proposal, draft);
    setConfirmationMissing(missing.includes('confirmation'));
    if (missing.length === 1 && missing[0] === 'confirmation') {
      confirmationRef.current?.querySelector('input')?.focus();
    }
    if (missing.length === 0) {
      void send(input);
    }
  };

  return (
    <RequestFormLayout
      justification={{
        value: draft.justification,
        missingText: t('actions.reasonMissing'),
        refusal: refusalOf('justification'),
        onChange: justification => {
          keep(justification);
          setDraft({ ...draft, justification });
        },
      }}
      plan={plan}
      confirmation={
        isDeleting &&
        plan.plan &&
        !plan.isPending && (
          <LossConfirmation
            fieldRef={confirmationRef}
            plan={plan.plan}
            isConfirmed={draft.isConfirmed}
            isMissing={isConfirmationMissing}
            onChange={isConfirmed => setDraft({ ...draft, isConfirmed })}
          />
        )
      }
      failure={refusal([...FIELDS_OF_ACTION[action], 'justification'])}
      sendLabel={
        action === 'revoke' && proposal.title
          ? proposal.title
          : t(`actions.send.${action}`)
      }
      isDestructive={action === 'revoke' || action === 'offboard'}
      // The data to be deleted has to be shown before the deletion is confirmed.
      isDisabled={isDeleting && !plan.plan}
      isSending={isSending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <ActionPeople proposal={proposal} domain={domain} />
      <ActionFields
        proposal={proposal}
        domain={domain}
        draft={draft}
        terms={terms}
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
    </RequestFormLayout>
  );
}
