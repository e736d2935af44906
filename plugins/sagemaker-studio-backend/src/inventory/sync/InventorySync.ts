/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LaneRunner } from '../../scheduling/LaneRunner';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { DateTime } from 'luxon';
import type { Gateways } from '../../aws/Gateways';
import {
  studioLane,
  type LaneId,
  type LaneWorker,
} from '../../scheduling/Lane';
import type { DatabaseInventoryStore } from '../store/DatabaseInventoryStore';
import type { SpaceStore } from '../store/SpaceStore';
import type { RemovalThreshold } from '../store/RemovalThreshold';
import type { Sweep, SweepContext } from './Sweep';
import type { RelevantGroups } from './RelevantGroups';
import type { ProfileSweepStore } from './ProfileSweepStore';
import { sweepAssignments, sweepIdentityCenter } from './sweepIdentityCenter';
import type { SweepParts, SweepPartStore } from './SweepPartStore';
import type { SweepFailures } from './sweepFailure';
import { sweepStudio } from './sweepStudio';
import type { SyncState } from './syncRows';
import type { SyncStateStore } from './SyncStateStore';

/*
 * When a lane is due, its sweep is begun, and each piece of work in the lane is one step of it. The sweep is a generator
 * in memory, and what it has read is in rows: if the lane moves to another replica, that one goes on from the rows, and
 * the generator left behind is dropped.
 * Domains name the applications whose assignments are to be read, and come from other lanes; so an application that no
 * sweep has looked at is swept by itself, as soon as its domain is known.
 */

type Place = { accountId: string; region: string; domainIds?: string[] };

type Options = {
  gateways: Gateways;
  store: DatabaseInventoryStore;
  states: SyncStateStore;
  parts: SweepPartStore;
  profiles: ProfileSweepStore;
  spaces: SpaceStore;
  groups: RelevantGroups;
  lanes: Pick<LaneRunner, 'wake' | 'lanes'>;
  places: Place[];
  frequencySeconds: number;
  /** How old the last look at all of a domain, and at all groups, may be. */
  fullFrequencySeconds: number;
  logger: LoggerService;
  removalThreshold: RemovalThreshold;
  failures: SweepFailures;
};

type Running = {
  sweep: Sweep;
  context: SweepContext;
  /** Whether it makes the lane complete; the assignments of single applications do not. */
  isWhole: boolean;
  notBefore: number;
  lastStep: number;
};

/** Of sweeps that are too short to be gone on with. */
const NO_PARTS: SweepParts = { get: () => undefined, put: async () => {} };
/** A sweep that rested longer is begun anew: AWS may not take its page tokens any more. */
const LONGEST_REST_MS = 5 * 60_000;

/** Keeps the inventory like AWS. */
export class InventorySync implements LaneWorker {
  readonly #options: Options;
  readonly #running = new Map<LaneId, Running>();
  readonly #completed = new Set<LaneId>();

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Has lanes swept as soon as may be, on whichever replica runs them.
   *
   * @param options - `lanes`: default all
   */
  async requestRefresh(options?: { lanes?: readonly LaneId[] }): Promise<void> {
    const lanes = options?.lanes ?? this.#options.lanes.lanes;
    await this.#options.states.request(lanes);
    for (const lane of lanes) {
      await this.#options.lanes.wake(lane);
    }
  }

