/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { studioGrantUndoPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { PersonAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { useStudioText } from '../../hooks';
import { GrantButton } from './GrantButton';

/** Puts back what AWS has lost of a grant; renders nothing for viewers who are not responsible for it. */
export function RestoreButton(props: { access: PersonAccess }) {
  const { diagnosis, person } = props.access;
  const { restorableGrantId: grantId } = diagnosis;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  return grantId === undefined ? null : (
    <GrantButton
      grantId={grantId}
      permission={studioGrantUndoPermission}
      label={t('restore.restore')}
      fullLabel={t('restore.label', { person: person.displayName })}
      act={() => api.restoreGrant(grantId)}
      failedText={message => t('restore.failed', { message })}
    />
  );
}
