/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

/* Title and description are plain strings that cannot be translated. The name is the same in every language. */
export const myStudioWidget = HomePageWidgetBlueprint.make({
  name: 'my-studio',
  params: {
    name: 'MyStudio',
    title: 'My Studio',
    description: 'Your Studio domains, and the requests that wait for you',
    components: () =>
      import('../pages/MyStudio/MyStudio').then(m => ({ Content: m.MyStudio })),
    layout: {
      width: { minColumns: 3, defaultColumns: 6 },
      height: { minRows: 3, defaultRows: 8 },
    },
  },
});
