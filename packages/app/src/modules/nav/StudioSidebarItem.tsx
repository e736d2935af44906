/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { SidebarItem } from '@backstage/core-components';
import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import {
  RequestsBadge,
  useRequestsToDecide,
} from '@studio-access/backstage-plugin-sagemaker-studio';
import { useCallback } from 'react';

export type StudioNavItem = NonNullable<
  ReturnType<NavContentComponentProps['navItems']['take']>
>;

/** The sidebar item of Studio access, with the number of requests to decide; a dot while the sidebar is collapsed. */
export function StudioSidebarItem(props: { item: StudioNavItem }) {
  const { icon, href, title } = props.item;
  const toDecide = useRequestsToDecide();
  // A new component on each render would mount the icon again.
  const Icon = useCallback(() => icon, [icon]);
  return (
    <SidebarItem
      icon={Icon}
      to={href}
      text={title}
      hasNotifications={Boolean(toDecide?.requests.length)}
    >
      <RequestsBadge />
    </SidebarItem>
  );
}
