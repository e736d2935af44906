/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ServiceUnavailableError } from '@backstage/errors';
import type { DirectoryReader } from '../../inventory/store/InventoryReader';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import type { StudioRouter } from '../StudioRouter';

export type DirectoryRouteOptions = {
  caller: CallerAuthorizer;
  directory: DirectoryReader;
};

export function addDirectoryRoute(
  router: StudioRouter,
  options: DirectoryRouteOptions,
): void {
  const { caller, directory } = options;

  router.get('/directory', async (req, res) => {
    await caller.service(req);
    const whole = await directory.readDirectory();
    if (!whole) {
      // A part of the directory must not pass for the whole: readers delete what is missing.
      throw new ServiceUnavailableError(
        'The directory of Identity Center has not been read to its end yet; try again in a minute',
      );
    }
    res.json(whole);
  });
}
