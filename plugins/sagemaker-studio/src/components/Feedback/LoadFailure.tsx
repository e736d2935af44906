/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useFailureText, useStudioText } from '../../hooks';
import { failureOf } from '../../view';

/** Says why data could not be loaded, and what to do. */
export function LoadFailure(props: {
  error: unknown;
  onRetry: () => void;
  /** The permission to name when reading is denied. Absent: the permission to read access. */
  permission?: { name: string };
}) {
  const { permission = studioAccessReadPermission } = props;
  const t = useStudioText();
  const failureText = useFailureText();
  // Signing out leads to the page where one signs in.
  const identity = useApi(identityApiRef);
  const { kind } = failureOf(props.error);
  if (kind === 'not-allowed') {
    return (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('errors.notAllowedTitle')}
        description={t('errors.notAllowed', {
          permission: permission.name,
        })}
      />
    );
  }
  return (
    <Alert
      role="alert"
      status={kind === 'not-found' ? 'warning' : 'danger'}
      icon
      title={t(kind === 'not-found' ? 'errors.notFoundTitle' : 'errors.title')}
      description={failureText(props.error)}
      customActions={
        kind === 'signed-out' ? (
          <Button variant="secondary" onPress={() => void identity.signOut()}>
            {t('errors.signIn')}
          </Button>
        ) : (
          <Button variant="secondary" onPress={props.onRetry}>
            {t('errors.retry')}
          </Button>
        )
      }
    />
  );
}
