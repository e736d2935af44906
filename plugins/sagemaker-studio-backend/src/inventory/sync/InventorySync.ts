/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * When a lane is due, its sweep starts, and each piece of work in the lane is one step of it. The sweep is a generator in
 * memory, and what it has read is in rows: if the lane moves to another replica, that one continues from the rows, and the
 * generator left behind is dropped.
 * The applications whose assignments are read belong to domains, which other lanes read. So an application that no sweep
 * has read is swept by itself, as soon as its domain is known.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ignoreNotFound } from '../../aws/awsErrors';
import type { Gateways } from '../../aws/Gateways';
import {
  studioLane,
  type LaneId,
  type LaneWorker,
} from '../../scheduling/Lane';
import type { LaneRunner } from '../../scheduling/LaneRunner';
import { millisecondsSince, now } from '../../util/now';
import type { IdentityCenterStore } from '../store/IdentityCenterStore';
import type { RemovalThreshold } from '../store/RemovalThreshold';
import {
  applicationOf,
  assignmentsScope,
  partScopes,
  type SyncState,
} from '../store/syncRows';
import { piece, type Piece, type Sweep, type SweepContext } from './Sweep';
import {
  sweepAssignments,
  sweepIdentityCenter,
  type IdentityCenterSweep,
} from './sweepIdentityCenter';
import type { SweepParts, SweepPartStore } from './SweepPartStore';
import { sweepStudio, sweepStudioParts, type StudioSweep } from './sweepStudio';
import type { SyncStateStore } from './SyncStateStore';

type InventorySyncOptions = Omit<StudioSweep, 'gateway' | 'domainIds'> &
  Omit<IdentityCenterSweep, 'gateway' | 'store'> & {
    gateways: Gateways;
    identityCenter: IdentityCenterStore;
    states: SyncStateStore;
    parts: SweepPartStore;
    lanes: Pick<LaneRunner, 'wake' | 'lanes'>;
    places: { accountId: string; region: string; domainIds?: string[] }[];
    frequencySeconds: number;
    logger: LoggerService;
    removalThreshold: RemovalThreshold;
  };

type RunningSweep = {
  sweep: Sweep;
  context: SweepContext;
  /** Whether it completes the lane; single parts do not. */
  isWhole: boolean;
  /** Whether it only finds out whether AWS can be called. */
  isProbe: boolean;
  notBefore: number;
  lastStep: number;
};

/** The scope of a sweep: the whole lane, or single parts of it. */
type Extent = {
  isWhole: boolean;
  /** Applications whose assignments no sweep has read yet. */
  applications: string[];
  /** Scopes of what could not be read. */
  failingParts: string[];
};

/** Of sweeps that are too short to be continued elsewhere. */
const NO_PARTS: SweepParts = { get: () => undefined, put: async () => {} };
/** A sweep that paused longer starts again: AWS may no longer accept its page tokens. */
const MAX_PAUSE_MS = 5 * 60_000;
/** How long a lane goes without a call. Pages say within 30 seconds that AWS cannot be called. */
const PROBE_MS = 20_000;
/** The same, while calls fail. */
const FAILING_PROBE_MS = 5_000;

/** Keeps the inventory in step with AWS. */
export class InventorySync implements LaneWorker {
  readonly laneWork = 'reading';
  readonly #options: InventorySyncOptions;
  readonly #running = new Map<LaneId, RunningSweep>();
  readonly #completed = new Set<LaneId>();
  /** Lanes whose calls fail now, with the message. */
  readonly #failing = new Map<LaneId, string>();
  /** When lanes last made a call. */
  readonly #calledAt = new Map<LaneId, number>();
  /** When the failing parts of lanes were last read by themselves. */
  readonly #partsTriedAt = new Map<LaneId, number>();

  constructor(options: InventorySyncOptions) {
    this.#options = options;
  }

  /**
   * Has lanes swept as soon as possible, on whichever replica holds them.
   *
   * @param options - `lanes`: default all
   */
  async requestRefresh(options?: { lanes?: readonly LaneId[] }): Promise<void> {
    const lanes = options?.lanes ?? this.#options.lanes.lanes;
    await this.#options.states.request(lanes);
    for (const lane of lanes) {
      await this.#options.lanes.wake(lane, 'reading');
    }
  }

