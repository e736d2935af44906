/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { classifyAwsError, maxRetryWait } from '../aws/awsErrors';
import type { Gateways } from '../aws/Gateways';
import type { StudioConfig } from '../config/StudioConfig';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { DomainStore } from '../inventory/store/DomainStore';
import {
  currentStep,
  finishCreationStep,
  type CreationStep,
  type DomainCreationRecord,
  type StepOutcome,
} from '../model/domainCreation';
import type { RequestRecord } from '../model/records';
import { studioLane, type LaneId, type LaneWorker } from '../scheduling/Lane';
import type { Settings } from '../settings/Settings';
import {
  insertDomainSettings,
  type DomainSettingsRecord,
} from '../settings/domainSettingsRows';
import type { AccessStore } from '../store/AccessStore';
import type { ChangeSet } from '../store/ChangeSet';
import {
  updateCreation,
  type DomainCreationStore,
} from '../store/DomainCreationStore';
import {
  backoff,
  DEFAULT_BACKOFF,
  pollInterval,
  type BackoffOptions,
} from '../util/backoff';
import { inMilliseconds, millisecondsSince, now } from '../util/now';
import type {
  CreationStepRun,
  DomainCalls,
  StepResult,
} from './domainCreation/CreationStepRun';
import {
  deleteDomain,
  ensureDomain,
  waitInService,
} from './domainCreation/domainSteps';
import { alreadyKnown, checkOwner } from './domainCreation/registerChecks';
import { deleteRole, ensureRole } from './domainCreation/roleSteps';
import { findRoleUse, type RoleUseFacts } from './domainCreation/roleUse';
import { SkippedRows } from './SkippedRows';
import { say } from '../util/say';

const MAX_CONCURRENCY = 5;

/**
 * Creates the domains that requests have asked for. No grant holds them, so they are no operation of one; like that, each step
 * reads before it writes, and is stored with its next try. A replica that was held up stores nothing over another's.
 */
export class DomainCreationWorker implements LaneWorker {
  readonly laneWork = 'changes';
  readonly #options: DomainCreationWorkerOptions;
  readonly #skippedRows: SkippedRows;

  constructor(options: DomainCreationWorkerOptions) {
    this.#options = options;
    this.#skippedRows = new SkippedRows(options);
  }

