/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSendRequest, useStudioText, useTerms } from '../../hooks';
import {
  changeDomain,
  concernsHandOver,
  missingFieldsOf,
  requestInputOf,
  startOfDay,
} from '../../view';
import type { RequestField } from '../../view';
import { DomainObstacleAlert } from '../DomainInfo';
import { RefListField } from '../RefListField';
import {
  DurationField,
  RequestFormLayout,
  RoleSelect,
  usePlanPreview,
} from '../RequestFields';
import { DomainSelect } from './DomainSelect';
import { HandOverField } from './HandOverField';
import { RequestedForFields } from './RequestedForFields';
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

/** The fields of a request, with its plan below. */
export function RequestForm(props: {
  dialog: Pick<
    RequestDialogState,
    'draft' | 'change' | 'idempotencyKey' | 'close'
  >;
  team: TeamAccess;
  onSent: (request: AccessRequest) => void;
  /** Whether anybody of the catalog can be chosen, rather than members of the team. */
  isForAnybody?: boolean;
  /** Further fields before the others. */
  children?: ReactNode;
}) {
  const { dialog, team, onSent } = props;
  const { draft, change } = dialog;
  const t = useStudioText();
  const [arePeopleMissing, setPeopleMissing] = useState(false);
  const [now] = useState(() => new Date());
  const { send, isSending, refusalOf, refusal } = useSendRequest({
    idempotencyKey: dialog.idempotencyKey,
    onSent,
  });

  const domain = team.domains.find(
    ({ domainId }) => domainId === draft.domainId,
  );
  const { terms, learn } = useTerms({
    team: team.team.entityRef,
    domainId: draft.domainId,
    executionRole: draft.executionRole,
  });
  const input = requestInputOf(draft, team, terms);
  const plan = usePlanPreview(
    domain && !domain.obstacle ? input : undefined,
    learn,
  );

  const submit = () => {
    const missing = missingFieldsOf(draft);
    setPeopleMissing(missing.includes('people'));
    if (missing.length === 0 && input) {
      void send(input);
    }
  };

  const peopleError =
    arePeopleMissing && draft.people.length === 0
      ? t('dialog.peopleMissing')
      : refusalOf('people');

  return (
    <RequestFormLayout
      justification={{
        value: draft.justification,
        missingText: t('dialog.justificationMissing'),
        refusal: refusalOf('justification'),
        onChange: justification => change({ ...draft, justification }),
      }}
      plan={plan}
      confirmation={
        plan.plan &&
        (draft.handOver || concernsHandOver(plan.plan)) && (
          <HandOverField
            isSelected={draft.handOver}
            onChange={handOver => change({ ...draft, handOver })}
          />
        )
      }
      failure={refusal(FIELDS)}
      sendLabel={t('dialog.send')}
      isDisabled={!domain || Boolean(domain.obstacle)}
      isSending={isSending}
      onSubmit={submit}
      onCancel={dialog.close}
    >
      {props.children}
      <DomainSelect
        domains={team.domains}
        value={draft.domainId}
        error={refusalOf('domainId')}
        onChange={next => change(changeDomain(draft, next))}
      />
      {domain && <DomainObstacleAlert domain={domain} />}
      {props.isForAnybody ? (
        <RefListField
          label={t('dialog.people')}
          value={draft.people}
          error={peopleError}
          onChange={people => change({ ...draft, people })}
        />
      ) : (
        <RequestedForFields
          team={team}
          draft={draft}
          onChange={change}
          error={peopleError}
        />
      )}
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
        terms={terms}
        start={startOfDay(draft.startDay, now) ?? now.toISOString()}
        value={draft.duration}
        error={refusalOf('duration')}
        onChange={duration => change({ ...draft, duration })}
      />
      <StartDateField
        value={draft.startDay}
        error={refusalOf('startsAt')}
        onChange={startDay => change({ ...draft, startDay })}
      />
    </RequestFormLayout>
  );
}
