/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useStudioText, useTime } from '../../hooks';
import { commonEndOf, otherRoles } from '../../view';
import type {
  ActionDraft,
  ActionProposal,
  RequestField,
  Terms,
} from '../../view';
import { DurationField, RoleSelect } from '../RequestFields';

/** The fields of each action, which also show refusals. */
export const FIELDS_OF_ACTION: Record<
  ActionProposal['action'],
  RequestField[]
> = {
  request: ['executionRole', 'duration'],
  extend: ['duration'],
  'change-role': ['executionRole'],
  revoke: [],
  offboard: [],
};

/** The role and duration of an action. */
export function ActionFields(props: {
  proposal: ActionProposal;
  domain: StudioDomain | undefined;
  draft: ActionDraft;
  terms: Terms | undefined;
  refusalOf: (field: RequestField) => string | undefined;
  onChange: (draft: ActionDraft) => void;
}) {
  const { proposal, domain, draft, refusalOf, onChange } = props;
  const { action, targets } = proposal;
  const t = useStudioText();
  const time = useTime();
  const [now] = useState(() => new Date().toISOString());
  const end = commonEndOf(targets);
  const fields = FIELDS_OF_ACTION[action];
  const executionRoles =
    domain && targets.length > 0
      ? otherRoles(domain, targets)
      : domain?.executionRoles;
  return (
    <>
      {action === 'revoke' && (
        <Text as="p" color="secondary">
          {t('actions.revokeKeeps')} {t('length.endsNow')}
        </Text>
      )}
      {action === 'change-role' && end && (
        <Text as="p" color="secondary">
          {t('length.staysUntil', { date: time.date(end) })}
        </Text>
      )}
      {fields.includes('executionRole') && domain && executionRoles && (
        <RoleSelect
          domain={{ ...domain, executionRoles }}
          value={draft.executionRole || domain.defaultExecutionRole}
          error={refusalOf('executionRole')}
          onChange={executionRole => onChange({ ...draft, executionRole })}
        />
      )}
      {fields.includes('duration') && (
        <DurationField
          label={t(
            action === 'extend' ? 'actions.extendBy' : 'actions.duration',
          )}
          terms={props.terms}
          start={action === 'extend' ? commonEndOf(targets) : now}
          value={draft.duration}
          error={refusalOf('duration')}
          onChange={duration => onChange({ ...draft, duration })}
        />
      )}
    </>
  );
}
