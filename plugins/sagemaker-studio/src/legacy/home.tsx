/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { compatWrapper } from '@backstage/core-compat-api';
import { createComponentExtension } from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { RequestsBadge as Badge } from '../pages/RequestsBadge/RequestsBadge';
import { sagemakerStudioPlugin } from './plugin';

/**
 * For the home page: the viewer's domains with links into Studio, and the requests to decide.
 *
 * @public
 */
export const HomePageMyStudio = sagemakerStudioPlugin.provide(
  createCardExtension({
    name: 'HomePageMyStudio',
    title: 'My Studio',
    description: 'Your Studio domains, and the requests that wait for you',
    components: async () => {
      const { MyStudio } = await import('../pages/MyStudio/MyStudio');
      return { Content: () => compatWrapper(<MyStudio />) };
    },
    layout: {
      width: { minColumns: 3, defaultColumns: 6 },
      height: { minRows: 3, defaultRows: 8 },
    },
  }),
);

/**
 * For the sidebar: how many requests wait for the viewer's decision; nothing if there are none.
 *
 * @public
 */
export const RequestsBadge = sagemakerStudioPlugin.provide(
  createComponentExtension({
    name: 'RequestsBadge',
    // Not lazy: a progress bar would flicker in the sidebar.
    component: { sync: () => compatWrapper(<Badge />) },
  }),
);
