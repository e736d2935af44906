/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, DialogBody, Flex } from '@backstage/ui';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { DialogActions, FailureAlert } from './Feedback';
import { StudioDialog } from './StudioDialog';
import { useAction, useStudioText } from '../hooks';

/**
 * The dialog in which something is set that takes effect on others: what would change is shown first, and then saved as it
 * was shown. Another edit has to be looked at again.
 */
export function CheckedForm<Simulation>(props: {
  title: string;
  /** The change to simulate and save; equal values are the same change. */
  input: object;
  simulate: () => Promise<Simulation>;
  /** Whether there is anything to save. */
  isChange: (simulation: Simulation) => boolean;
  result: (simulation: Simulation) => ReactNode;
  failures: { check: string; save: string };
  save: (simulation: Simulation) => Promise<unknown>;
  /** What the button says that saves; absent: to save. */
  saveLabel?: string;
  onClose: () => void;
  onSaved: () => Promise<void>;
  children: ReactNode;
}) {
  const { title, simulate, isChange, save, failures } = props;
  const { onClose, onSaved } = props;
  const t = useStudioText();
  const now = JSON.stringify(props.input);
  const [seen, setSeen] = useState<{
    input: string;
    simulation: Simulation;
  }>();
  const checking = useAction(async () => {
    setSeen({ input: now, simulation: await simulate() });
  });
  const saving = useAction(async (simulation: Simulation) => {
    await save(simulation);
    onClose();
    // After a refusal as well, since somebody else may have been first.
  }, onSaved);
  const shown = seen?.input === now ? seen.simulation : undefined;
  const isSomething = shown !== undefined && isChange(shown);
  const error = saving.error ?? checking.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checking.isPending && !saving.isPending) {
      void (shown !== undefined && isSomething
        ? saving.run(shown)
        : checking.run());
    }
  };
  return (
    <StudioDialog title={title} isOpen onClose={onClose} isForm>
      <form onSubmit={submit} noValidate style={{ display: 'contents' }}>
        <DialogBody>
          <Flex direction="column" gap="4">
            {props.children}
            {shown !== undefined && props.result(shown)}
          </Flex>
        </DialogBody>
        <DialogActions
          failure={
            error !== undefined && (
              <FailureAlert
                title={
                  saving.error === undefined ? failures.check : failures.save
                }
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
            {isSomething
              ? props.saveLabel ?? t('settings.save')
              : t('settings.check')}
          </Button>
        </DialogActions>
      </form>
    </StudioDialog>
  );
}
