/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Text } from '@backstage/ui';
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { RequestResult } from '../RequestFields';
import { StudioDialog } from '../StudioDialog';
import { RequestForm } from './RequestForm';
import type { RequestDialogState } from './useRequestDialog';

/** Requests access: the form with the plan, then the result. */
export function RequestDialog(props: {
  dialog: RequestDialogState;
  team: TeamAccess;
  onSent: () => Promise<void>;
  /** Offers a team rule after the team was onboarded to the domain, where the viewer may set one. */
  ruleFor?: (domainId: string) => (() => void) | undefined;
}) {
  const { dialog, team, onSent, ruleFor } = props;
  const { sent } = dialog;
  const setRule =
    sent?.kind === 'onboard-team' ? ruleFor?.(sent.domainId) : undefined;
  const t = useStudioText();
  return (
    <StudioDialog
      title={t('dialog.title')}
      width={640}
      isOpen={dialog.isOpen}
      onClose={dialog.close}
      isForm
    >
      {sent ? (
        <RequestResult request={sent} onClose={dialog.close}>
          {setRule && (
            <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
              <Text as="span">{t('teamRule.offer')}</Text>
              <Button variant="secondary" onPress={setRule}>
                {t('teamRule.set')}
              </Button>
            </Flex>
          )}
        </RequestResult>
      ) : (
        <RequestForm
          dialog={dialog}
          team={team}
          onSent={request => {
            dialog.markSent(request);
            void onSent();
          }}
        />
      )}
    </StudioDialog>
  );
}
