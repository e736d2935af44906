/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { mountPoints } from './plugin';
import { provideRoutable } from './provide';

/**
 * The page with its tabs. Mount `sagemakerStudioRoutes` below it.
 *
 * @public
 */
export const SagemakerStudioPage = provideRoutable({
  name: 'SagemakerStudioPage',
  load: () => import('./StudioPage').then(m => m.StudioPage),
  mountPoint: mountPoints.root,
});
