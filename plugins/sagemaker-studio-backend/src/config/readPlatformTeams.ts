/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { userOrGroupRef } from './schemaParts';

const PLATFORM_TEAMS = 'permission.sagemakerStudio.platformTeams';

/**
 * The platform team, under the key of the permission policy module, so that it is named once.
 *
 * @throws InputError naming the key of a value that is not a ref of a user or a group
 */
export function readPlatformTeams(config: Config): string[] {
  return (config.getOptionalStringArray(PLATFORM_TEAMS) ?? []).map(value => {
    const parsed = userOrGroupRef.safeParse(
      value.includes(':') ? value : `group:${value}`,
    );
    if (!parsed.success) {
      throw new InputError(
        `${PLATFORM_TEAMS}: expected refs of users or groups such as group:default/ml-platform, got '${value}'`,
      );
    }
    return parsed.data;
  });
}
