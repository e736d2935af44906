/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError } from '@backstage/errors';
import type { Grant } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { isRefusal } from '../model/outcome';
import type { Viewer } from '../model/caller';
import type { GrantRecord } from '../model/records';
import { checkMayRestore } from '../model/restoring';
import { assertMet, toRefusalError } from '../util/refusals';
import type { GrantCommandHandler } from './GrantCommandHandler';
import type { GrantService } from './GrantService';
import type { StartPreconditions } from './StartPreconditions';

/** Puts back what AWS has lost of a grant that is still in force. It was decided before, so nobody decides again. */
export class GrantRestorer {
  readonly #options: GrantRestorerOptions;

  constructor(options: GrantRestorerOptions) {
    this.#options = options;
  }

  /**
   * Has AWS made to match the grant. Asking again while that is under way gives the grant as it is.
   *
   * @param standing - `mayRevoke`: whether a permission lets the viewer take this access away
   * @throws NotFoundError naming the grant, NotAllowedError naming who may, ConflictError when nothing is lost, or when
   * something stands in the way
   */
  async restore(
    grantId: string,
    viewer: Viewer,
    standing: { mayRevoke: boolean },
  ): Promise<Grant> {
    const { commandHandler, grants } = this.#options;
    const changed = await commandHandler.handle(
      grantId,
      async grant => {
        await this.#check(grant, viewer, standing);
        return grant.status === 'provisioning'
          ? undefined
          : { type: 'provision' };
      },
      { actor: viewer.ref, origin: viewer.origin },
    );
    if (changed && isRefusal(changed)) {
      throw toRefusalError(changed);
    }
    return grants.get(grantId);
  }

  async #check(
    grant: GrantRecord,
    viewer: Viewer,
    standing: { mayRevoke: boolean },
  ): Promise<void> {
    const { config, startPreconditions } = this.#options;
    assertMet(checkMayRestore(grant, { viewer, config, ...standing }));
    if (grant.status === 'provisioning') {
      return;
    }
    if (grant.status !== 'degraded') {
      throw new ConflictError(
        `AWS holds what was granted to ${grant.displayName}, as far as the last sync has seen, so there is nothing to put back; refresh when you have just changed it in AWS`,
      );
    }
    assertMet(await startPreconditions.check(grant));
  }
}

type GrantRestorerOptions = {
  config: Pick<StudioConfig, 'teams' | 'domains'>;
  commandHandler: GrantCommandHandler;
  grants: Pick<GrantService, 'get'>;
  startPreconditions: StartPreconditions;
};
