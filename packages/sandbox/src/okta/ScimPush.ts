/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Keeps Identity Center as the directory is, over SCIM, the way Okta does: a disabled person becomes `active: false`,
 * and so does one who is removed, since Okta never deletes a user at the other side; a group is pushed with its members.
 *
 * The queue says what changed and not how: when its turn comes, a person or group is compared with the other side and
 * brought in line. A push can therefore be repeated, and changes that follow quickly upon each other become one.
 * What fails for the time being is tried again before anything else, so that the order stays; what is refused for good
 * is reported and passed over, as otherwise one bad record would stop all others.
 */
import type { SandboxContext } from '../SandboxContext';
import { SCIM_TOKEN } from '../scim';
import type { DirectoryGroup, DirectoryPerson, World } from '../world/World';
import { fullName, membersOf } from './directory';
import { ScimClient, ScimError, ScimResource } from './ScimClient';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** How many members one PATCH may name; Identity Center takes no more. */
const MEMBERS_PER_PATCH = 100;

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
  readonly #client: ScimClient;
  #queue: Task[] = [];
  #records: PushRecord[] = [];
  /** The world that the queue and the records are about; a reset makes both meaningless. */
  #world?: World['okta'];
  /** Directory id → user id at the other side, so that a large group needs no look-up for each member. */
  readonly #links = new Map<string, string>();
  #isWorking = false;

  private constructor(context: SandboxContext, client: ScimClient) {
    this.#context = context;
    this.#client = client;
  }

  static create(context: SandboxContext): ScimPush {
    const client = ScimClient.create({
      url: () => `${context.baseUrl}/scim/v2`,
      token: SCIM_TOKEN,
    });
    return new ScimPush(context, client);
  }

  /** To be told of every change; `people` and `groups` as they were when they are gone now. */
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
      this.#links.clear();
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
        } else if (this.#links.size > 0) {
          // Somebody may have deleted users at the other side: look them all up once more before giving up.
          this.#links.clear();
        } else {
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
    const { people, groups } = this.#context.world.okta;
    if (task.kind === 'person') {
      const person = people[task.person.id];
      await (person ? this.#pushPerson(person) : this.#deactivate(task.person));
      return;
    }
    const group = groups[task.group.id];
    await (group ? this.#pushGroup(group) : this.#deleteGroup(task.group));
  }

  /** By the directory's id; a user who was there before the directory knew them is found by username and linked. */
  async #userIdOf(person: DirectoryPerson): Promise<string | undefined> {
    const known = this.#links.get(person.id);
    if (known !== undefined) {
      return known;
    }
    const user =
      (await this.#client.find('Users', 'externalId', person.id)) ??
      (await this.#client.find('Users', 'userName', person.login));
    if (user) {
      this.#links.set(person.id, user.id);
    }
    return user?.id;
  }

  async #pushPerson(person: DirectoryPerson): Promise<void> {
    const manager =
      person.managerId === undefined
        ? undefined
        : await this.#client.find('Users', 'externalId', person.managerId);
    const enterprise = {
      ...(person.department && { department: person.department }),
      ...(manager && { manager: { value: manager.id } }),
    };
    const user = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
      externalId: person.id,
      userName: person.login,
      name: { givenName: person.firstName, familyName: person.lastName },
      displayName: fullName(person),
      title: person.title,
      emails: [{ value: person.email, type: 'work', primary: true }],
      active: person.status === 'ACTIVE',
      [ENTERPRISE]: enterprise,
    };
    const existing = await this.#userIdOf(person);
    if (existing === undefined) {
      const created = await this.#client.create('Users', user);
      this.#links.set(person.id, created.id);
    } else {
      await this.#client.replace('Users', existing, user);
    }
  }

  async #deactivate(person: DirectoryPerson): Promise<void> {
    const user = await this.#client.find('Users', 'externalId', person.id);
    if (user) {
      await this.#client.patch('Users', user.id, [
        { op: 'replace', path: 'active', value: false },
      ]);
    }
  }

  async #findGroup(group: DirectoryGroup): Promise<ScimResource | undefined> {
    return (
      (await this.#client.find('Groups', 'externalId', group.id)) ??
      (await this.#client.find('Groups', 'displayName', group.name))
    );
  }

  async #pushGroup(group: DirectoryGroup): Promise<void> {
    const names = { displayName: group.name, externalId: group.id };
    const found = await this.#findGroup(group);
    const { id, members = [] } =
      found ??
      (await this.#client.create('Groups', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        ...names,
      }));
    const present = new Set(members.map(member => member.value));
    const wanted = new Set<string>();
    for (const person of membersOf(this.#context.world, group.id)) {
      const user = await this.#userIdOf(person);
      if (user !== undefined) {
        wanted.add(user);
      }
    }
    const added = [...wanted].filter(user => !present.has(user));
    const gone = [...present].filter(user => !wanted.has(user));
    if (found) {
      await this.#client.patch('Groups', id, [{ op: 'replace', value: names }]);
    }
    for (const some of chunks(added)) {
      await this.#client.patch('Groups', id, [
        { op: 'add', path: 'members', value: some.map(value => ({ value })) },
      ]);
    }
    for (const some of chunks(gone)) {
      await this.#client.patch(
        'Groups',
        id,
        some.map(user => ({
          op: 'remove' as const,
          path: `members[value eq "${user}"]`,
        })),
      );
    }
  }

  async #deleteGroup(group: DirectoryGroup): Promise<void> {
    const found = await this.#client.find('Groups', 'externalId', group.id);
    if (found) {
      await this.#client.delete('Groups', found.id);
    }
  }
}

function taskKey(task: Task): string {
  return task.kind === 'person'
    ? `person ${task.person.id}`
    : `group ${task.group.id}`;
}

function chunks(ids: string[]): string[][] {
  const count = Math.ceil(ids.length / MEMBERS_PER_PATCH);
  return Array.from({ length: count }, (_, index) =>
    ids.slice(index * MEMBERS_PER_PATCH, (index + 1) * MEMBERS_PER_PATCH),
  );
}

/** Waits without keeping the process alive: a sandbox that has stopped owes no push. */
function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds).unref();
  });
}
