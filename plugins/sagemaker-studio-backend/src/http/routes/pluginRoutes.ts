/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Routes for other plugins of this product (service credentials). */
import {
  studioAccessReadPermission,
  studioRequestReadPermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addPluginRoutes(
  router: StudioRouter,
  { caller, callers, directory, domainTeams, reader }: RouterOptions,
): void {
  router.get('/standing', async (req, res) => {
    await caller.service(req, studioAccessReadPermission);
    res.json(
      await callers.standingOf(req.query.user.toLocaleLowerCase('en-US')),
    );
  });

  router.get('/domain-teams', async (req, res) => {
    await caller.service(req, studioAccessReadPermission);
    res.json(await domainTeams.list());
  });

  router.get('/request-documents', async (req, res) => {
    await caller.service(req, studioRequestReadPermission);
    res.json(await reader.listDocuments(req.query));
  });

  router.get('/directory', async (req, res) => {
    await caller.service(req, studioAccessReadPermission);
    res.json(await directory.read());
  });
}
