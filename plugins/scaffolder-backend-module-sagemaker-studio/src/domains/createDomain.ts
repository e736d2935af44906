/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Creates a domain as a scaffolder task: plan, file the request once, follow it. A task that is begun again goes on with the
// request that it filed, and tries again what is blocked.

import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import type {
  AccessRequest,
  DomainCreation,
  Plan,
  RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { createHash } from 'node:crypto';
import type { CreateDomainActionOptions } from '../actions/createDomain';
import { assertDecidable } from '../onboarding/decidable';
import { toTaskError } from '../onboarding/errors';
import { insist } from '../onboarding/insist';
import { pageOf, requestPath, REQUESTS_PATH } from '../onboarding/pages';
import type { Task } from '../onboarding/Task';

const DOMAINS_PATH = '/sagemaker-studio/domains';

type CreateDomainOptions = Task & {
  studio: CreateDomainActionOptions['studio'];
  input: RequestInput;
};

export type CreateDomainResult = {
  requestId: string;
  requestPath: string;
  domainId?: string;
  domainPath?: string;
  planHash: string;
  /** Markdown */
  summary: string;
};

/** Throws what the back end says, or a sentence that says why there is no domain, and what to do. */
export async function createDomain(
  options: CreateDomainOptions,
): Promise<CreateDomainResult> {
  let requestId: string | undefined;
  try {
    const plan = await planDomain(options);
    if (options.dryRun) {
      options.logger.info('Dry run: nothing was asked for or changed');
      return {
        requestId: 'dry-run',
        requestPath: REQUESTS_PATH,
        planHash: plan.hash,
        summary: listOf(plan.newDomain?.steps.map(each => each.sentence)),
      };
    }
    requestId = await fileOnce(options);
    const request = await follow(options, requestId);
    const { domainId = '', steps = [] } = request.creation ?? {};
    return {
      requestId,
      requestPath: requestPath(requestId),
      domainId,
      domainPath: `${DOMAINS_PATH}/${encodeURIComponent(domainId)}`,
      planHash: request.plan.hash,
      summary: listOf(steps.map(({ detail }) => detail)),
    };
  } catch (error) {
    if (options.signal?.aborted) {
      throw new Error(
        requestId
          ? `The task was cancelled; the request goes on without it. To delete what it has made, cancel the creation there: ${pageOf(
              options,
              requestId,
            )}`
          : 'The task was cancelled before anything was asked for',
      );
    }
    throw toTaskError(error);
  }
}

async function planDomain(options: CreateDomainOptions): Promise<Plan> {
  const { studio, input, logger } = options;
  const plan = await insist(options, call => studio.planRequest(input, call));
  const { steps = [], undo = [], problems = [] } = plan.newDomain ?? {};
  for (const { sentence } of steps) {
    logger.info(sentence);
  }
  for (const sentence of undo) {
    logger.info(`To undo it: ${sentence}`);
  }
  for (const { message, remedy } of problems) {
    logger.warn(`${message} ${remedy}`);
  }
  for (const warning of plan.warnings) {
    logger.warn(warning);
  }
  return plan;
}

/** A task that is begun again goes on with its request. */
async function fileOnce(options: CreateDomainOptions): Promise<string> {
  const { studio, input, logger, taskId, stepId, checkpoint } = options;
  const digest = createHash('sha256')
    .update(JSON.stringify([input, stepId]))
    .digest('hex')
    .slice(0, 16);
  let isNew = false;
  const requestId = await checkpoint({
    key: `domain:${digest}`,
    fn: async () => {
      isNew = true;
      assertDecidable(
        await insist(options, call => studio.planRequest(input, call)),
      );
      const filed = await insist(options, call =>
        studio.createRequest(input, {
          ...call,
          idempotencyKey: `scaffolder:${taskId}:${digest}`,
        }),
      );
      return filed.requestId;
    },
  });
  logger.info(
    isNew
      ? `Filed the request '${requestId}', see ${pageOf(options, requestId)}`
      : `Going on with the request '${requestId}', which this task followed before`,
  );
  if (!isNew) {
    const { creation } = await insist(options, call =>
      studio.getRequest(requestId, call),
    );
    if (creation && blockedStep(creation)) {
      await insist(options, call =>
        studio.retryDomainCreation(requestId, call),
      );
      logger.info('Tried again');
    }
  }
  return requestId;
}

async function follow(
  options: CreateDomainOptions,
  requestId: string,
): Promise<AccessRequest> {
  const { studio, clock, deadline, pollInterval, logger, signal } = options;
  const page = pageOf(options, requestId);
  const told = new Set<string>();
  const tell = (line: string) => {
    if (!told.has(line)) {
      told.add(line);
      logger.info(line);
    }
  };
  for (;;) {
    const request = await insist(options, call =>
      studio.getRequest(requestId, call),
    );
    const { status, creation } = request;
    if (status === 'in-review') {
      tell(
        `Waiting for a decision by ${request.approvers.join(', ')}: ${page}`,
      );
    } else if (status !== 'approved') {
      const reason = request.decision?.comment ?? request.endedReason;
      throw new ConflictError(
        `The request is ${status}${
          reason ? `: ${reason}` : ''
        }; no domain was created. See ${page}`,
      );
    }
    for (const { detail } of creation?.steps ?? []) {
      if (detail) {
        tell(detail);
      }
    }
    const blocked = creation && blockedStep(creation);
    if (blocked) {
      throw new ConflictError(
        `${blocked.message} ${
          blocked.remedy ?? ''
        } Once the cause is removed, retry this task: it goes on from here. To delete what was made, cancel the creation: ${page}`,
      );
    }
    if (creation?.status === 'succeeded') {
      return request;
    }
    if (creation?.status === 'cancelled') {
      throw new ConflictError(
        `The creation of the domain was cancelled, see ${page}`,
      );
    }
    if (clock.now().plus(pollInterval) > deadline) {
      throw new ServiceUnavailableError(
        `The domain is not in service yet. The request goes on without this task, see ${page}`,
      );
    }
    await clock.sleep(pollInterval, signal);
  }
}

function blockedStep({ steps }: DomainCreation) {
  return steps.find(({ status }) => status === 'blocked')?.error;
}

function listOf(sentences: (string | undefined)[] = []): string {
  return sentences
    .flatMap(sentence => (sentence ? `- ${sentence}` : []))
    .join('\n');
}
