/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Checkbox, CheckboxGroup, Flex, Text } from '@backstage/ui';
import type { OffboardingPreview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText, useTime } from '../../hooks';
import { deletesAnything } from '../../view';
import type { ActionDraft, ActionProposal } from '../../view';
import { FailureAlert, Loading } from '../Feedback';
import { OffboardingPreviewList } from './OffboardingPreviewList';
import { MAX_PREVIEWS, useOffboarding } from './useOffboarding';

/** Deletion options of a revocation, and a preview of the data as last seen in AWS. */
export function OffboardingFields(props: {
  proposal: ActionProposal;
  draft: ActionDraft;
  onChange: (draft: ActionDraft) => void;
}) {
  const { proposal, draft, onChange } = props;
  const { offboarding } = draft;
  const t = useStudioText();
  const time = useTime();
  const grantIds = proposal.input.grantIds ?? [];
  const { previews, error, isPending } = useOffboarding(grantIds);
  const nameOf = (grantId: string) =>
    proposal.targets.find(target => target.grantId === grantId)?.displayName ??
    proposal.people.join(', ');

  const choose = (selected: string[]) => {
    const had = offboarding.deleteProfile;
    const wantsProfile = selected.includes('profile');
    const wantsSpaces = selected.includes('spaces');
    onChange({
      ...draft,
      // AWS does not delete a profile that owns spaces. So selecting the profile selects the spaces, and deselecting
      // the spaces deselects the profile.
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
      {deletesAnything(proposal, draft) ? (
        previews[0] &&
        previews.some(holdsAnything) && (
          <Alert
            role="note"
            status="info"
            icon
            title={t('offboard.coolingOff', {
              duration: time.duration(previews[0].coolingOff),
            })}
          />
        )
      ) : (
        <Text as="p" color="secondary">
          {t('offboard.keepsAll')}
        </Text>
      )}
      {error !== undefined && (
        <FailureAlert title={t('offboard.previewFailed')} error={error} />
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

/** Whether there is anything that could be deleted. */
function holdsAnything(preview: OffboardingPreview): boolean {
  const { spaces, profileName, otherProfiles = [] } = preview;
  return (
    spaces.length > 0 || profileName !== undefined || otherProfiles.length > 0
  );
}
