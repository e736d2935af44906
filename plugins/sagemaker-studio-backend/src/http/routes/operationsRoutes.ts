/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioGrantOperatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerIdempotently } from '../idempotentAnswer';
import { requirePerson } from '../requirePerson';
import type { RouterOptions } from '../RouterOptions';
import type { StudioRouter } from '../StudioRouter';

export function addOperationRoutes(
  router: StudioRouter,
  { caller, grants, operations, writes }: RouterOptions,
): void {
  router.post('/operations/:operationId/retry', async (req, res) => {
    const { operationId } = req.params;
    const { grantId } = await operations.find(operationId);
    const grant = await grants.find(grantId);
    const viewer = await caller.userWith(req, studioGrantOperatePermission, {
      ref: grantId,
      find: () => operations.find(operationId),
      refusal: async asking =>
        caller.refusalWithoutPermissions(asking, () =>
          grants.concerns(grant, asking),
        ),
    });
    // A task that its person retries goes on with what was approved.
    requirePerson(viewer, 'retry', { templates: true });
    await answerIdempotently(req, res, {
      writes,
      caller: viewer,
      act: as => operations.retry(operationId, as),
      again: () => operations.get(operationId),
    });
  });
}
