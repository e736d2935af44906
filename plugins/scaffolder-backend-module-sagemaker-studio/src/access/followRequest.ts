/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ConflictError, InputError } from '@backstage/errors';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { SagemakerStudioService } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { pageOf } from '../onboarding/pages';
import { notReadyWords } from '../onboarding/progress';
import { callOf, type Task } from '../onboarding/Task';
import { waitForRequest } from '../onboarding/waitForRequest';

/**
 * Follows a request until it has come to its end.
 *
 * @throws what `waitForRequest` throws, and ConflictError that names everybody who is blocked
 */
export async function followRequest(
  requestId: string,
  options: Task & { studio: Pick<SagemakerStudioService, 'getRequest'> },
): Promise<AccessRequest> {
  const { studio } = options;
  const page = pageOf(options, requestId);
  const request = await waitForRequest({
    ...options,
    page,
    getRequest: async () => {
      const found = await studio.getRequest(requestId, callOf(options));
      if (found.kind === 'create-domain') {
        throw new InputError(
          'This request creates a domain; sagemaker-studio:domain:create follows it by itself',
        );
      }
      return found;
    },
  });
  const problems = request.grants.flatMap(grant =>
    grant.status === 'provision-blocked' ||
    grant.status === 'deprovision-blocked'
      ? [`- ${grant.displayName} is ${notReadyWords(grant)}`]
      : [],
  );
  if (problems.length > 0) {
    throw new ConflictError(
      `The request is blocked for ${problems.length} of ${
        request.grants.length
      } ${request.grants.length === 1 ? 'person' : 'people'}:\n${problems.join(
        '\n',
      )}\nOnce the cause is removed, retry the operations at ${page}, and then this task: it goes on from here.`,
    );
  }
  return request;
}
