/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { usePageTitles } from '../hooks/usePageTitles';
import { pageTitles } from '../translations/pages';

/* The dialog that adds widgets shows the plain title and description, which cannot be translated. */
export const myStudioWidget = HomePageWidgetBlueprint.make({
  name: 'my-studio',
  params: {
    name: 'MyStudio',
    title: pageTitles.myStudio,
    description: 'Your Studio domains, and the requests that wait for you',
    components: () =>
      import('../pages/MyStudio/MyStudio').then(m => ({ Content: m.MyStudio })),
    componentProps: { title: <Title /> },
    layout: {
      width: { minColumns: 3, defaultColumns: 6 },
      height: { minRows: 3, defaultRows: 8 },
    },
  },
});

/** The title of the card in the reader's language. */
function Title() {
  return <>{usePageTitles()('myStudio')}</>;
}
