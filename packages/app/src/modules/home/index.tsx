/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

/* Title and description of a widget are plain strings that cannot be translated. */
const tryItWidget = HomePageWidgetBlueprint.make({
  name: 'try-it',
  params: {
    name: 'TryIt',
    title: 'The first ten minutes',
    description: 'What to try in this demo, and as whom',
    components: () => import('./TryIt').then(m => ({ Content: m.TryIt })),
    layout: {
      width: { minColumns: 3, defaultColumns: 12 },
      height: { minRows: 3, defaultRows: 5 },
    },
  },
});

export const homeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [tryItWidget],
});