  async work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean> {
    const running =
      (await this.#findRunning(lane)) ?? (await this.#start(lane, options));
    if (!running || Date.now() < running.notBefore) {
      return false;
    }
    running.context.signal = options.signal;
    running.lastStep = Date.now();
    this.#calledAt.set(lane, running.lastStep);
    try {
      const step = await running.sweep.next();
      if (step.done) {
        await this.#complete(lane, running, step.value);
      } else {
        running.notBefore = Date.now() + step.value.pause;
        await this.#note(lane, step.value.calls);
        await this.#startAgainIfLate(lane, running, step.value);
      }
      return true;
    } catch (error) {
      this.#running.delete(lane);
      if (running.isProbe) {
        // AWS can be called; what it refuses is for the sweep to say.
        return false;
      }
      this.#failing.delete(lane);
      await this.#options.failures.record(error, {
        scope: lane,
        message: `The sync of ${lane} failed and the inventory stays as last seen`,
      });
      await this.#options.parts.clear(lane);
      return false;
    }
  }

  /** Records that calls fail, once for each reason, and that they pass again. */
  async #note(lane: LaneId, calls: Piece['calls']): Promise<void> {
    const { failures } = this.#options;
    if (calls === 'passing') {
      if (this.#failing.delete(lane)) {
        await failures.recordPassing(lane);
      }
    } else if (
      calls?.isLasting &&
      this.#failing.get(lane) !== calls.error.message
    ) {
      this.#failing.set(lane, calls.error.message);
      await failures.recordFailing(lane, calls);
    }
  }

  /** A sweep that waits for AWS starts again when the next is due, so that what can be read is read as often as ever. */
  async #startAgainIfLate(
    lane: LaneId,
    { isWhole, context }: RunningSweep,
    { calls }: Piece,
  ): Promise<void> {
    const isLate =
      millisecondsSince(context.startedAt) >=
      this.#options.frequencySeconds * 1000;
    if (isWhole && isLate && typeof calls === 'object' && calls.isLasting) {
      this.#running.delete(lane);
      await this.#options.parts.clear(lane);
    }
  }

  async #findRunning(lane: LaneId): Promise<RunningSweep | undefined> {
    const running = this.#running.get(lane);
    if (
      running &&
      ((running.isWhole && !(await this.#isOurs(lane, running))) ||
        Date.now() - running.lastStep > MAX_PAUSE_MS)
    ) {
      this.#running.delete(lane);
      return undefined;
    }
    return running;
  }

  /** Whether no other replica has continued the sweep, or completed it. */
  async #isOurs(lane: LaneId, running: RunningSweep): Promise<boolean> {
    const open = await this.#options.parts.find(lane);
    return Boolean(
      open?.isOurs && open.startedAt === running.context.startedAt,
    );
  }

  async #start(
    lane: LaneId,
    options: { signal: AbortSignal },
  ): Promise<RunningSweep | undefined> {
    const { states, removalThreshold } = this.#options;
    const state = await states.get(lane);
    const isWhole = this.#isDue(state);
    const applications =
      lane === 'identity-center' && !isWhole
        ? await states.listUnsweptApplications()
        : [];
    const failingParts =
      isWhole || applications.length > 0
        ? []
        : await this.#listFailingParts(lane);
    const isProbe =
      !isWhole && applications.length === 0 && failingParts.length === 0;
    if (isProbe && !this.#isProbeDue(lane, state)) {
      return undefined;
    }
    const { startedAt, parts } = isWhole
      ? await this.#openParts(lane)
      : { startedAt: now(), parts: NO_PARTS };
    const context: SweepContext = {
      startedAt,
      parts,
      signal: options.signal,
      replaceOptions: {
        startedAt,
        checkRemovals: removalThreshold.checkFor(lane),
      },
    };
    const sweep = isProbe
      ? this.#probe(context, lane)
      : this.#sweepOf(context, lane, { isWhole, applications, failingParts });
    if (!sweep) {
      return undefined;
    }
    const running = {
      sweep,
      context,
      isWhole,
      isProbe,
      notBefore: 0,
      lastStep: Date.now(),
    };
    this.#running.set(lane, running);
    return running;
  }

  /** Scopes of the parts of the lane to be read by themselves, unless they were a moment ago. */
  async #listFailingParts(lane: LaneId): Promise<string[]> {
    const { states, inventory } = this.#options;
    const triedAt = this.#partsTriedAt.get(lane) ?? 0;
    if (Date.now() - triedAt < FAILING_PROBE_MS) {
      return [];
    }
    this.#partsTriedAt.set(lane, Date.now());
    const failing = await states.listFailing();
    const domains = failing.length > 0 ? await inventory.listDomains() : [];
    const scopes = new Set(
      domains.flatMap(domain =>
        lane === 'identity-center'
          ? assignmentsScope(domain.applicationArn ?? '')
          : [domain]
              .filter(each => studioLane(each) === lane)
              .flatMap(each => partScopes(each.domainId)),
      ),
    );
    return failing.filter(scope => scopes.has(scope));
  }

  #isProbeDue(lane: LaneId, { failingSince, failedAt }: SyncState): boolean {
    const calledAt = this.#calledAt.get(lane);
    if (calledAt === undefined) {
      this.#calledAt.set(lane, Date.now());
      return false;
    }
    const isFailing = failingSince !== undefined && failedAt === undefined;
    return Date.now() - calledAt >= (isFailing ? FAILING_PROBE_MS : PROBE_MS);
  }

  /** A single call, tried again while AWS is away. */
  async *#probe(context: SweepContext, lane: LaneId): Sweep {
    const { gateways, places } = this.#options;
    const place = places.find(candidate => studioLane(candidate) === lane);
    if (lane === 'identity-center') {
      yield* piece(context, 'sso:DescribeInstance', call =>
        gateways.identityCenter().describeInstance(call),
      );
    } else if (place) {
      const [domainId] = place.domainIds ?? [];
      yield* domainId
        ? piece(context, 'sagemaker:DescribeDomain', call =>
            ignoreNotFound(
              gateways.studio(place).describeDomain(domainId, call),
            ),
          )
        : piece(context, 'sagemaker:ListDomains', call =>
            gateways.studio(place).probe(call),
          );
    }
    return '';
  }

  #sweepOf(context: SweepContext, lane: LaneId, of: Extent): Sweep | undefined {
    return lane === 'identity-center'
      ? this.#sweepIdentityCenter(context, of)
      : this.#sweepStudio(context, lane, of);
  }

  #sweepIdentityCenter(context: SweepContext, of: Extent): Sweep {
    const { gateways, identityCenter } = this.#options;
    const options = {
      ...this.#options,
      gateway: gateways.identityCenter(),
      store: identityCenter,
    };
    return of.isWhole
      ? sweepIdentityCenter(context, options)
      : sweepAssignments(context, options, [
          ...of.applications,
          ...of.failingParts.map(applicationOf),
        ]);
  }

  #sweepStudio(
    context: SweepContext,
    lane: LaneId,
    of: Extent,
  ): Sweep | undefined {
    const { gateways, places } = this.#options;
    const place = places.find(candidate => studioLane(candidate) === lane);
    if (!place) {
      return undefined;
    }
    const options = {
      ...this.#options,
      gateway: gateways.studio(place),
      domainIds: place.domainIds,
    };
    return of.isWhole
      ? sweepStudio(context, options)
      : sweepStudioParts(context, options, of.failingParts);
  }

  /** Continues what some replica started not long ago, or starts. */
  async #openParts(
    lane: LaneId,
  ): Promise<{ startedAt: string; parts: SweepParts }> {
    const { parts } = this.#options;
    const open = await parts.find(lane);
    if (open && millisecondsSince(open.recordedAt) <= MAX_PAUSE_MS) {
      const { startedAt } = open;
      return { startedAt, parts: await parts.resume(lane, startedAt) };
    }
    const startedAt = now();
    return { startedAt, parts: await parts.begin(lane, startedAt) };
  }

  #isDue(state: SyncState): boolean {
    const { completedAt = '', failedAt = '', requestedAt } = state;
    // When both fall into one millisecond, one sweep too many is better than one too few.
    if (requestedAt && requestedAt >= failedAt) {
      return true;
    }
    const last = completedAt > failedAt ? completedAt : failedAt;
    const frequencyMs = this.#options.frequencySeconds * 1000;
    return !last || millisecondsSince(last) >= frequencyMs;
  }

  async #complete(
    lane: LaneId,
    running: RunningSweep,
    counts: string,
  ): Promise<void> {
    const { domains, states, parts, places, lanes, logger } = this.#options;
    const { startedAt } = running.context;
    this.#running.delete(lane);
    if (running.isProbe) {
      // Another replica may have recorded that calls fail.
      this.#failing.delete(lane);
      await this.#options.failures.recordPassing(lane);
      return;
    }
    if (running.isWhole) {
      await domains.removePlacesExcept(places);
      await states.recordComplete(lane, { startedAt });
      await parts.clear(lane);
    }
    if (running.isWhole && lane !== 'identity-center') {
      await lanes.wake('identity-center', 'reading');
    }
    const seconds = millisecondsSince(startedAt) / 1000;
    const message = `Synced ${lane} in ${seconds.toFixed(1)} s: ${counts}`;
    if (this.#completed.has(lane)) {
      logger.debug(message);
    } else {
      logger.info(message);
    }
    this.#completed.add(lane);
  }
}
