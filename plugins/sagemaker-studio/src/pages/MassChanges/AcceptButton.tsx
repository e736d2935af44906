/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Dialog, DialogBody, DialogHeader, Text } from '@backstage/ui';
import {
  createIdempotencyKey,
  type MassChange,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { DialogActions, FailureAlert } from '../../components/Feedback';
import { textContrast } from '../../components/TextContrast';
import { useAction, useStudioText } from '../../hooks';

/** Accepts a mass change as it is shown, after a confirmation that names what happens. */
export function AcceptButton(props: {
  change: MassChange;
  onAccepted: () => Promise<void>;
}) {
  const { change, onAccepted } = props;
  const { kind, hash, count } = change;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, error } = useAction(async () => {
    await api.acceptMassChange(
      { hash },
      { idempotencyKey: createIdempotencyKey() },
    );
    setOpen(false);
    await onAccepted();
  });
  return (
    <>
      <Button destructive onPress={() => setOpen(true)}>
        {t(`massChange.accept.${kind}`)}
      </Button>
      <Dialog className={textContrast} isOpen={isOpen} onOpenChange={setOpen}>
        <DialogHeader>{t(`massChange.accept.${kind}`)}</DialogHeader>
        <DialogBody>
          <Text as="p">
            {t(`massChange.consequence.${kind}`, { number: String(count) })}
          </Text>
        </DialogBody>
        <DialogActions
          failure={
            error !== undefined && (
              <FailureAlert title={t('massChange.failed')} error={error} />
            )
          }
          failureKey={error}
        >
          <Button variant="secondary" onPress={() => setOpen(false)}>
            {t('dialog.cancel')}
          </Button>
          <Button destructive isPending={isPending} onPress={() => void run()}>
            {t('massChange.confirm')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
