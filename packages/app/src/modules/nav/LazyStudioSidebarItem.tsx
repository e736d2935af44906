/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { SidebarItem } from '@backstage/core-components';
import { lazy, Suspense } from 'react';
import type { StudioNavItem } from './StudioSidebarItem';

const StudioSidebarItem = lazy(() =>
  import('./StudioSidebarItem').then(m => ({ default: m.StudioSidebarItem })),
);

/** Loads the item lazily, so that a portal without the plugin does not load its code. */
export function LazyStudioSidebarItem(props: { item: StudioNavItem }) {
  const { icon, href, title } = props.item;
  return (
    <Suspense
      fallback={<SidebarItem icon={() => icon} to={href} text={title} />}
    >
      <StudioSidebarItem item={props.item} />
    </Suspense>
  );
}
