/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Dialog, DialogBody, DialogHeader, Flex } from '@backstage/ui';
import type { SettingsSimulation } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { DialogActions, FailureAlert } from '../../components/Feedback';
import { textContrast } from '../../components/TextContrast';
import { useAction, useStudioText } from '../../hooks';
import { SimulationResult } from './SimulationResult';

/**
 * The dialog in which settings are changed: what would change is shown first, and then saved as it was shown. Another edit
 * has to be looked at again.
 */
export function SettingsForm(props: {
  title: string;
  /** What is simulated and saved; equal values are one and the same change. */
  input: object;
  simulate: () => Promise<SettingsSimulation>;
  save: () => Promise<unknown>;
  onClose: () => void;
  onSaved: () => Promise<void>;
  children: ReactNode;
}) {
  const { title, simulate, save, onClose, onSaved } = props;
  const t = useStudioText();
  const now = JSON.stringify(props.input);
  const [seen, setSeen] = useState<{
    input: string;
    simulation: SettingsSimulation;
  }>();
  const checking = useAction(async () => {
    setSeen({ input: now, simulation: await simulate() });
  });
  const saving = useAction(async () => {
    await save();
    onClose();
    // After a refusal as well, since somebody else may have been first.
  }, onSaved);
  const shown = seen?.input === now ? seen.simulation : undefined;
  const isSomething = shown && shown.changes.length > 0;
  const error = saving.error ?? checking.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checking.isPending && !saving.isPending) {
      void (isSomething ? saving.run() : checking.run());
    }
  };
  return (
    <Dialog
      className={textContrast}
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{title}</DialogHeader>
      <form onSubmit={submit} noValidate style={{ display: 'contents' }}>
        <DialogBody>
          <Flex direction="column" gap="4">
            {props.children}
            {shown && <SimulationResult simulation={shown} />}
          </Flex>
        </DialogBody>
        <DialogActions
          failure={
            error !== undefined && (
              <FailureAlert
                title={t(
                  saving.error === undefined
                    ? 'settings.checkFailed'
                    : 'settings.saveFailed',
                )}
                error={error}
              />
            )
          }
          failureKey={error}
        >
          <Button variant="secondary" onPress={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button
            type="submit"
            isPending={checking.isPending || saving.isPending}
          >
            {t(isSomething ? 'settings.save' : 'settings.check')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
