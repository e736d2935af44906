/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { lazy, Suspense, useState, type ComponentProps } from 'react';
import type { ActionDialog } from './ActionDialog';

const Loaded = lazy(() =>
  import('./ActionDialog').then(m => ({ default: m.ActionDialog })),
);

/** The action dialog. Its code is loaded when it is first opened; it stays after that, so that it can fade out. */
export function LazyActionDialog(props: ComponentProps<typeof ActionDialog>) {
  const [wasOpened, setOpened] = useState(false);
  if (props.proposal && !wasOpened) {
    setOpened(true);
  }
  return wasOpened ? (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  ) : null;
}
