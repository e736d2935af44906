/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Checkbox, CheckboxGroup, Flex } from '@backstage/ui';
import { useFailureText, useStudioText, useTime } from '../../hooks';
import type { ActionDraft, ActionProposal } from '../../view';
import { Loading } from '../Feedback';
import { OffboardingPreviewList } from './OffboardingPreviewList';
import { MAX_PREVIEWS, useOffboarding } from './useOffboarding';

/** What is deleted along with the access, and what there is to delete as last seen in AWS. */
export function OffboardingFields(props: {
  proposal: ActionProposal;
  draft: ActionDraft;
  onChange: (draft: ActionDraft) => void;
}) {
  const { proposal, draft, onChange } = props;
  const { offboarding } = draft;
  const t = useStudioText();
  const time = useTime();
  const failureText = useFailureText();
  const grantIds = proposal.input.grantIds ?? [];
  const { previews, error, isPending } = useOffboarding(grantIds);
  const nameOf = (grantId: string) =>
    proposal.targets.find(target => target.grantId === grantId)?.displayName ??
    proposal.people.join(', ');

  const choose = (chosen: string[]) => {
    const had = offboarding.deleteProfile;
    const wantsProfile = chosen.includes('profile');
    const wantsSpaces = chosen.includes('spaces');
    onChange({
      ...draft,
      // AWS deletes no profile that still owns spaces, so the one brings the other along, and leaves with it.
      offboarding: {
        deleteSpaces: wantsSpaces || (wantsProfile && !had),
        deleteProfile: wantsProfile && (wantsSpaces || !had),
      },
      isConfirmed: false,
    });
  };

  return (
    <Flex direction="column" gap="3">
      <CheckboxGroup
        label={t('offboard.what')}
        description={t('offboard.whatHint')}
        value={[
          ...(offboarding.deleteSpaces ? ['spaces'] : []),
          ...(offboarding.deleteProfile ? ['profile'] : []),
        ]}
        onChange={choose}
      >
        <Checkbox value="spaces">{t('offboard.deleteSpaces')}</Checkbox>
        <Checkbox value="profile">{t('offboard.deleteProfile')}</Checkbox>
      </CheckboxGroup>
      {previews[0] && (
        <Alert
          role="note"
          status="info"
          icon
          title={t('offboard.coolingOff', {
            duration: time.duration(previews[0].coolingOff),
          })}
        />
      )}
      {error !== undefined && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('offboard.previewFailed')}
          description={failureText(error)}
        />
      )}
      {isPending && previews.length === 0 && (
        <Loading rows={2} rowHeight={40} />
      )}
      {previews.length > 0 && (
        <OffboardingPreviewList
          previews={previews}
          nameOf={nameOf}
          more={Math.max(0, grantIds.length - MAX_PREVIEWS)}
        />
      )}
    </Flex>
  );
}
