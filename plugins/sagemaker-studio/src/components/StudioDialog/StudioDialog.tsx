/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Dialog, DialogHeader } from '@backstage/ui';
import type { ReactNode } from 'react';
import { textContrast } from '../TextContrast';
import { FocusReturn } from './FocusReturn';

/** A dialog with its title. When it closes, the focus returns to where it was opened. */
export function StudioDialog(props: {
  title: string;
  width?: number;
  isOpen: boolean;
  onClose: () => void;
  /** Whether something can be typed, which a click outside the dialog must not discard. */
  isForm?: boolean;
  children: ReactNode;
}) {
  const { title, width, isOpen, onClose, isForm = false, children } = props;
  return (
    <Dialog
      className={textContrast}
      width={width}
      isOpen={isOpen}
      onOpenChange={next => {
        if (!next) {
          onClose();
        }
      }}
      isDismissable={!isForm}
    >
      <FocusReturn />
      <DialogHeader>{title}</DialogHeader>
      {children}
    </Dialog>
  );
}
