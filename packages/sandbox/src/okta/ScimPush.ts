/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Keeps Identity Center as the directory is. The queue says what changed and not how: when its turn comes, a person or
 * group is compared with what was pushed before and brought in line. A push can therefore be repeated, and changes that
 * follow quickly upon each other become one. A push that fails temporarily is retried before anything else, to keep the
 * order. A permanent refusal is reported and skipped, because otherwise one bad record would block all others.
 */
import type { SandboxContext } from '../SandboxContext';
import { SCIM_TOKEN } from '../scim';
import type { DirectoryGroup, DirectoryPerson, World } from '../world/World';
import { fullName, membersOf } from './directory';
import { Provisioning } from './Provisioning';
import { ScimClient, ScimError } from './ScimClient';

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;
const REMEMBERED = 20;

type Task =
  | { kind: 'person'; person: DirectoryPerson }
  | { kind: 'group'; group: DirectoryGroup };

/** How one push went. Times are ISO 8601 on the sandbox's clock. */
export type PushRecord = {
  at: string;
  what: string;
  outcome: 'done' | 'refused' | 'waiting';
  /** Why it was refused or waits. */
  message?: string;
};

export type PushStatus = {
  enabled: boolean;
  /** Changes that are not pushed yet. */
  pending: number;
  /** The newest first. */
  records: PushRecord[];
};

export class ScimPush {
  readonly #context: SandboxContext;
  readonly #provisioning: Provisioning;
  #queue: Task[] = [];
  #records: PushRecord[] = [];
  /** The world that the queue and the records are about; a reset makes both meaningless. */
  #world?: World['okta'];
  #isWorking = false;

  constructor(options: { context: SandboxContext }) {
    const { context } = options;
    this.#context = context;
    const client = new ScimClient({
      url: () => `${context.baseUrl}/scim/v2`,
      token: SCIM_TOKEN,
    });
    this.#provisioning = new Provisioning({ context, client });
  }

  /** Called for every change, with the previous `people` and `groups` if they are gone now. */
  changed(change: {
    people?: DirectoryPerson[];
    groups?: DirectoryGroup[];
  }): void {
    this.#forgetOldWorld();
    if (!this.#context.world.okta.scimEnabled) {
      return;
    }
    this.#enqueue([
      ...(change.people ?? []).map(person => ({
        kind: 'person' as const,
        person,
      })),
      ...(change.groups ?? []).map(group => ({
        kind: 'group' as const,
        group,
      })),
    ]);
  }

  /** Pushes the whole directory. */
  everything(): void {
    const { people, groups } = this.#context.world.okta;
    this.changed({
      people: Object.values(people),
      groups: Object.values(groups),
    });
  }

  /** Switches the push; switched on, it makes up for what it missed. */
  setEnabled(enabled: boolean): void {
    const { okta } = this.#context.world;
    const missed = enabled && !okta.scimEnabled;
    okta.scimEnabled = enabled;
    if (missed) {
      this.everything();
    }
  }

  status(): PushStatus {
    this.#forgetOldWorld();
    return {
      enabled: this.#context.world.okta.scimEnabled,
      pending: this.#queue.length,
      records: [...this.#records],
    };
  }

  #forgetOldWorld(): void {
    const { okta } = this.#context.world;
    if (this.#world !== okta) {
      this.#world = okta;
      this.#queue = [];
      this.#records = [];
    }
  }

  #enqueue(tasks: Task[]): void {
    // The last place counts: a group is pushed after all of its people, or those who come later would be left out.
    const [current, ...waiting] = this.#queue;
    const again = new Set(tasks.map(taskKey));
    this.#queue = [
      ...(current ? [current] : []),
      ...waiting.filter(task => !again.has(taskKey(task))),
      ...tasks,
    ];
    if (!this.#isWorking) {
      this.#isWorking = true;
      void this.#work();
    }
  }

  async #work(): Promise<void> {
    let delay = FIRST_RETRY_MS;
    // Lets the request that made the change be answered first.
    await pause(20);
    for (;;) {
      this.#forgetOldWorld();
      const [task] = this.#queue;
      if (!task || !this.#context.world.okta.scimEnabled) {
        this.#queue = [];
        this.#isWorking = false;
        return;
      }
      try {
        await this.#push(task);
        this.#finish(task, 'done');
        delay = FIRST_RETRY_MS;
      } catch (error) {
        if (error instanceof ScimError && error.isTemporary) {
          this.#record(task, 'waiting', error.message);
          await pause(delay);
          delay = Math.min(delay * 2, LAST_RETRY_MS);
        } else if (!this.#forgetWhatIsGone(task, error)) {
          this.#finish(task, 'refused', String(error));
        }
      }
    }
  }

  #finish(task: Task, outcome: PushRecord['outcome'], message?: string): void {
    this.#record(task, outcome, message);
    if (this.#queue[0] === task) {
      this.#queue.shift();
    }
  }

  #record(task: Task, outcome: PushRecord['outcome'], message?: string): void {
    const what =
      task.kind === 'person'
        ? `Person ${fullName(task.person)}`
        : `Group ${task.group.name}`;
    const at = new Date(this.#context.now()).toISOString();
    // Tries of the same thing are one line, however often they are repeated.
    const older =
      this.#records[0]?.outcome === 'waiting' && this.#records[0].what === what
        ? this.#records.slice(1)
        : this.#records;
    const record = { at, what, outcome, ...(message && { message }) };
    this.#records = [record, ...older].slice(0, REMEMBERED);
  }

  async #push(task: Task): Promise<void> {
    await (task.kind === 'person'
      ? this.#provisioning.pushPerson(task.person)
      : this.#provisioning.pushGroup(task.group));
  }

  /**
   * Drops the stored id of a user or group that was deleted in Identity Center: 404 names the user or group, 400 can mean
   * any of a group's members.
   * @returns whether an id was dropped, so that the push can be repeated once.
   */
  #forgetWhatIsGone(task: Task, error: unknown): boolean {
    const status = error instanceof ScimError ? error.status : undefined;
    if (task.kind === 'person') {
      const { managerId } = task.person;
      const { people } = this.#context.world.okta;
      const manager = managerId === undefined ? undefined : people[managerId];
      return (
        status === 404 &&
        this.#provisioning.forgetPeople([task.person, manager ?? task.person])
      );
    }
    if (status === 404) {
      return this.#provisioning.forgetGroup(task.group);
    }
    const members = membersOf(this.#context.world, task.group.id);
    return status === 400 && this.#provisioning.forgetPeople(members);
  }
}

function taskKey(task: Task): string {
  return task.kind === 'person'
    ? `person ${task.person.id}`
    : `group ${task.group.id}`;
}

/** Waits without keeping the process alive: a sandbox that has stopped owes no push. */
function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds).unref();
  });
}
