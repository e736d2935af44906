/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, DialogBody, DialogFooter, Flex } from '@backstage/ui';
import type {
  AccessRequest,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { useFailureText, useStudioText } from '../../hooks';
import {
  failureOf,
  fieldOfFailure,
  inputOf,
  missingOf,
  withDomain,
} from '../../view';
import type { RequestField } from '../../view';
import { DomainObstacleAlert } from '../Domains';
import { AudienceFields } from './AudienceFields';
import { JustificationField } from './JustificationField';
import { PlanPreview } from './PlanPreview';
import { DomainSelect, RoleSelect } from './selects';
import type { RequestDialogState } from './useRequestDialog';
import { usePlan } from './usePlan';

/** What is asked for, for whom and why, with the plan beneath. */
export function RequestForm(props: {
  dialog: RequestDialogState;
  team: TeamAccess;
  onSent: (request: AccessRequest) => void;
}) {
  const { dialog, team, onSent } = props;
  const { draft, change } = dialog;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const failureText = useFailureText();
  const justification = useRef<HTMLDivElement>(null);
  const [isSending, setSending] = useState(false);
  const [missing, setMissing] = useState<RequestField[]>([]);
  const [failure, setFailure] = useState<unknown>();

  const domain = team.domains.find(
    ({ domainId }) => domainId === draft.domainId,
  );
  const input = inputOf(draft, team);
  const plan = usePlan(domain && !domain.obstacle ? input : undefined);
  const refusedField =
    failure === undefined ? undefined : fieldOfFailure(failureOf(failure));
  const refusal = (field: RequestField) =>
    refusedField === field ? failureText(failure) : undefined;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const nowMissing = missingOf(draft);
    setMissing(nowMissing);
    if (nowMissing.includes('justification')) {
      justification.current?.querySelector('textarea')?.focus();
    }
    if (nowMissing.length > 0 || !input || isSending) {
      return;
    }
    setSending(true);
    setFailure(undefined);
    try {
      onSent(
        await api.createRequest(input, {
          idempotencyKey: dialog.idempotencyKey,
        }),
      );
    } catch (error) {
      setFailure(error);
      setSending(false);
    }
  };

  return (
    <form onSubmit={send} noValidate style={{ display: 'contents' }}>
      <DialogBody>
        <Flex direction="column" gap="4">
          <DomainSelect
            domains={team.domains}
            value={draft.domainId}
            error={refusal('domainId')}
            onChange={next => change(withDomain(draft, next))}
          />
          {domain && <DomainObstacleAlert domain={domain} />}
          <AudienceFields
            team={team}
            draft={draft}
            onChange={change}
            error={
              missing.includes('people') && draft.people.length === 0
                ? t('dialog.peopleMissing')
                : refusal('people')
            }
          />
          {domain && !domain.obstacle && (
            <RoleSelect
              domain={domain}
              value={draft.executionRole}
              error={refusal('executionRole')}
              onChange={executionRole => change({ ...draft, executionRole })}
            />
          )}
          <JustificationField
            fieldRef={justification}
            value={draft.justification}
            onChange={text => change({ ...draft, justification: text })}
            error={
              missing.includes('justification') && !draft.justification.trim()
                ? t('dialog.justificationMissing')
                : refusal('justification')
            }
          />
          <PlanPreview state={plan} />
          {failure !== undefined && !refusedField && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('dialog.failed')}
              description={`${failureText(failure)} ${t('dialog.kept')}`}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={dialog.close}>
          {t('dialog.cancel')}
        </Button>
        <Button
          type="submit"
          isPending={isSending}
          isDisabled={!domain || Boolean(domain.obstacle)}
        >
          {t('dialog.send')}
        </Button>
      </DialogFooter>
    </form>
  );
}
