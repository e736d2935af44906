/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, DialogBody, Text } from '@backstage/ui';
import { useState } from 'react';
import { useAction, useStudioText } from '../../hooks';
import { DialogActions, FailureAlert } from '../Feedback';
import { StudioDialog } from '../StudioDialog';

/** A button whose act takes something away, so that a dialog says what happens and asks first. */
export function ConfirmButton(props: {
  label: string;
  /** For screen readers, where the label alone does not say whom it is about. */
  fullLabel?: string;
  /** Whether the button itself warns, and not only its dialog. */
  isDestructive?: boolean;
  title: string;
  /** The action to confirm. */
  text: string;
  confirmLabel: string;
  /** Default: "Cancel". */
  cancelLabel?: string;
  failedTitle: string;
  act: () => Promise<void>;
}) {
  const { label, title, confirmLabel, failedTitle, act } = props;
  const t = useStudioText();
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, error } = useAction(async () => {
    await act();
    setOpen(false);
  });
  return (
    <>
      <Button
        variant={props.isDestructive ? undefined : 'secondary'}
        destructive={props.isDestructive}
        aria-label={props.fullLabel}
        onPress={() => setOpen(true)}
      >
        {label}
      </Button>
      <StudioDialog
        title={title}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <DialogBody>
          <Text as="p">{props.text}</Text>
        </DialogBody>
        <DialogActions
          failure={
            error !== undefined && (
              <FailureAlert title={failedTitle} error={error} />
            )
          }
          failureKey={error}
        >
          <Button variant="secondary" onPress={() => setOpen(false)}>
            {props.cancelLabel ?? t('dialog.cancel')}
          </Button>
          <Button destructive isPending={isPending} onPress={() => void run()}>
            {confirmLabel}
          </Button>
        </DialogActions>
      </StudioDialog>
    </>
  );
}
