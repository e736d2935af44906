/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { studioGrantUndoPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Grant } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { useStudioText } from '../../hooks';
import { GrantButton } from './GrantButton';

/** Undoes an offboarding during its cool-off period. */
export function UndoButton(props: { grant: Grant; onUndone?: () => void }) {
  const { grantId, displayName: person } = props.grant;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  if (props.grant.viewerMayUndo === false) {
    return null;
  }
  return (
    <GrantButton
      grantId={grantId}
      permission={studioGrantUndoPermission}
      label={t('undo.undo')}
      fullLabel={t('undo.label', { person })}
      act={() => api.undoOffboarding(grantId)}
      failedText={message => t('undo.failed', { message })}
      onSettled={props.onUndone}
    />
  );
}
