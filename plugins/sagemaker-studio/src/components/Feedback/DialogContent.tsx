/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { DialogBody } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { LiveData } from '../../hooks';
import { LiveContent } from './LiveContent';

/** As `LiveContent`, for what is rendered below the header of a dialog: its body and its footer. */
export function DialogContent<T>(props: {
  source: LiveData<T>;
  children: (data: T) => ReactNode;
}) {
  const { source, children } = props;
  return source.data === undefined ? (
    <DialogBody>
      <LiveContent source={source}>{() => null}</LiveContent>
    </DialogBody>
  ) : (
    <>{children(source.data)}</>
  );
}
