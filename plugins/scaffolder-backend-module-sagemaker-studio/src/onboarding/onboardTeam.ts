/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Onboards a team as a scaffolder task: plan, check whether anything is left to do, file the request once, follow it,
// and report. A second run is harmless: the backend answers a repeated idempotency key with the existing request, a
// checkpoint stores that request, and a run with nothing left to do files no request.

import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  waitingRequestsOf,
  type AccessRequest,
  type Plan,
  type RequestInput,
  type StudioDomain,
  type StudioLinks,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { createHash } from 'node:crypto';
import type { DateTime, Duration } from 'luxon';
import type { StudioActionOptions } from '../actions/options';
import type { Clock } from './Clock';
import { sentenceOf, toTaskError } from './errors';
import { logPlan } from './logPlan';
import { nothingToChange } from './nothingToChange';
import {
  beginningOf,
  hasChanged,
  outcomesOf,
  type Beginning,
  type PersonOutcome,
} from './outcome';
import { patiently } from './patiently';
import { notReadyWords } from './progress';
import { waitForRequest } from './waitForRequest';

/** Stored in the checkpoint when there was nothing to do. */
const NO_REQUEST = '';
const REQUESTS_PATH = '/sagemaker-studio/requests';

export type OnboardTeamOptions = {
  studio: StudioActionOptions['studio'];
  appBaseUrl?: string;
  clock: Clock;
  pollInterval: Duration;
  reminderInterval: Duration;
  credentials: BackstageCredentials;
  deadline: DateTime;
  input: RequestInput;
  logger: LoggerService;
  signal?: AbortSignal;
  dryRun: boolean;
  taskId: string;
  stepId?: string;
  checkpoint: (options: {
    key: string;
    fn: () => Promise<string>;
  }) => Promise<string>;
};

export type OnboardTeamResult = {
  requestId: string;
  requestPath: string;
  planHash: string;
  changed: boolean;
  people: PersonOutcome[];
  links: Partial<StudioLinks>;
};

class Onboarding {
  readonly #options: OnboardTeamOptions;
  readonly #call: { credentials: BackstageCredentials; signal?: AbortSignal };
  readonly #onRequest: (requestId: string) => void;

  constructor(
    options: OnboardTeamOptions,
    onRequest: (requestId: string) => void,
  ) {
    this.#options = options;
    this.#call = { credentials: options.credentials, signal: options.signal };
    this.#onRequest = onRequest;
  }

  async run(): Promise<OnboardTeamResult> {
    const { studio, input, logger, dryRun } = this.#options;
    const plan = await this.#patiently(() =>
      studio.planRequest(input, this.#call),
    );
    logPlan(plan, logger);

    if (dryRun) {
      logger.info('Dry run: nothing was asked for and nothing was changed');
      return this.#result(
        {
          requestId: 'dry-run',
          planHash: plan.hash,
          changed: plan.items.some(item => item.changes),
          people: outcomesOf(plan, []),
        },
        plan,
      );
    }

