/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { lazy, Suspense, type ComponentProps } from 'react';
import type { RequestAccessDialog } from './RequestAccessDialog';

const Loaded = lazy(() =>
  import('./RequestAccessDialog').then(m => ({
    default: m.RequestAccessDialog,
  })),
);

/** The request dialog. Its code, with all pickers, is loaded when it is opened: no first page needs it. */
export function LazyRequestAccessDialog(
  props: ComponentProps<typeof RequestAccessDialog>,
) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
