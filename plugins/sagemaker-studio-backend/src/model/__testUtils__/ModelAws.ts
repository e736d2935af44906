/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { OperationError } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StepOutcome } from '../finishStep';
import { nextStep } from '../operationSteps';
import type { GrantRecord, OperationRecord } from '../records';
import { quote } from '../../util/say';

/** The outcome of a step: its write is done, is lost although AWS reported success, or is refused. */
export type Fate = 'done' | 'forgotten' | 'throttled' | 'parked' | 'denied';

const HOUR = 3_600_000;

/**
 * AWS as far as one grant goes, and steps that look before they write; far simpler than the sandbox, to be run through
 * thousands of times.
 */
export class ModelAws {
  /** With the spaces that the person has made. */
  profile?: { role: string; spaces: number };
  /** Resources that operations really wrote in AWS. */
  readonly wrote = { assignment: false, profile: false };
  readonly #way: { assigned: boolean };

  /** @param way - the assignment, where several domains have one and the same */
  constructor(
    before: { assigned: boolean; role?: string },
    way = { assigned: before.assigned },
  ) {
    this.#way = way;
    this.profile = before.role ? { role: before.role, spaces: 1 } : undefined;
  }

  get assigned() {
    return this.#way.assigned;
  }

  set assigned(assigned: boolean) {
    this.#way.assigned = assigned;
  }

  isAsGranted(grant: GrantRecord): boolean {
    return this.assigned && this.profile?.role === grant.executionRole;
  }

  /** Somebody else is at work in AWS, or the person in Studio. */
  tamper(what: 'assignment' | 'profile' | 'role' | 'space'): void {
    if (what === 'assignment') {
      this.assigned = !this.assigned;
    } else if (what === 'space') {
      if (this.profile && this.assigned) {
        this.profile.spaces += 1;
      }
    } else if (what === 'profile') {
      this.profile = undefined;
    } else if (this.profile) {
      this.profile.role = 'role-of-somebody-else';
    }
  }

  /**
   * Runs the next step of an operation.
   *
   * @param given - `poll`: AWS takes its time; `isShared`: another live grant lives by the assignment
   * @returns how it went, what is known of the grant by then, and whether anything was written in AWS
   */
  run(
    operation: OperationRecord,
    grant: GrantRecord,
    given: { fate: Fate; poll: boolean; at: string; isShared?: boolean },
  ): { outcome: StepOutcome; grant: GrantRecord; hasWritten: boolean } {
    const error = errorOf(given.fate);
    if (error) {
      return { outcome: { type: 'failed', error }, grant, hasWritten: false };
    }
    let hasWritten = false;
    const known = { ...grant, created: { ...grant.created } };
    const outcome = this.#step(operation, known, {
      ...given,
      write: change => {
        if (given.fate === 'done') {
          change();
          hasWritten = true;
        }
      },
    });
    return { outcome, grant: known, hasWritten };
  }

  #step(
    operation: OperationRecord,
    grant: GrantRecord,
    given: {
      poll: boolean;
      at: string;
      isShared?: boolean;
      write: (change: () => void) => void;
    },
  ): StepOutcome {
    const { poll, write, isShared = false } = given;
    switch (nextStep(operation)?.name) {
      case 'ensure-assignment':
        if (this.assigned) {
          return done();
        }
        write(() => {
          this.assigned = true;
          this.wrote.assignment = true;
          grant.created.assignment = true;
        });
        return done(true);
      case 'ensure-profile':
        grant.profileName = 'jonas';
        if (this.profile) {
          return done();
        }
        write(() => {
          this.profile = { role: grant.executionRole, spaces: 0 };
          this.wrote.profile = true;
          grant.created.profile = true;
        });
        return done(true);
      case 'wait-in-service':
        if (!this.profile) {
          return redo('ensure-profile');
        }
        return poll ? wait() : done();
      case 'ensure-execution-role': {
        const { profile } = this;
        if (!profile) {
          return redo('ensure-profile');
        }
        if (profile.role === grant.executionRole) {
          return done();
        }
        write(() => {
          profile.role = grant.executionRole;
        });
        return poll ? wait() : redo('ensure-execution-role');
      }
      case 'verify':
        return this.#verify(operation, grant, poll);
      case 'remove-assignment':
        if (!this.assigned || isShared) {
          return done();
        }
        write(() => {
          this.assigned = false;
        });
        return done(true);
      case 'stop-apps':
        return poll ? wait() : done();
      case 'cool-off':
        return poll ? wait(inHours(given.at, 24)) : done();
      case 'delete-spaces': {
        const { profile } = this;
        if (!profile?.spaces) {
          return done();
        }
        write(() => {
          profile.spaces = 0;
        });
        return wait();
      }
      case 'delete-profile':
        if (!this.profile) {
          return done();
        }
        // AWS deletes none that owns spaces.
        if (this.profile.spaces) {
          return redo('delete-spaces');
        }
        write(() => {
          this.profile = undefined;
        });
        return wait();
      case 'verify-removed':
        if (this.assigned && !isShared && !grant.endedAt) {
          return redo('remove-assignment');
        }
        return this.#verifyRemains(operation);
      default:
        return done();
    }
  }

  #verifyRemains(operation: OperationRecord): StepOutcome {
    const isTo = (step: string) =>
      operation.steps.some(({ name }) => name === step);
    if (this.profile && isTo('delete-profile')) {
      return redo('delete-profile');
    }
    return this.profile?.spaces && isTo('delete-spaces')
      ? redo('delete-spaces')
      : done();
  }

  #verify(
    operation: OperationRecord,
    grant: GrantRecord,
    moves: boolean,
  ): StepOutcome {
    if (!this.profile) {
      return redo('ensure-profile');
    }
    if (this.profile.role !== grant.executionRole) {
      return redo('ensure-execution-role');
    }
    if (moves && operation.lane !== 'other-lane') {
      return { type: 'move', lane: 'other-lane', detail: 'One half was seen.' };
    }
    return this.assigned ? done() : redo('ensure-assignment');
  }
}

function done(changed = false): StepOutcome {
  return { type: 'done', changed, detail: 'Done.' };
}

function wait(until?: string): StepOutcome {
  return { type: 'wait', detail: 'AWS is at work.', until };
}

function redo(
  step: Extract<StepOutcome, { type: 'redo' }>['step'],
): StepOutcome {
  return { type: 'redo', step, reason: quote('It is not to be seen.') };
}

function errorOf(fate: Fate): OperationError | undefined {
  switch (fate) {
    case 'throttled':
      return { kind: 'retry', name: 'Throttling', message: 'Too fast.' };
    case 'parked':
      return { kind: 'parked', name: 'ResourceInUse', message: 'In use.' };
    case 'denied':
      return { kind: 'blocked', name: 'AccessDenied', message: 'No.' };
    default:
      return undefined;
  }
}

function inHours(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * HOUR).toISOString();
}
