// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

module.exports = {
  layers: [
    { name: 'legacy', job: 'The plugin for the old frontend system' },
    { name: 'index.ts', job: 'What the package exports' },
    { name: 'plugin.tsx', job: 'The plugin for the new frontend system' },
    {
      name: ['pages.tsx', 'entity.tsx', 'home.tsx'],
      job: 'Extensions of the new frontend system',
    },
    { name: 'components', job: 'Pages, tabs, cards, dialogs and their parts' },
    {
      name: 'hooks',
      job: 'Data, permissions, addresses and texts for components',
    },
    { name: 'view', job: 'Pure functions' },
    { name: 'translation.ts', job: 'Messages in English' },
    { name: 'translations', job: 'Messages in other languages' },
    { name: ['api.ts', 'routes.ts'], job: 'Refs of the API and of routes' },
  ],
};
