/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, DialogBody, DialogFooter, Flex } from '@backstage/ui';
import type {
  AccessRequest,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useSendRequest, useStudioText } from '../../hooks';
import { inputOf, missingOf, withDomain } from '../../view';
import type { RequestField } from '../../view';
import { DomainObstacleAlert } from '../DomainInfo';
import { RequestedForFields } from './RequestedForFields';
import {
  DurationField,
  JustificationField,
  SendFailureAlert,
  PlanPreview,
  RoleSelect,
  usePlanPreview,
} from '../RequestFields';
import { DomainSelect } from './DomainSelect';
import { StartDateField } from './StartDateField';
import type { RequestDialogState } from './useRequestDialog';

const FIELDS: RequestField[] = [
  'domainId',
  'people',
  'executionRole',
  'duration',
  'startsAt',
  'justification',
];

/** What is asked for, for whom and why, with the plan beneath. */
export function RequestForm(props: {
  dialog: RequestDialogState;
  team: TeamAccess;
  onSent: (request: AccessRequest) => void;
}) {
  const { dialog, team, onSent } = props;
  const { draft, change } = dialog;
  const t = useStudioText();
  const justification = useRef<HTMLDivElement>(null);
  const [missing, setMissing] = useState<RequestField[]>([]);
  const { send, isSending, refusalOf, refusal } = useSendRequest({
    idempotencyKey: dialog.idempotencyKey,
    onSent,
  });

  const domain = team.domains.find(
    ({ domainId }) => domainId === draft.domainId,
  );
  const input = inputOf(draft, team);
  const plan = usePlanPreview(domain && !domain.obstacle ? input : undefined);
  const failure = refusal(FIELDS);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const nowMissing = missingOf(draft);
    setMissing(nowMissing);
    if (nowMissing.includes('justification')) {
      justification.current?.querySelector('textarea')?.focus();
    }
    if (nowMissing.length === 0 && input && !isSending) {
      await send(input);
    }
  };

  return (
    <form onSubmit={submit} noValidate style={{ display: 'contents' }}>
      <DialogBody>
        <Flex direction="column" gap="4">
          <DomainSelect
            domains={team.domains}
            value={draft.domainId}
            error={refusalOf('domainId')}
            onChange={next => change(withDomain(draft, next))}
          />
          {domain && <DomainObstacleAlert domain={domain} />}
          <RequestedForFields
            team={team}
            draft={draft}
            onChange={change}
            error={
              missing.includes('people') && draft.people.length === 0
                ? t('dialog.peopleMissing')
                : refusalOf('people')
            }
          />
          {domain && !domain.obstacle && (
            <RoleSelect
              domain={domain}
              value={draft.executionRole}
              error={refusalOf('executionRole')}
              onChange={executionRole => change({ ...draft, executionRole })}
            />
          )}
          <DurationField
            label={t('actions.duration')}
            byPolicy={t('actions.byPolicy')}
            value={draft.duration}
            error={refusalOf('duration')}
            onChange={duration => change({ ...draft, duration })}
          />
          <StartDateField
            value={draft.startDay}
            error={refusalOf('startsAt')}
            onChange={startDay => change({ ...draft, startDay })}
          />
          <JustificationField
            fieldRef={justification}
            value={draft.justification}
            onChange={text => change({ ...draft, justification: text })}
            error={
              missing.includes('justification') && !draft.justification.trim()
                ? t('dialog.justificationMissing')
                : refusalOf('justification')
            }
          />
          <PlanPreview state={plan} />
          {failure && <SendFailureAlert reason={failure} />}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={dialog.close}>
          {t('dialog.cancel')}
        </Button>
        <Button
          type="submit"
          isPending={isSending}
          // What would happen is on the screen before it is asked for.
          isDisabled={!domain || Boolean(domain.obstacle) || plan.isPending}
        >
          {t('dialog.send')}
        </Button>
      </DialogFooter>
    </form>
  );
}
