/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError } from '@backstage/errors';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RequestRecord } from '../model/records';
import type { GrantChanger } from './GrantChanger';
import type { ApprovalChanges, GrantMaker } from './GrantMaker';

/** Turns an approved request into what is stored with the approval: grants made or changed, and their operations. */
export class ApprovalHandler {
  readonly #maker: GrantMaker;
  readonly #changer: GrantChanger;

  static create(options: {
    grantMaker: GrantMaker;
    grantChanger: GrantChanger;
  }): ApprovalHandler {
    return new ApprovalHandler(options.grantMaker, options.grantChanger);
  }

  private constructor(grantMaker: GrantMaker, grantChanger: GrantChanger) {
    this.#maker = grantMaker;
    this.#changer = grantChanger;
  }

  /**
   * @param options - `domain`: absent only where it is gone, which hinders nobody from leaving
   * @throws ConflictError when grants that exist do not allow it
   */
  async changesOf(
    request: RequestRecord,
    options: { domain?: StudioDomain; actor: string; at: string },
  ): Promise<ApprovalChanges> {
    if (request.grantIds) {
      return this.#changer.changesOf(request, options);
    }
    const { domain } = options;
    if (!domain) {
      throw new ConflictError(
        `The domain '${request.domainId}' is not seen in AWS any more`,
      );
    }
    return this.#maker.changesOf(request, { ...options, domain });
  }
}
