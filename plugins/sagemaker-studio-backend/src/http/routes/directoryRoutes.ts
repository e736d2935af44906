/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AssignedDirectory } from '../../directory/AssignedDirectory';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import type { StudioRouter } from '../StudioRouter';

export type DirectoryRouteOptions = {
  caller: CallerAuthorizer;
  directory: AssignedDirectory;
};

export function addDirectoryRoute(
  router: StudioRouter,
  options: DirectoryRouteOptions,
): void {
  const { caller, directory } = options;

  router.get('/directory', async (req, res) => {
    await caller.service(req);
    res.json(await directory.read());
  });
}
