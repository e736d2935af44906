/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Onboards a team as a scaffolder task: plan, check whether anything is left to do, file the request once, follow it,
// and report. A second run is harmless: the backend answers a repeated idempotency key with the existing request, a
// checkpoint stores that request, and a run with nothing left to do files no request.

import type {
  AccessRequest,
  Plan,
  RequestInput,
  StudioDomain,
  StudioLinks,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioActionOptions } from '../actions/options';
import { assertAllAreIn } from './allAreIn';
import { assertDecidable, undecidableWords } from './decidable';
import { cancelledError, sentenceOf, toTaskError } from './errors';
import { insist } from './insist';
import { logPlan } from './logPlan';
import { nothingToChange } from './nothingToChange';
import {
  beginningOf,
  hasChanged,
  outcomesOf,
  type AlreadyThere,
  type Beginning,
  type PersonOutcome,
} from './outcome';
import { pageOf, requestPath, REQUESTS_PATH } from './pages';
import { RequestFiling } from './RequestFiling';
import { callOf, type Task } from './Task';
import { waitForRequest } from './waitForRequest';

export type OnboardTeamOptions = Task & {
  studio: StudioActionOptions['studio'];
  input: RequestInput;
  /** Who is to lead the team by then, in a dry run, where a step before has not named them. */
  leads?: string[];
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
  readonly #filing: RequestFiling<AlreadyThere>;

  constructor(options: OnboardTeamOptions) {
    this.#options = options;
    this.#filing = new RequestFiling({
      ...options,
      asked: options.input,
      find: () => this.#find(),
    });
  }

  /** Of the request that this task follows, once there is one. */
  get requestId(): string | undefined {
    return this.#filing.requestId;
  }

  async run(): Promise<OnboardTeamResult> {
    const { logger, dryRun } = this.#options;
    if (dryRun) {
      const plan = await this.#plan();
      assertDecidable(plan);
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

    const beginning = await this.#filing.begin();
    if (beginning.type === 'nothing-to-do') {
      const { plan, people, requestId } = beginning;
      await this.#sayNothingToChange(plan, people);
      return this.#result(
        { requestId, people, planHash: plan.hash, changed: false },
        plan,
      );
    }

    const request = await this.#follow(beginning.requestId);
    assertAllAreIn(request, pageOf(this.#options, request.requestId));
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

  async #plan(): Promise<Plan> {
    const { logger } = this.#options;
    const plan = await this.#readPlan();
    logPlan(plan, logger);
    return plan;
  }

  async #readPlan(): Promise<Plan> {
    const { studio, input, leads, dryRun } = this.#options;
    const asked = dryRun && leads ? { ...input, leads } : input;
    return insist(this.#options, call => studio.planRequest(asked, call));
  }

  async #find(): Promise<Beginning<AlreadyThere>> {
    const { studio, input } = this.#options;
    const plan = await this.#plan();
    const team = await insist(this.#options, call =>
      studio.getTeamAccess(input.team, call),
    );
    const beginning = beginningOf(plan, team, input);
    if (beginning.type === 'file') {
      assertDecidable(plan);
    }
    return beginning;
  }

  async #follow(requestId: string): Promise<AccessRequest> {
    return waitForRequest({
      ...this.#options,
      getRequest: () =>
        this.#options.studio.getRequest(requestId, callOf(this.#options)),
      page: pageOf(this.#options, requestId),
      whyUndecidable: async () => undecidableWords(await this.#readPlan()),
    });
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
          callOf(this.#options),
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
    const { items } = await insist(this.#options, call =>
      this.#options.studio.listDomains(call),
    );
    return items.find(domain => domain.domainId === domainId);
  }
}

/** Onboards a team. Throws what the back end says, or a sentence naming everybody who did not get in and why. */
export async function onboardTeam(
  options: OnboardTeamOptions,
): Promise<OnboardTeamResult> {
  const onboarding = new Onboarding(options);
  try {
    return await onboarding.run();
  } catch (error) {
    throw options.signal?.aborted
      ? cancelledError(options, onboarding.requestId)
      : toTaskError(error);
  }
}
