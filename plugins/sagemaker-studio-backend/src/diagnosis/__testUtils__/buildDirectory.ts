/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ServiceUnavailableError } from '@backstage/errors';
import type { ObservedDirectory } from '../../inventory/store/directoryReads';
import type { DirectoryReader } from '../../inventory/store/InventoryReader';

/**
 * The whole directory, for those who build catalog entities from it and would delete what is missing.
 *
 * @throws ServiceUnavailableError before the first complete sync of Identity Center, when there is no whole.
 */
export async function buildDirectory(
  reader: DirectoryReader,
): Promise<ObservedDirectory> {
  const directory = await reader.readDirectory();
  if (!directory) {
    throw new ServiceUnavailableError(
      'The directory of IAM Identity Center has not been read to its end yet. Try again in a minute; if it stays like this, the log of the back end says what the sync of identity-center waits for.',
    );
  }
  return directory;
}
