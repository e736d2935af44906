/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioGrantOperatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { IdempotentWrites } from '../../idempotency/IdempotentWrites';
import type { OperationService } from '../../operations/OperationService';
import { answerIdempotently, withAttempt } from '../idempotentAnswer';
import type { CallerAuthorizer } from '../CallerAuthorizer';
import { requirePerson } from '../requirePerson';
import type { StudioRouter } from '../StudioRouter';

export type OperationRouteOptions = {
  caller: CallerAuthorizer;
  operations: OperationService;
  writes: IdempotentWrites;
};

export function addOperationRoutes(
  router: StudioRouter,
  options: OperationRouteOptions,
): void {
  const { caller, operations, writes } = options;

  router.post('/operations/:operationId/retry', async (req, res) => {
    const { operationId } = req.params;
    const { grantId } = await operations.find(operationId);
    const viewer = await caller.userWith(req, studioGrantOperatePermission, {
      ref: grantId,
      find: () => operations.find(operationId),
    });
    // A task that its person retries goes on with what was approved.
    requirePerson(viewer, 'retry this operation', { templates: true });
    await answerIdempotently(req, res, {
      writes,
      caller: viewer.origin,
      act: attempt =>
        operations.retry(operationId, withAttempt(viewer, attempt)),
      again: () => operations.get(operationId),
    });
  });
}
