/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Dialog, DialogBody, DialogHeader, Text } from '@backstage/ui';
import {
  createIdempotencyKey,
  type PersonAccess,
  type StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { useAction, useStudioText } from '../../hooks';
import { DialogActions, FailureAlert } from '../Feedback';
import { textContrast } from '../TextContrast';

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
  const [isOpen, setOpen] = useState(false);
  const [isRequested, setRequested] = useState(false);
  const { run, isPending, error } = useAction(async () => {
    if (userId !== undefined) {
      await api.removeUnmanagedAccess(
        domain.domainId,
        { userId },
        { idempotencyKey: createIdempotencyKey() },
      );
    }
    setRequested(true);
    setOpen(false);
  });
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
  return (
    <>
      <Button
        variant="secondary"
        aria-label={t('removeUnmanaged.label', { person })}
        onPress={() => setOpen(true)}
      >
        {t('removeUnmanaged.remove')}
      </Button>
      <Dialog className={textContrast} isOpen={isOpen} onOpenChange={setOpen}>
        <DialogHeader>{t('removeUnmanaged.label', { person })}</DialogHeader>
        <DialogBody>
          <Text as="p">
            {t('removeUnmanaged.consequence', { person, domain: domain.name })}
          </Text>
        </DialogBody>
        <DialogActions
          failure={
            error !== undefined && (
              <FailureAlert title={t('removeUnmanaged.failed')} error={error} />
            )
          }
          failureKey={error}
        >
          <Button variant="secondary" onPress={() => setOpen(false)}>
            {t('dialog.cancel')}
          </Button>
          <Button destructive isPending={isPending} onPress={() => void run()}>
            {t('removeUnmanaged.remove')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
