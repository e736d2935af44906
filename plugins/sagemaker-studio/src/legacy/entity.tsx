/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_STUDIO_DOMAIN_ARN } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { mountPoints } from './plugin';
import { provideCard, provideRoutable } from './provide';

/**
 * Whether a catalog entity represents a Studio domain.
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
  load: () =>
    import('../pages/TeamAccess/TeamAccessContent').then(
      m => m.TeamAccessContent,
    ),
  mountPoint: mountPoints.teamAccess,
});

/**
 * The tab "Studio" of a domain.
 *
 * @public
 */
export const EntityStudioDomainContent = provideRoutable({
  name: 'EntityStudioDomainContent',
  load: () =>
    import('../pages/Domain/DomainEntityContent').then(
      m => m.DomainEntityContent,
    ),
  mountPoint: mountPoints.domainContent,
});

/**
 * How many of a team are ready, and whose access needs attention.
 *
 * @public
 */
export const EntityStudioTeamCard = provideCard({
  name: 'EntityStudioTeamCard',
  load: () => import('../pages/Cards/TeamCard').then(m => m.TeamCard),
});

/**
 * A person's access to each domain, with links into Studio for the person.
 *
 * @public
 */
export const EntityStudioPersonCard = provideCard({
  name: 'EntityStudioPersonCard',
  load: () => import('../pages/Cards/PersonCard').then(m => m.PersonCard),
});

/**
 * The number of people with access, and the readiness of a domain.
 *
 * @public
 */
export const EntityStudioDomainCard = provideCard({
  name: 'EntityStudioDomainCard',
  load: () => import('../pages/Domain/DomainCard').then(m => m.DomainCard),
});
