/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { ANNOTATION_STUDIO_DOMAIN_ARN } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { domainContentRouteRef, teamAccessRouteRef } from '../routes';

/* The titles of the tabs are the product's name, which is the same in every language. */
export const teamContent = EntityContentBlueprint.make({
  name: 'team',
  params: {
    path: '/studio',
    title: 'Studio',
    group: 'operation',
    routeRef: teamAccessRouteRef,
    filter: { kind: 'group' },
    loader: () =>
      import('../pages/TeamAccess/TeamAccessContent').then(m => (
        <m.TeamAccessContent />
      )),
  },
});

export const personCard = EntityCardBlueprint.make({
  name: 'person',
  params: {
    type: 'content',
    filter: { kind: 'user' },
    loader: () =>
      import('../pages/Cards/PersonCard').then(m => <m.PersonCard />),
  },
});

export const teamCard = EntityCardBlueprint.make({
  name: 'team',
  params: {
    type: 'info',
    filter: { kind: 'group' },
    loader: () => import('../pages/Cards/TeamCard').then(m => <m.TeamCard />),
  },
});

const IS_DOMAIN = {
  kind: 'resource',
  [`metadata.annotations.${ANNOTATION_STUDIO_DOMAIN_ARN}`]: { $exists: true },
};

export const domainContent = EntityContentBlueprint.make({
  name: 'domain',
  params: {
    path: '/studio',
    title: 'Studio',
    group: 'operation',
    routeRef: domainContentRouteRef,
    filter: IS_DOMAIN,
    loader: () =>
      import('../pages/Domain/DomainEntityContent').then(m => (
        <m.DomainEntityContent />
      )),
  },
});

export const domainCard = EntityCardBlueprint.make({
  name: 'domain',
  params: {
    type: 'content',
    filter: IS_DOMAIN,
    loader: () =>
      import('../pages/Domain/DomainCard').then(m => <m.DomainCard />),
  },
});
