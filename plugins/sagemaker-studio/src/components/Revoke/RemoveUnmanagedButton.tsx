/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  createIdempotencyKey,
  type PersonAccess,
  type StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { reloadDomain, useStudioText } from '../../hooks';
import { ConfirmButton } from '../ConfirmButton';

/** Removes access that somebody gave in AWS by hand, after a confirmation; nothing for viewers who do not own the domain. */
export function RemoveUnmanagedButton(props: {
  access: PersonAccess;
  domain: Pick<StudioDomain, 'domainId' | 'name'>;
}) {
  const { access, domain } = props;
  const { removableUserId: userId } = access.diagnosis;
  const person = access.person.displayName;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const [isRequested, setRequested] = useState(false);
  if (userId === undefined) {
    return null;
  }
  if (isRequested) {
    return (
      <Text as="span" role="status" color="secondary">
        {t('removeUnmanaged.requested')}
      </Text>
    );
  }
  const label = t('removeUnmanaged.remove');
  return (
    <ConfirmButton
      label={label}
      fullLabel={t('people.repair', { label, person })}
      title={t('removeUnmanaged.title', { person })}
      text={t('removeUnmanaged.consequence', { person, domain: domain.name })}
      confirmLabel={label}
      failedTitle={t('removeUnmanaged.failed')}
      act={async () => {
        await api.removeUnmanagedAccess(
          domain.domainId,
          { userId },
          { idempotencyKey: createIdempotencyKey() },
        );
        setRequested(true);
        await reloadDomain(domain.domainId);
      }}
    />
  );
}
