/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  createFrontendModule,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { demoTranslationRef } from './translation';

/* The dialog that adds widgets shows the plain title and description, which cannot be translated. */
const tryItWidget = HomePageWidgetBlueprint.make({
  name: 'try-it',
  params: {
    name: 'TryIt',
    title: 'The first ten minutes',
    description: 'What to try in this demo, and as whom',
    components: () => import('./TryIt').then(m => ({ Content: m.TryIt })),
    componentProps: { title: <Title /> },
    layout: {
      width: { minColumns: 3, defaultColumns: 12 },
      height: { minRows: 3, defaultRows: 5 },
    },
  },
});

/** The title of the card in the reader's language. */
function Title() {
  return <>{useTranslationRef(demoTranslationRef).t('title')}</>;
}

export const homeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [tryItWidget],
});
