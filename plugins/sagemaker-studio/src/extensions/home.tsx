/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

/* The title and the description are plain strings, which no portal can translate; the name stays as it is in any language. */
export const myStudioWidget = HomePageWidgetBlueprint.make({
  name: 'my-studio',
  params: {
    name: 'MyStudio',
    title: 'My Studio',
    description: 'Your Studio domains, and the requests that wait for you',
    components: () =>
      import('../pages/MyStudio').then(m => ({ Content: m.MyStudio })),
    layout: {
      width: { minColumns: 3, defaultColumns: 6 },
      height: { minRows: 3, defaultRows: 5 },
    },
  },
});