    const beginning = await this.#begin(plan);
    if (beginning.type === 'nothing-to-do') {
      await this.#sayNothingToChange(plan, beginning.people);
      return this.#result(
        { ...beginning, planHash: plan.hash, changed: false },
        plan,
      );
    }

    const request = await this.#follow(beginning.requestId);
    this.#failUnlessAllAreIn(request);
    const changed = hasChanged(request);
    const people = outcomesOf(request.plan, request.grants);
    if (!changed && people.every(({ status }) => status === 'active')) {
      await this.#sayNothingToChange(request.plan, people);
    }
    return this.#result(
      {
        requestId: request.requestId,
        planHash: request.plan.hash,
        changed,
        people,
      },
      request.plan,
    );
  }

  /**
   * Finds or files the request, once for the task: a task that is begun again goes on with it even if everybody has got
   * in meanwhile, and so still knows that this was its doing.
   */
  async #begin(plan: Plan): Promise<Exclude<Beginning, { type: 'file' }>> {
    const { input, logger, checkpoint, stepId } = this.#options;
    const digest = digestOf([input, stepId]);
    let found: Beginning | undefined;
    const requestId = await checkpoint({
      key: `request:${input.team}:${input.domainId}:${digest}`,
      fn: async () => {
        found = await this.#find(plan);
        switch (found.type) {
          case 'nothing-to-do':
            return NO_REQUEST;
          case 'go-on':
            return found.requestId;
          default:
            return this.#file(digest);
        }
      },
    });
    if (requestId === NO_REQUEST) {
      return this.#beginAnew(found ?? (await this.#find(plan)), digest);
    }
    this.#onRequest(requestId);
    if (!found) {
      logger.info(
        `Going on with the request '${requestId}', which this task followed before`,
      );
      await this.#retryBlocked(requestId);
    } else if (found.type === 'go-on') {
      this.#sayGoingOn(requestId);
    }
    return { type: 'go-on', requestId };
  }

  /** For a task that found nothing to do when it began, which may be otherwise by now. */
  async #beginAnew(
    found: Beginning,
    digest: string,
  ): Promise<Exclude<Beginning, { type: 'file' }>> {
    if (found.type === 'nothing-to-do') {
      return found;
    }
    if (found.type === 'go-on') {
      this.#sayGoingOn(found.requestId);
      this.#onRequest(found.requestId);
      return found;
    }
    const requestId = await this.#file(digest);
    this.#onRequest(requestId);
    return { type: 'go-on', requestId };
  }

  #sayGoingOn(requestId: string): void {
    this.#options.logger.info(
      `The same is asked for already; going on with the request '${requestId}'`,
    );
  }

  async #find(plan: Plan): Promise<Beginning> {
    const { studio, input } = this.#options;
    const team = await this.#patiently(() =>
      studio.getTeamAccess(input.team, this.#call),
    );
    return beginningOf(plan, team, input.startsAt);
  }

  async #file(digest: string): Promise<string> {
    const { studio, input, logger, taskId } = this.#options;
    const { requestId } = await this.#patiently(async () => {
      try {
        return await studio.createRequest(input, {
          ...this.#call,
          idempotencyKey: `scaffolder:${taskId}:${digest}`,
        });
      } catch (error) {
        this.#sayWhatWaits(error);
        throw error;
      }
    });
    logger.info(
      `Filed the request '${requestId}', see ${pageOf(
        this.#options,
        requestId,
      )}`,
    );
    return requestId;
  }

  /** Links the requests because of which this one is refused. */
  #sayWhatWaits(error: unknown): void {
    for (const { displayName, requestId } of waitingRequestsOf(error)) {
      const where =
        requestId === undefined
          ? ''
          : `, see ${pageOf(this.#options, requestId)}`;
      this.#options.logger.warn(
        `${displayName} waits for the decision on another request${where}`,
      );
    }
  }

  /** The cause of the block has most likely been fixed before the task is retried. */
  async #retryBlocked(requestId: string): Promise<void> {
    const { studio, logger } = this.#options;
    const request = await this.#patiently(() =>
      studio.getRequest(requestId, this.#call),
    );
    for (const { operation, displayName } of request.grants) {
      if (operation?.status === 'blocked') {
        try {
          await studio.retryOperation(operation.operationId, this.#call);
          logger.info(`${displayName}: tried again`);
        } catch (error) {
          const refusal = toTaskError(error);
          if (!NotAllowedError.is(refusal) && !ConflictError.is(refusal)) {
            throw error;
          }
          logger.warn(
            `${displayName}: cannot be tried again: ${sentenceOf(error)}`,
          );
        }
      }
    }
  }

  async #follow(requestId: string): Promise<AccessRequest> {
    return waitForRequest({
      ...this.#options,
      getRequest: () => this.#options.studio.getRequest(requestId, this.#call),
      page: pageOf(this.#options, requestId),
    });
  }

  #failUnlessAllAreIn(request: AccessRequest): void {
    const problems = request.plan.items.flatMap(item => {
      const grant = request.grants.find(({ person }) => person === item.person);
      if (!grant) {
        return [
          `${item.displayName} (${item.person}) got no grant; see ${pageOf(
            this.#options,
            request.requestId,
          )}`,
        ];
      }
      return grant.status === 'active' || grant.status === 'scheduled'
        ? []
        : [`${grant.displayName} is ${notReadyWords(grant)}`];
    });
    if (problems.length > 0) {
      const total = request.plan.items.length;
      const ready = total - problems.length;
      throw new ConflictError(
        `${problems.length} of ${total} ${
          total === 1 ? 'person' : 'people'
        } did not get into ${request.domainId} with the request '${
          request.requestId
        }':\n${problems.map(problem => `- ${problem}`).join('\n')}\n${
          ready > 0
            ? `The other ${ready} ${ready === 1 ? 'is' : 'are'} ready and ${
                ready === 1 ? 'stays' : 'stay'
              } so. `
            : ''
        }Once the cause is removed, retry this task: it goes on from here.`,
      );
    }
  }

  async #sayNothingToChange(
    plan: Plan,
    people: PersonOutcome[],
  ): Promise<void> {
    const domain = await this.#domain(plan.domainId);
    const lines = nothingToChange(people, {
      team: this.#options.input.team,
      domain: domain ? `${domain.name} (${plan.domainId})` : plan.domainId,
      executionRole: plan.executionRole,
    });
    for (const line of lines) {
      this.#options.logger.info(line);
    }
  }

  async #result(
    part: Omit<OnboardTeamResult, 'requestPath' | 'links'>,
    plan: Plan,
  ): Promise<OnboardTeamResult> {
    return {
      requestId: part.requestId,
      requestPath: this.#options.dryRun
        ? REQUESTS_PATH
        : requestPath(part.requestId),
      planHash: part.planHash,
      changed: part.changed,
      people: part.people,
      links: await this.#links(plan),
    };
  }

  /** The ways in: of somebody who was onboarded, since they know about the portals; else the domain's own address. */
  async #links(plan: Plan): Promise<Partial<StudioLinks>> {
    const { studio, dryRun, logger } = this.#options;
    const [someone] = plan.items;
    if (someone && !dryRun) {
      try {
        const { access } = await studio.getPersonOverview(
          someone.person,
          this.#call,
        );
        const here = access.find(({ domainId }) => domainId === plan.domainId);
        if (here) {
          return here.links;
        }
      } catch (error) {
        logger.warn(
          `Only the link to Studio itself can be shown: ${sentenceOf(error)}`,
        );
      }
    }
    const domain = await this.#domain(plan.domainId);
    return domain?.url ? { studio: domain.url } : {};
  }

  async #domain(domainId: string): Promise<StudioDomain | undefined> {
    const { items } = await this.#patiently(() =>
      this.#options.studio.listDomains(this.#call),
    );
    return items.find(domain => domain.domainId === domainId);
  }

  async #patiently<T>(call: () => Promise<T>): Promise<T> {
    return patiently(call, {
      ...this.#options,
      pause: this.#options.pollInterval,
    });
  }
}

/** Onboards a team. Throws what the back end says, or a sentence naming everybody who did not get in and why. */
export async function onboardTeam(
  options: OnboardTeamOptions,
): Promise<OnboardTeamResult> {
  let requestId: string | undefined;
  try {
    return await new Onboarding(options, id => {
      requestId = id;
    }).run();
  } catch (error) {
    if (options.signal?.aborted) {
      throw new Error(
        requestId
          ? `The task was cancelled; the request '${requestId}' stays and goes on without it, see ${pageOf(
              options,
              requestId,
            )}`
          : 'The task was cancelled before anything was asked for',
      );
    }
    throw toTaskError(error);
  }
}

function requestPath(requestId: string): string {
  return `${REQUESTS_PATH}/${encodeURIComponent(requestId)}`;
}

function pageOf(
  { appBaseUrl = '' }: Pick<OnboardTeamOptions, 'appBaseUrl'>,
  requestId: string,
): string {
  return appBaseUrl.replace(/\/$/, '') + requestPath(requestId);
}

function digestOf(parts: unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 16);
}
