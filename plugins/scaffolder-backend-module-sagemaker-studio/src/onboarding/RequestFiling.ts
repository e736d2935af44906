/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Finds or files the request of a task, once. One checkpoint stores the input that is about to be filed, so that a task that is
// begun again files the same, which the backend answers with the existing request; another stores the request.

import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  waitingRequestsOf,
  type RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { SagemakerStudioService } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { createHash } from 'node:crypto';
import { sentenceOf, toTaskError } from './errors';
import { insist } from './insist';
import type { Beginning, Begun } from './outcome';
import { pageOf } from './pages';
import { callOf, type Task } from './Task';

/** Stored in the checkpoint when there was nothing to do. */
const NO_REQUEST = '';

type FilingOptions<TNothing extends object> = Task & {
  studio: Pick<
    SagemakerStudioService,
    'createRequest' | 'getRequest' | 'retryOperation'
  >;
  /** The request of the step as its input has it, which is the same when the task is started again. */
  asked: Pick<RequestInput, 'team' | 'domainId' | 'people'>;
  /** Whether anything is left to ask for. */
  find: () => Promise<Beginning<TNothing>>;
};

/** @typeParam TNothing - what is said when there is nothing to ask for */
export class RequestFiling<TNothing extends object> {
  readonly #options: FilingOptions<TNothing>;
  #requestId: string | undefined;

  constructor(options: FilingOptions<TNothing>) {
    this.#options = options;
  }

  /** Of the request, once there is one. */
  get requestId(): string | undefined {
    return this.#requestId;
  }

  /**
   * Finds or files the request, once for the task: a task that is begun again goes on with it even if everybody has got
   * in meanwhile, and so still knows that this was its doing.
   */
  async begin(): Promise<Begun<TNothing>> {
    const { logger, checkpoint } = this.#options;
    let begun: Begun<TNothing> | undefined;
    const requestId = await checkpoint({
      key: this.#checkpointKey('request'),
      fn: async () => {
        begun = await this.#findOrFile();
        return begun.type === 'go-on' ? begun.requestId : NO_REQUEST;
      },
    });
    if (requestId === NO_REQUEST) {
      // When the task began there was nothing to do, which may be otherwise by now.
      return this.#follow(begun ?? (await this.#findOrFile()));
    }
    if (!begun) {
      this.#requestId = requestId;
      logger.info(
        `Going on with the request '${requestId}', which this task followed before`,
      );
      await this.#retryBlocked(requestId);
    }
    return this.#follow({ type: 'go-on', requestId });
  }

  #follow(begun: Begun<TNothing>): Begun<TNothing> {
    this.#requestId = begun.type === 'go-on' ? begun.requestId : undefined;
    return begun;
  }

  #checkpointKey(what: 'input' | 'request'): string {
    const { asked, stepId } = this.#options;
    const { team, domainId } = asked;
    return `${what}:${team}:${domainId}:${digestOf([asked, stepId])}`;
  }

  /** What is to be filed stays the same for the task, whatever has become of it when the task is begun again. */
  async #find(): Promise<Beginning<TNothing>> {
    const { checkpoint, find } = this.#options;
    let found: Beginning<TNothing> | undefined;
    const input = await checkpoint({
      key: this.#checkpointKey('input'),
      fn: async () => {
        found = await find();
        return found.type === 'file' ? JSON.stringify(found.input) : NO_REQUEST;
      },
    });
    if (found) {
      return found;
    }
    return input === NO_REQUEST
      ? find()
      : { type: 'file', input: JSON.parse(input) };
  }

  async #findOrFile(): Promise<Begun<TNothing>> {
    const found = await this.#find();
    if (found.type !== 'file') {
      return this.#found(found);
    }
    try {
      return { type: 'go-on', requestId: await this.#file(found.input) };
    } catch (error) {
      const refusal = toTaskError(error);
      if (InputError.is(refusal) || ConflictError.is(refusal)) {
        // Somebody may have asked for the same, or decided it, since it was looked for.
        const meanwhile = await this.#options.find();
        if (meanwhile.type !== 'file') {
          return this.#found(meanwhile);
        }
      }
      throw error;
    }
  }

  #found(begun: Begun<TNothing>): Begun<TNothing> {
    if (begun.type === 'go-on') {
      this.#sayGoingOn(begun.requestId);
    }
    return begun;
  }

  #sayGoingOn(requestId: string): void {
    this.#options.logger.info(
      `The same is asked for already; going on with the request '${requestId}'`,
    );
  }

  async #file(input: RequestInput): Promise<string> {
    const { studio, logger, taskId, stepId } = this.#options;
    const { requestId } = await insist(this.#options, async call => {
      try {
        return await studio.createRequest(input, {
          ...call,
          idempotencyKey: `scaffolder:${taskId}:${digestOf([input, stepId])}`,
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
    const request = await insist(this.#options, call =>
      studio.getRequest(requestId, call),
    );
    for (const { operation, displayName } of request.grants) {
      if (operation?.status === 'blocked') {
        try {
          await studio.retryOperation(
            operation.operationId,
            callOf(this.#options),
          );
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
}

function digestOf(parts: unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 16);
}
