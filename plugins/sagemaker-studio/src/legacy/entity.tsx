/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_STUDIO_DOMAIN_ARN } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { mountPoints } from './plugin';
import { provideCard, provideRoutable } from './provide';

/**
 * Whether an entity of the catalog stands for a Studio domain.
 *
 * @public
 */
export function isStudioDomain(entity: Entity): boolean {
  return Boolean(entity.metadata.annotations?.[ANNOTATION_STUDIO_DOMAIN_ARN]);
}

/**
 * The tab "Studio" of a team.
 *
 * @public
 */
export const EntityStudioContent = provideRoutable({
  name: 'EntityStudioContent',
  load: () => import('../pages/TeamAccess').then(m => m.TeamAccessContent),
  mountPoint: mountPoints.teamAccess,
});

/**
 * The tab "Studio" of a domain.
 *
 * @public
 */
export const EntityStudioDomainContent = provideRoutable({
  name: 'EntityStudioDomainContent',
  load: () => import('../pages/Domain').then(m => m.DomainEntityContent),
  mountPoint: mountPoints.domainContent,
});

/**
 * How many of a team are ready, and who needs somebody.
 *
 * @public
 */
export const EntityStudioTeamCard = provideCard({
  name: 'EntityStudioTeamCard',
  load: () => import('../pages/Cards').then(m => m.TeamCard),
});

/**
 * A person's domains, and the ways in for the person.
 *
 * @public
 */
export const EntityStudioPersonCard = provideCard({
  name: 'EntityStudioPersonCard',
  load: () => import('../pages/Cards').then(m => m.PersonCard),
});

/**
 * People and readiness of a domain.
 *
 * @public
 */
export const EntityStudioDomainCard = provideCard({
  name: 'EntityStudioDomainCard',
  load: () => import('../pages/Domain').then(m => m.DomainCard),
});
