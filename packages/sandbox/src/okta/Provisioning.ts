/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Brings one person or group of the directory to Identity Center over SCIM, the way Okta does: a disabled person becomes
 * `active: false`, and so does one who is removed, since Okta never deletes a user in Identity Center; a group is pushed
 * with its members. The endpoint never returns the members of a group, so they are compared with what was pushed before.
 */
import type { SandboxContext } from '../SandboxContext';
import { MOST_MEMBERS } from '../scim';
import type {
  DirectoryGroup,
  DirectoryPerson,
  PushedDirectory,
} from '../world/World';
import { fullName, membersOf } from './directory';
import { PatchOperation, ScimClient, ScimError } from './ScimClient';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export class Provisioning {
  readonly #context: SandboxContext;
  readonly #client: ScimClient;

  constructor(options: { context: SandboxContext; client: ScimClient }) {
    this.#context = options.context;
    this.#client = options.client;
  }

  /** Pushes the person as the directory has them now. */
  async pushPerson({ id }: DirectoryPerson): Promise<void> {
    const person = this.#context.world.okta.people[id];
    await (person ? this.#writePerson(person) : this.#deactivate(id));
  }

  /** Pushes the group as the directory has it now, or deletes it when the directory has it no more. */
  async pushGroup({ id }: DirectoryGroup): Promise<void> {
    const group = this.#context.world.okta.groups[id];
    await (group ? this.#writeGroup(group) : this.#deleteGroup(id));
  }

  /**
   * Drops the stored ids of users, so that the next push looks them up. They may have been deleted in Identity Center.
   * @returns whether any id was dropped.
   */
  forgetPeople(people: DirectoryPerson[]): boolean {
    const known = people.filter(({ id }) => this.#pushed.users[id]);
    known.forEach(({ id }) => delete this.#pushed.users[id]);
    return known.length > 0;
  }

  /** Drops the stored id of a group. The next push looks it up or creates it, and pushes all members. */
  forgetGroup({ id }: DirectoryGroup): boolean {
    const isKnown = this.#pushed.groups[id] !== undefined;
    delete this.#pushed.groups[id];
    return isKnown;
  }

  get #pushed(): PushedDirectory {
    return this.#context.world.okta.pushed;
  }

  /** A user who was there before the directory knew them is found by username and linked. */
  async #userIdOf(person: DirectoryPerson): Promise<string | undefined> {
    const known = this.#pushed.users[person.id];
    if (known !== undefined) {
      return known;
    }
    const user =
      (await this.#client.find('Users', 'externalId', person.id)) ??
      (await this.#client.find('Users', 'userName', person.login));
    if (user) {
      this.#pushed.users[person.id] = user.id;
    }
    return user?.id;
  }

  async #managerOf(person: DirectoryPerson): Promise<string | undefined> {
    const { people } = this.#context.world.okta;
    const manager = person.managerId ? people[person.managerId] : undefined;
    return manager && this.#userIdOf(manager);
  }

  async #writePerson(person: DirectoryPerson): Promise<void> {
    const manager = await this.#managerOf(person);
    const user = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
      externalId: person.id,
      userName: person.login,
      name: { givenName: person.firstName, familyName: person.lastName },
      displayName: fullName(person),
      title: person.title,
      emails: [{ value: person.email, type: 'work', primary: true }],
      active: person.status === 'ACTIVE',
      [ENTERPRISE]: {
        ...(person.department && { department: person.department }),
        ...(manager && { manager: { value: manager } }),
      },
    };
    const existing = await this.#userIdOf(person);
    if (existing === undefined) {
      const created = await this.#client.create('Users', user);
      this.#pushed.users[person.id] = created.id;
    } else {
      await this.#client.replace('Users', existing, user);
    }
  }

  async #deactivate(personId: string): Promise<void> {
    const userId =
      this.#pushed.users[personId] ??
      (await this.#client.find('Users', 'externalId', personId))?.id;
    if (userId !== undefined) {
      await unlessGone(
        this.#client.patch('Users', userId, [
          { op: 'replace', path: 'active', value: false },
        ]),
      );
    }
    delete this.#pushed.users[personId];
  }

  async #writeGroup(group: DirectoryGroup): Promise<void> {
    const names = { displayName: group.name, externalId: group.id };
    const wanted = new Set<string>();
    for (const person of membersOf(this.#context.world, group.id)) {
      const userId = await this.#userIdOf(person);
      if (userId !== undefined) {
        wanted.add(userId);
      }
    }
    const link = await this.#linkOf(group);
    if (link) {
      await this.#client.patch('Groups', link.groupId, [
        { op: 'replace', value: names },
      ]);
    }
    const { groupId, members } = link ?? (await this.#createGroup(names));
    const present = new Set(members);
    const change = async (operations: PatchOperation[]) => {
      await this.#client.patch('Groups', groupId, operations);
    };
    for (const some of chunks(difference(wanted, present))) {
      const value = some.map(userId => ({ value: userId }));
      await change([{ op: 'add', path: 'members', value }]);
      this.#remember(group, groupId, [...present, ...some]);
      some.forEach(userId => present.add(userId));
    }
    for (const some of chunks(difference(present, wanted))) {
      await change(
        some.map(userId => ({
          op: 'remove',
          path: `members[value eq "${userId}"]`,
        })),
      );
      some.forEach(userId => present.delete(userId));
      this.#remember(group, groupId, [...present]);
    }
  }

  /** The group in Identity Center and its pushed members. A group that was not pushed before is looked up by its names. */
  async #linkOf(
    group: DirectoryGroup,
  ): Promise<PushedDirectory['groups'][string] | undefined> {
    const known = this.#pushed.groups[group.id];
    if (known) {
      return known;
    }
    const found =
      (await this.#client.find('Groups', 'externalId', group.id)) ??
      (await this.#client.find('Groups', 'displayName', group.name));
    return found && this.#remember(group, found.id, []);
  }

  async #createGroup(names: { displayName: string; externalId: string }) {
    const { id } = await this.#client.create('Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      ...names,
    });
    return this.#remember({ id: names.externalId }, id, []);
  }

  #remember(
    { id }: Pick<DirectoryGroup, 'id'>,
    groupId: string,
    members: string[],
  ): PushedDirectory['groups'][string] {
    this.#pushed.groups[id] = { groupId, members };
    return this.#pushed.groups[id];
  }

  async #deleteGroup(id: string): Promise<void> {
    const groupId =
      this.#pushed.groups[id]?.groupId ??
      (await this.#client.find('Groups', 'externalId', id))?.id;
    if (groupId !== undefined) {
      await unlessGone(this.#client.delete('Groups', groupId));
    }
    delete this.#pushed.groups[id];
  }
}

/** Waits for a removal; not found counts as success. */
async function unlessGone(request: Promise<void>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof ScimError && error.status === 404)) {
      throw error;
    }
  }
}

function difference(these: Set<string>, those: Set<string>): string[] {
  return [...these].filter(id => !those.has(id));
}

function chunks(ids: string[]): string[][] {
  const count = Math.ceil(ids.length / MOST_MEMBERS);
  return Array.from({ length: count }, (_, index) =>
    ids.slice(index * MOST_MEMBERS, (index + 1) * MOST_MEMBERS),
  );
}
