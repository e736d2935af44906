/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { BgProvider } from '@backstage/ui';
import type { ReactNode } from 'react';

/**
 * For fields in the forms of templates, which stand on Material UI's paper. Backstage UI does not know of it, and would give
 * the fields the colour of the paper.
 */
export function OnPaper(props: { children: ReactNode }) {
  return <BgProvider bg="neutral-1">{props.children}</BgProvider>;
}