  async work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean> {
    const running =
      (await this.#findRunning(lane)) ?? (await this.#begin(lane, options));
    if (!running || Date.now() < running.notBefore) {
      return false;
    }
    running.context.signal = options.signal;
    running.lastStep = Date.now();
    try {
      const step = await running.sweep.next();
      if (step.done) {
        await this.#complete(lane, running, step.value);
      } else {
        running.notBefore = Date.now() + step.value.pause;
      }
      return true;
    } catch (error) {
      this.#running.delete(lane);
      await this.#fail(lane, error);
      return false;
    }
  }

  async #findRunning(lane: LaneId): Promise<Running | undefined> {
    const running = this.#running.get(lane);
    if (!running) {
      return undefined;
    }
    if (
      (running.isWhole && !(await this.#isOurs(lane, running))) ||
      Date.now() - running.lastStep > LONGEST_REST_MS
    ) {
      this.#running.delete(lane);
      return undefined;
    }
    return running;
  }

  /** Whether nobody else has gone on with the sweep, or completed it. */
  async #isOurs(lane: LaneId, running: Running): Promise<boolean> {
    const open = await this.#options.parts.find(lane);
    return (
      open !== undefined &&
      open.isOurs &&
      open.startedAt === running.context.startedAt
    );
  }

  async #begin(
    lane: LaneId,
    options: { signal: AbortSignal },
  ): Promise<Running | undefined> {
    const { states, removalThreshold, failures, store, gateways } =
      this.#options;
    const state = await states.get(lane);
    const isWhole = this.#isDue(state);
    const applications =
      lane === 'identity-center' && !isWhole
        ? await states.listUnsweptApplications()
        : [];
    if (!isWhole && applications.length === 0) {
      return undefined;
    }

    const { startedAt, parts } = isWhole
      ? await this.#openParts(lane)
      : { startedAt: DateTime.utc().toISO(), parts: NO_PARTS };
    const context: SweepContext = {
      startedAt,
      parts,
      signal: options.signal,
      replaceOptions: {
        startedAt,
        checkRemovals: removalThreshold.checkFor(lane),
      },
    };
    const begin = (): Sweep | undefined => {
      if (lane === 'identity-center') {
        const room = {
          gateway: gateways.identityCenter(),
          store,
          failures,
          groups: this.#options.groups,
          fullFrequencySeconds: this.#options.fullFrequencySeconds,
        };
        return isWhole
          ? sweepIdentityCenter(context, room)
          : sweepAssignments(context, room, applications);
      }
      const place = this.#options.places.find(
        candidate => studioLane(candidate) === lane,
      );
      return (
        place &&
        sweepStudio(context, {
          gateway: gateways.studio(place),
          store,
          profiles: this.#options.profiles,
          spaces: this.#options.spaces,
          fullFrequencySeconds: this.#options.fullFrequencySeconds,
          failures,
          domainIds: place.domainIds,
        })
      );
    };
    const sweep = begin();
    if (!sweep) {
      return undefined;
    }
    const running = {
      sweep,
      context,
      isWhole,
      notBefore: 0,
      lastStep: Date.now(),
    };
    this.#running.set(lane, running);
    return running;
  }

  /** Goes on with what some replica has begun not long ago, or begins. */
  async #openParts(
    lane: LaneId,
  ): Promise<{ startedAt: string; parts: SweepParts }> {
    const { parts } = this.#options;
    const open = await parts.find(lane);
    const rest = open
      ? Date.now() - DateTime.fromISO(open.recordedAt).toMillis()
      : Infinity;
    if (open && rest <= LONGEST_REST_MS) {
      const { startedAt } = open;
      return { startedAt, parts: await parts.resume(lane, startedAt) };
    }
    const startedAt = DateTime.utc().toISO();
    return { startedAt, parts: await parts.begin(lane, startedAt) };
  }

  #isDue(state: SyncState): boolean {
    const { completedAt = '', failedAt = '', requestedAt } = state;
    // Asked in the millisecond of a failure: rather swept once too often than never.
    if (requestedAt && requestedAt >= failedAt) {
      return true;
    }
    const last = completedAt > failedAt ? completedAt : failedAt;
    return (
      !last ||
      Date.now() - DateTime.fromISO(last).toMillis() >=
        this.#options.frequencySeconds * 1000
    );
  }

  async #complete(
    lane: LaneId,
    running: Running,
    counts: string,
  ): Promise<void> {
    const { store, places, lanes, logger } = this.#options;
    const { startedAt } = running.context;
    this.#running.delete(lane);
    if (running.isWhole) {
      await store.removePlacesExcept(places);
      await store.recordCompleteSync(lane, { startedAt });
      await this.#options.parts.clear(lane);
    }
    if (lane !== 'identity-center') {
      await lanes.wake('identity-center');
    }
    const seconds =
      (Date.now() - DateTime.fromISO(startedAt).toMillis()) / 1000;
    const message = `Synced ${lane} in ${seconds.toFixed(1)} s: ${counts}`;
    if (this.#completed.has(lane)) {
      logger.debug(message);
    } else {
      logger.info(message);
    }
    this.#completed.add(lane);
  }

  async #fail(lane: LaneId, error: unknown): Promise<void> {
    await this.#options.failures.record(error, {
      scope: lane,
      what: `The sync of ${lane} failed and the inventory stays as last seen`,
    });
    await this.#options.parts.clear(lane);
  }
}
