/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Creates a domain as a scaffolder task: plan, file the request once, follow it. A task that is begun again goes on with the
// request that it filed, one that asks for the same with the request that did so before, and both try again what is blocked.

import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import type {
  AccessRequest,
  DomainCreation,
  Plan,
  RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CreateDomainActionOptions } from '../actions/createDomain';
import { assertDecidable } from '../onboarding/decidable';
import { toTaskError } from '../onboarding/errors';
import { ASK_AGAIN, howItEnded } from '../onboarding/howItEnded';
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
    if (options.dryRun) {
      const plan = await planDomain(options);
      logPlan(options, plan);
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

function planDomain(options: CreateDomainOptions): Promise<Plan> {
  const { studio, input } = options;
  return insist(options, call => studio.planRequest(input, call));
}

function logPlan(
  { logger }: CreateDomainOptions,
  { newDomain, warnings }: Plan,
): void {
  const { steps = [], undo = [], problems = [] } = newDomain ?? {};
  for (const { sentence } of steps) {
    logger.info(sentence);
  }
  for (const sentence of undo) {
    logger.info(`To undo it: ${sentence}`);
  }
  for (const { message, remedy } of problems) {
    logger.warn(`${message} ${remedy}`);
  }
  for (const warning of warnings) {
    logger.warn(warning);
  }
}

/** A task that is begun again goes on with its request. */
async function fileOnce(options: CreateDomainOptions): Promise<string> {
  const { studio, input, logger, taskId, stepId, checkpoint } = options;
  const digest = createHash('sha256')
    .update(JSON.stringify([input, stepId]))
    .digest('hex')
    .slice(0, 16);
  let begun: 'filed' | 'found' | undefined;
  const requestId = await checkpoint({
    key: `domain:${digest}`,
    fn: async () => {
      const plan = await planDomain(options);
      const same = await findSame(options, plan);
      if (same !== undefined) {
        begun = 'found';
        return same;
      }
      logPlan(options, plan);
      assertDecidable(plan);
      const filed = await insist(options, call =>
        studio.createRequest(input, {
          ...call,
          idempotencyKey: `scaffolder:${taskId}:${digest}`,
        }),
      );
      begun = 'filed';
      return filed.requestId;
    },
  });
  logger.info(
    begun === 'filed'
      ? `Filed the request '${requestId}', see ${pageOf(options, requestId)}`
      : `${
          begun === 'found' ? 'The same is asked for already; going' : 'Going'
        } on with the request '${requestId}'${
          begun === 'found' ? '' : ', which this task followed before'
        }`,
  );
  if (begun !== 'filed') {
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

/** Of the request that asks for the same domain, or has made the one that is there. */
async function findSame(
  options: CreateDomainOptions,
  plan: Plan,
): Promise<string | undefined> {
  const { studio, input } = options;
  const { items } = await insist(options, call =>
    studio.listRequests({ kind: 'create-domain', team: input.team }, call),
  );
  return items.find(request => isSame(request, plan))?.requestId;
}

function isSame(
  { status, creation, plan: { newDomain: asked } }: AccessRequest,
  { newDomain: planned }: Plan,
): boolean {
  if (!planned || !isDeepStrictEqual(asked?.domain, planned.domain)) {
    return false;
  }
  return creation?.status === 'succeeded'
    ? creation.domainId === planned.domainId
    : status === 'in-review' ||
        (status === 'approved' && creation?.status !== 'cancelled');
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
      throw new ConflictError(
        howItEnded(request, page, 'No domain was created'),
      );
    }
    for (const { detail } of creation?.steps ?? []) {
      if (detail) {
        tell(detail);
      }
    }
    const blocked = creation && blockedStep(creation);
    if (blocked) {
      const after =
        creation.status === 'cancelling'
          ? `The creation was cancelled; once the cause is removed, retry this task to have what was made deleted: ${page}`
          : `Once the cause is removed, retry this task: it goes on from here. To delete what was made, cancel the creation: ${page}`;
      throw new ConflictError(
        `${blocked.message} ${blocked.remedy ?? ''} ${after}`,
      );
    }
    if (creation?.status === 'succeeded') {
      return request;
    }
    if (creation?.status === 'cancelled') {
      throw new ConflictError(
        `The creation of the domain was cancelled, and what it had made was deleted, see ${page}. ${ASK_AGAIN}`,
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
