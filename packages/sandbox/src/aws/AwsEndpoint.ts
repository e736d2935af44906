/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Every AWS call passes here: who is it, what do they want, does a fault or a rate limit interfere, is the input as the
 * model says, do the caller's policies allow it, and then the operation on the world. A call is logged before it is answered, so that a client
 * that has the answer finds the call in the log.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { Request, Response } from 'express';
import { Fault } from '../Sandbox';
import { SandboxContext } from '../SandboxContext';
import { watchWorld } from '../world/watchWorld';
import { World } from '../world/World';
import { authorize } from './authorization/authorize';
import { AwsCall } from './AwsCall';
import { AwsError } from './AwsError';
import { speaksEc2Query, speaksQuery } from './models';
import { authenticate, Authenticated } from './protocol/authentication';
import { CallLog } from './protocol/CallLog';
import { FaultList } from './protocol/FaultList';
import { RateLimiter } from './protocol/RateLimiter';
import { services } from './protocol/services';
import { validateInput } from './protocol/validation';
import {
  readCall,
  WireAnswer,
  WireCall,
  writeError,
  writeOutput,
} from './protocol/wire';

/** The state of a call so far, for the log. */
type Progress = {
  startedAt: number;
  auth?: Authenticated;
  call?: WireCall;
  /** The connection is cut instead of answering. */
  dropAnswer?: boolean;
};

function throttled(service: string): AwsError {
  if (speaksEc2Query(service)) {
    return new AwsError('RequestLimitExceeded', 'Request limit exceeded.', {
      status: 503,
    });
  }
  return new AwsError(
    speaksQuery(service) ? 'Throttling' : 'ThrottlingException',
    'Rate exceeded',
    {
      members: service === 'identitystore' ? { RetryAfterSeconds: 1 } : {},
    },
  );
}

/** The sandbox's AWS: one endpoint for all services, accounts and Regions. */
export class AwsEndpoint {
  readonly faults = new FaultList();
  readonly log = new CallLog();
  readonly rates: RateLimiter;
  readonly #context: SandboxContext;

  constructor(context: SandboxContext, rates: RateLimiter) {
    this.#context = context;
    this.rates = rates;
  }

  /** Answers a request whose body has been read into a buffer. */
  async handle(request: Request, response: Response): Promise<void> {
    const progress: Progress = { startedAt: Date.now() };
    const requestId = randomUUID();
    let answer: WireAnswer;
    let outcome = 'ok';
    try {
      const output = await this.#carryOut(request, progress);
      answer = writeOutput(progress.call!, output, requestId);
    } catch (error) {
      if (!(error instanceof AwsError)) {
        this.#record(request, progress, 'InternalFailure');
        throw error;
      }
      outcome = error.code;
      const service =
        progress.call?.service ??
        progress.auth?.service ??
        (request.headers['x-amz-target'] ? undefined : 'sts');
      answer = writeError(service, error, requestId);
    }
    this.#record(request, progress, outcome);
    if (progress.dropAnswer) {
      request.socket.destroy();
      return;
    }
    response.status(answer.status).set(answer.headers).end(answer.body);
  }

  async #carryOut(
    request: Request,
    progress: Progress,
  ): Promise<Record<string, unknown>> {
    const body: Buffer = Buffer.isBuffer(request.body)
      ? request.body
      : Buffer.alloc(0);
    const target = request.headers['x-amz-target'];
    const auth = authenticate(this.#context.world, {
      method: request.method,
      url: request.originalUrl,
      headers: request.headers,
      body,
    });
    progress.auth = auth;
    const call = readCall(
      auth.service,
      target?.toString(),
      body,
      request.method === 'GET' ? request.originalUrl.split('?')[1] : undefined,
    );
    progress.call = call;
    const { service, operation, model, input } = call;
    const { caller, region } = auth;
    const effect = this.faults.take(service, operation, input);
    await this.#interfere(effect, service);
    const limited = { service, operation, accountId: caller.accountId, region };
    if (!this.rates.admit(limited)) {
      throw throttled(service);
    }
    progress.dropAnswer = effect?.type === 'drop-answer';
    const valid = validateInput(model, operation, input);
    const awsCall: AwsCall = {
      world: this.#worldFor(effect),
      now: this.#context.now(),
      caller,
      region,
      baseUrl: this.#context.baseUrl,
      failureReason: effect?.type === 'fail-status' ? effect.reason : undefined,
    };
    const carryOut = services[service]?.[operation];
    if (!carryOut) {
      throw new Error(`The sandbox has no code for ${service}:${operation}`);
    }
    authorize({ service, operation }, awsCall, valid);
    return carryOut(awsCall, valid);
  }

  async #interfere(
    effect: Fault['effect'] | undefined,
    service: string,
  ): Promise<void> {
    switch (effect?.type) {
      case 'throttle':
        throw throttled(service);
      case 'error': {
        const { code, message, status } = effect;
        throw new AwsError(code, message, { status });
      }
      case 'latency':
        await wait(effect.milliseconds);
        break;
      default:
    }
  }

  #worldFor(effect: Fault['effect'] | undefined): World {
    const { world } = this.#context;
    return effect?.type === 'accept-and-forget'
      ? watchWorld(JSON.parse(JSON.stringify(world)))
      : world;
  }

  #record(request: Request, progress: Progress, outcome: string): void {
    const { auth, call, startedAt, dropAnswer } = progress;
    this.log.add({
      at: DateTime.fromMillis(this.#context.now(), { zone: 'utc' }).toISO()!,
      service: call?.service ?? auth?.service ?? 'unknown',
      operation:
        call?.operation ??
        String(request.headers['x-amz-target'] ?? 'unknown')
          .split('.')
          .pop()!,
      accountId: auth?.caller.accountId ?? '',
      region: auth?.region ?? '',
      caller: auth?.caller.arn ?? '',
      userAgent: request.headers['user-agent'],
      input: call?.input ?? {},
      outcome: dropAnswer ? 'answer-dropped' : outcome,
      milliseconds: Date.now() - startedAt,
    });
  }
}
