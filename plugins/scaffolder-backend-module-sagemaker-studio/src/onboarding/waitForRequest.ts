/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  ConflictError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { DateTime, Duration } from 'luxon';
import type { Clock } from './Clock';
import { isSignInOver } from './errors';
import { commentWords, howItEnded } from './howItEnded';
import { isFinished } from './outcome';
import { patiently } from './patiently';
import { describeProgress, describeWait } from './progress';

export type WaitOptions = {
  getRequest: () => Promise<AccessRequest>;
  /** The address of the page on which the request is decided. */
  page: string;
  /** Why nobody can decide it any more; asked at first and whenever the log is reminded. */
  whyUndecidable?: () => Promise<string | undefined>;
  clock: Clock;
  deadline: DateTime;
  pollInterval: Duration;
  reminderInterval: Duration;
  logger: LoggerService;
  signal?: AbortSignal;
};

/**
 * Follows a request until it has come to its end, telling every change in the log.
 *
 * @throws ConflictError when the request was decided against or taken back or nobody can decide it, ServiceUnavailableError at the deadline,
 * AuthenticationError when the sign-in of who started the task has ended; the request stays in each case.
 */
export async function waitForRequest(
  options: WaitOptions,
): Promise<AccessRequest> {
  const { clock, logger, page, signal } = options;
  let before: AccessRequest | undefined;
  let lastWord = clock.now();

  for (;;) {
    const request = await look(options, before);
    const lines = [
      ...describeDecision(before, request, page),
      ...describeProgress(before, request),
    ];
    for (const { level, text } of lines) {
      logger[level](text);
    }
    if (lines.length > 0) {
      lastWord = clock.now();
    }

    if (request.status === 'approved') {
      if (isFinished(request)) {
        return request;
      }
    } else if (request.status !== 'in-review') {
      throw new ConflictError(howItEnded(request, page));
    }

    const isQuiet = clock.now().diff(lastWord) >= options.reminderInterval;
    if (request.status === 'in-review' && (!before || isQuiet)) {
      const why = await whileSignedIn(options, before, async () =>
        options.whyUndecidable?.(),
      );
      if (why !== undefined) {
        throw new ConflictError(`${why}. The request stays, see ${page}`);
      }
    }
    if (clock.now().plus(options.pollInterval) > options.deadline) {
      throw new ServiceUnavailableError(outOfTime(request, page));
    }
    if (isQuiet) {
      logger.info(
        request.status === 'in-review'
          ? `Still waiting for a decision by ${who(request)} at ${page}`
          : describeWait(request),
      );
      lastWord = clock.now();
    }
    before = request;
    await clock.sleep(options.pollInterval, signal);
  }
}

async function look(
  options: WaitOptions,
  before: AccessRequest | undefined,
): Promise<AccessRequest> {
  return whileSignedIn(options, before, () =>
    patiently(options.getRequest, {
      ...options,
      pause: options.pollInterval,
    }),
  );
}

async function whileSignedIn<T>(
  { page }: WaitOptions,
  before: AccessRequest | undefined,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (before && isSignInOver(error)) {
      throw new AuthenticationError(
        `Your sign-in ended while this task was waiting. The request stays and goes on without it; see ${page}. Sign in and retry this task to follow it further`,
        error,
      );
    }
    throw error;
  }
}

function describeDecision(
  before: AccessRequest | undefined,
  { status, decision, ...request }: AccessRequest,
  page: string,
): ReturnType<typeof describeProgress> {
  if (status === before?.status) {
    return [];
  }
  const name = `Request '${request.requestId}'`;
  if (status === 'in-review') {
    return [
      {
        level: 'info',
        text: `${name} needs a decision by ${who(request)} at ${page}`,
      },
    ];
  }
  if (status !== 'approved' || !decision) {
    return [];
  }
  return [
    {
      level: 'info',
      text: decision.automatic
        ? `${name} was approved at once by the policy '${request.policy.name}'`
        : `${name} was approved by ${decision.by}${commentWords(decision)}`,
    },
  ];
}

function outOfTime(request: AccessRequest, page: string): string {
  const after =
    'Retry this task, or run the template again, to follow it further; nothing is asked or done twice';
  return request.status === 'in-review'
    ? `The request still needs a decision at ${page}, which names those who can decide. The request stays. ${after}`
    : `The request is not finished yet. It goes on without this task; see ${page}. ${describeWait(
        request,
      )}. ${after}`;
}

function who({ approvers }: Pick<AccessRequest, 'approvers'>): string {
  return approvers.length > 0 ? approvers.join(' or ') : 'nobody yet';
}
