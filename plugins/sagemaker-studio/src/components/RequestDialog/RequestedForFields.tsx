/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Flex, Radio, RadioGroup } from '@backstage/ui';
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { candidatesOf, canRequestForOthers } from '../../view';
import type { RequestDraft } from '../../view';
import { PeopleFields } from './PeopleFields';

/** For whom access is requested: the viewer, or members of the team if the viewer may request for others. */
export function RequestedForFields(props: {
  team: TeamAccess;
  draft: RequestDraft;
  error?: string;
  onChange: (draft: RequestDraft) => void;
}) {
  const { team, draft, error, onChange } = props;
  const t = useStudioText();
  const isOpen = canRequestForOthers(team, draft);
  return (
    <Flex direction="column" gap="3">
      <RadioGroup
        label={t('dialog.who')}
        description={isOpen ? undefined : t('dialog.onlyLeads')}
        orientation="horizontal"
        value={draft.requestedFor}
        onChange={value =>
          onChange({ ...draft, requestedFor: value === 'team' ? 'team' : 'me' })
        }
      >
        <Radio value="me">{t('dialog.forMe')}</Radio>
        <Radio value="team" isDisabled={!isOpen}>
          {t('dialog.forTeam')}
        </Radio>
      </RadioGroup>
      {draft.requestedFor === 'me' && !team.viewer.entityRef && (
        <Alert status="warning" icon title={t('dialog.noPerson')} />
      )}
      {draft.requestedFor === 'team' && (
        <PeopleFields
          candidates={candidatesOf(team)}
          chosen={draft.people}
          error={error}
          onChange={people => onChange({ ...draft, people })}
        />
      )}
    </Flex>
  );
}
