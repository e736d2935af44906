/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioGrantOperatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { OperationService } from '../../service/OperationService';
import type { Caller } from '../Caller';
import { onlyPeople } from '../onlyPeople';
import type { StudioRouter } from '../StudioRouter';

export type OperationRouteOptions = {
  caller: Caller;
  operations: OperationService;
};

export function addOperationRoutes(
  router: StudioRouter,
  options: OperationRouteOptions,
): void {
  const { caller, operations } = options;

  router.post('/operations/:operationId/retry', async (req, res) => {
    const { operationId } = req.params;
    const { grantId } = await operations.find(operationId);
    const viewer = await caller.userWith(req, studioGrantOperatePermission, {
      ref: grantId,
      find: () => operations.find(operationId),
    });
    // A task that its person retries goes on with what was approved.
    onlyPeople(viewer, 'retry this operation', { templates: true });
    res.json(await operations.retry(operationId, viewer));
  });
}
