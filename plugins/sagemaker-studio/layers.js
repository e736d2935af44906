// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

module.exports = {
  layers: [
    { name: 'index.ts', job: 'What the package exports' },
    {
      name: ['plugin.tsx', 'legacy'],
      job: 'The plugin for the new and for the old frontend system',
    },
    { name: 'extensions', job: 'Extensions of the new frontend system' },
    { name: 'pages', job: 'Pages, entity tabs, cards and widgets' },
    { name: 'components', job: 'What several pages share' },
    { name: 'hooks', job: 'Data, permissions and texts for components' },
    { name: 'view', job: 'Pure functions from API data to what is shown' },
    { name: 'translation.ts', job: 'Messages in English' },
    { name: 'translations', job: 'Messages in other languages' },
    { name: ['api.ts', 'routes.ts'], job: 'Refs of the API and of routes' },
  ],
};
