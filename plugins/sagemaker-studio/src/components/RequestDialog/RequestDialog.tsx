/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Dialog, DialogHeader } from '@backstage/ui';
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { RequestResult } from '../RequestFields';
import { textContrast } from '../TextContrast';
import { RequestForm } from './RequestForm';
import type { RequestDialogState } from './useRequestDialog';

/** Requests access: the form with the plan, then the result. */
export function RequestDialog(props: {
  dialog: RequestDialogState;
  team: TeamAccess;
  onSent: () => Promise<void>;
}) {
  const { dialog, team, onSent } = props;
  const t = useStudioText();
  return (
    <Dialog
      className={textContrast}
      width={640}
      isOpen={dialog.isOpen}
      onOpenChange={isOpen => (isOpen ? dialog.open() : dialog.close())}
      // A click outside the dialog must not discard what was typed.
      isDismissable={false}
    >
      <DialogHeader>{t('dialog.title')}</DialogHeader>
      {dialog.sent ? (
        <RequestResult request={dialog.sent} onClose={dialog.close} />
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
    </Dialog>
  );
}
