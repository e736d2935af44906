/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { teamAccessRouteRef } from './routes';

export const teamContent = EntityContentBlueprint.make({
  name: 'team',
  params: {
    path: '/studio',
    title: 'Studio',
    group: 'operation',
    routeRef: teamAccessRouteRef,
    filter: { kind: 'group' },
    loader: () =>
      import('./components/TeamAccess').then(m => <m.TeamAccessContent />),
  },
});

export const personCard = EntityCardBlueprint.make({
  name: 'person',
  params: {
    type: 'content',
    filter: { kind: 'user' },
    loader: () => import('./components/Cards').then(m => <m.PersonCard />),
  },
});

export const teamCard = EntityCardBlueprint.make({
  name: 'team',
  params: {
    type: 'info',
    filter: { kind: 'group' },
    loader: () => import('./components/Cards').then(m => <m.TeamCard />),
  },
});
