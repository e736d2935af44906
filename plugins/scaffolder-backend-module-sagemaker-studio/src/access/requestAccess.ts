/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Files a request as a scaffolder task and does not wait for its decision.

import { ConflictError } from '@backstage/errors';
import type { RequestInput } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioActionOptions } from '../actions/options';
import { cancelledError, toTaskError } from '../onboarding/errors';
import { howItEnded } from '../onboarding/howItEnded';
import { insist } from '../onboarding/insist';
import { logPlan } from '../onboarding/logPlan';
import { beginningOf } from '../onboarding/outcome';
import { pageOf, requestPath, REQUESTS_PATH } from '../onboarding/pages';
import { RequestFiling } from '../onboarding/RequestFiling';
import type { Task } from '../onboarding/Task';

type RequestAccessOptions = Task & {
  studio: StudioActionOptions['studio'];
  input: RequestInput;
};

type RequestAccessResult = {
  requestId: string;
  requestPath: string;
  planHash: string;
  /** Whether somebody has to decide it. */
  waits: boolean;
};

/** Throws what the back end says. */
export async function requestAccess(
  options: RequestAccessOptions,
): Promise<RequestAccessResult> {
  const { studio, input, logger } = options;
  const makePlan = async () => {
    const plan = await insist(options, call => studio.planRequest(input, call));
    logPlan(plan, logger);
    return plan;
  };
  const filing = new RequestFiling({
    ...options,
    asked: input,
    find: async () =>
      beginningOf(
        await makePlan(),
        await insist(options, call => studio.getTeamAccess(input.team, call)),
        input,
      ),
  });
  try {
    if (options.dryRun) {
      const plan = await makePlan();
      logger.info('Dry run: nothing was asked for and nothing was changed');
      return {
        requestId: 'dry-run',
        requestPath: REQUESTS_PATH,
        planHash: plan.hash,
        waits: plan.decision?.automatic === false,
      };
    }
    const beginning = await filing.begin();
    const { requestId } = beginning;
    const request = await insist(options, call =>
      studio.getRequest(requestId, call),
    );
    const waits = request.status === 'in-review';
    if (!waits && request.status !== 'approved') {
      throw new ConflictError(howItEnded(request, pageOf(options, requestId)));
    }
    if (beginning.type === 'nothing-to-do') {
      logger.info(
        `Nothing to ask for: the access was given by the request '${requestId}'`,
      );
    } else if (waits) {
      logger.info(
        `The request '${requestId}' needs a decision by ${
          request.approvers.join(' or ') || 'nobody yet'
        } at ${pageOf(options, requestId)}`,
      );
    }
    return {
      requestId,
      requestPath: requestPath(requestId),
      planHash: request.plan.hash,
      waits,
    };
  } catch (error) {
    throw options.signal?.aborted
      ? cancelledError(options, filing.requestId)
      : toTaskError(error);
  }
}