  async work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean> {
    if (lane === 'identity-center') {
      return false;
    }
    const due = await this.#options.creations.listDue({
      lane,
      now: now(),
      limit: MAX_CONCURRENCY,
      except: this.#skippedRows.list(),
    });
    await Promise.all(due.map(each => this.#runAlone(each, options.signal)));
    return due.length > 0;
  }

  /** Continues a creation without delaying others if it fails. Throws only if the database is away, which concerns all. */
  async #runAlone(requestId: string, signal: AbortSignal): Promise<void> {
    try {
      const creation = await this.#options.creations.find(requestId);
      if (creation) {
        await this.#run(creation, signal);
      }
    } catch (error) {
      await this.#skippedRows.add(
        requestId,
        `The creation of a domain by the request '${requestId}' could not be read or stored`,
        error,
      );
    }
  }

  async #run(
    creation: DomainCreationRecord,
    signal: AbortSignal,
  ): Promise<void> {
    const step = currentStep(creation);
    if (!step) {
      return;
    }
    let action = 'an AWS call';
    const { gateways, config, settings } = this.#options;
    const studio: DomainCalls = gateways.studio(creation);
    const call: CreationStepRun['call'] = (name, send) => {
      action = name;
      return send();
    };
    const run: CreationStepRun = {
      creation,
      step,
      studio,
      roles: gateways.roles(creation),
      settings: config.domainCreation.executionRoles,
      call,
      roleUse: async role => {
        await settings.read();
        const calls = { creation, studio, call, signal };
        return findRoleUse(role, calls, this.#options);
      },
      signal,
    };
    let outcome: StepOutcome;
    try {
      const result = await this.#carryOut(run);
      outcome = 'wait' in result ? this.#pollAgain(step, result) : result;
    } catch (error) {
      if (signal.aborted) {
        // It is due as before, for whoever holds the lane next.
        return;
      }
      outcome = this.#failed(step, error, action);
    }
    await this.#store(creation, step, outcome);
  }

  #carryOut(run: CreationStepRun): Promise<StepResult> {
    switch (run.step.name) {
      case 'ensure-role':
        return ensureRole(run);
      case 'ensure-domain':
        return ensureDomain(run);
      case 'wait-for-domain':
        return waitInService(run);
      case 'register':
        return this.#register(run);
      case 'delete-domain':
        return deleteDomain(run);
      case 'delete-role':
        return deleteRole(run);
      default:
        throw new TypeError(`Unknown step: ${run.step.name satisfies never}`);
    }
  }

  /** Makes the domain known, so that pages show it before the next sweep. */
  async #register({
    creation,
    studio,
    call,
    signal,
  }: CreationStepRun): Promise<StepResult> {
    const { domains, requestRefresh, config, catalog } = this.#options;
    const { domainId = '', domain, owner } = creation;
    const known = config.domains[domainId];
    if (known) {
      return alreadyKnown(domainId, known);
    }
    const problem = checkOwner(creation, await catalog.findTeam(owner));
    if (problem) {
      return problem;
    }
    const observed = await call('sagemaker:DescribeDomain', () =>
      studio.describeDomain(domainId, { signal }),
    );
    await domains.record(observed);
    await requestRefresh(studioLane(creation));
    return {
      done:
        domain.mode === 'observe'
          ? say('creation.observed', { domain: domainId })
          : say('creation.managed', { domain: domainId }),
    };
  }

  #pollAgain(
    step: CreationStep,
    { domainId }: { domainId?: string },
  ): StepOutcome {
    const elapsed = step.startedAt ? millisecondsSince(step.startedAt) : 0;
    const wait = pollInterval(elapsed, this.#backoff);
    return { waitUntil: inMilliseconds(wait), domainId };
  }

  #failed(step: CreationStep, error: unknown, action: string): StepOutcome {
    const classified = classifyAwsError(error, { action });
    const wait = Math.min(
      backoff(step.attempts + 1, this.#backoff),
      maxRetryWait(error),
    );
    return classified.kind === 'blocked'
      ? { blocked: classified }
      : { waitUntil: inMilliseconds(wait), error: classified };
  }

  get #backoff(): BackoffOptions {
    return this.#options.backoff ?? DEFAULT_BACKOFF;
  }

  async #store(
    creation: DomainCreationRecord,
    step: CreationStep,
    outcome: StepOutcome,
  ): Promise<void> {
    const { store, settings, config } = this.#options;
    const at = now();
    const { state, events } = finishCreationStep(creation, outcome, at);
    const isRegistered = step.name === 'register' && 'done' in outcome;
    const request = isRegistered
      ? await store.getRequest(creation.requestId)
      : undefined;
    let isTaken = false;
    const committed = await store.commit({
      ...(request ? knownBy(request, state, at) : {}),
      alongside: async transaction => {
        if (!(await updateCreation(state)(transaction))) {
          return false;
        }
        isTaken =
          isRegistered &&
          !(await insertDomainSettings(
            transaction,
            settingsOf(state, request, at),
          ));
        return !isTaken;
      },
      events,
    });
    if (isTaken) {
      await settings.read();
      const { domainId = '' } = creation;
      const known = alreadyKnown(domainId, config.domains[domainId]);
      await this.#store(creation, step, known);
      return;
    }
    // Where it has another version by now, somebody has cancelled it, or another replica was first.
    if (committed === 'stored' && isRegistered) {
      await settings.read();
    }
  }
}

/** The request leads to the domain from now on. */
function knownBy(
  request: RequestRecord,
  { domainId = '' }: DomainCreationRecord,
  at: string,
): Pick<ChangeSet, 'update'> {
  return { update: { requests: [{ ...request, domainId, updatedAt: at }] } };
}

function settingsOf(
  creation: DomainCreationRecord,
  request: Pick<RequestRecord, 'requesterUserId'> | undefined,
  at: string,
): DomainSettingsRecord {
  const { domain, domainId = '', owner, ownerGroupId, requestedBy } = creation;
  return {
    domainId,
    mode: domain.mode ?? 'manage',
    owners: [{ ref: owner, groupId: ownerGroupId }],
    isCreated: creation.adopts === undefined,
    executionRoles: domain.executionRoles ?? [],
    contact: domain.contact,
    changedBy: { ref: requestedBy, userId: request?.requesterUserId },
    changedAt: at,
  };
}

type DomainCreationWorkerOptions = {
  store: Pick<AccessStore, 'checkConnection' | 'commit' | 'getRequest'>;
  creations: Pick<DomainCreationStore, 'find' | 'listDue' | 'listLive'>;
  inventory: RoleUseFacts['inventory'];
  catalog: Pick<TeamCatalog, 'findTeam'>;
  gateways: Gateways;
  config: Pick<StudioConfig, 'domainCreation' | 'domains'>;
  domains: Pick<DomainStore, 'record'>;
  settings: Pick<Settings, 'read'>;
  /** Has the lane swept soon. */
  requestRefresh: (lane: LaneId) => Promise<void>;
  backoff?: BackoffOptions;
  logger: LoggerService;
};
