/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { SandboxContext } from '../SandboxContext';
import type { DirectoryGroup, DirectoryPerson } from '../world/World';
import * as directory from './directory';
import type { ScimPush } from './ScimPush';

/** Changes the directory and has each change pushed; the page and the JSON API both go through here. */
export class DirectoryService {
  readonly #context: SandboxContext;
  readonly #push: ScimPush;

  constructor(options: { context: SandboxContext; push: ScimPush }) {
    this.#context = options.context;
    this.#push = options.push;
  }

  /** @throws InvalidEntryError */
  addPerson(entry: directory.PersonEntry): DirectoryPerson {
    const person = directory.addPerson(this.#context.world, entry);
    this.#push.changed({ people: [person], groups: this.#groups(person) });
    return person;
  }

  /** @throws InvalidEntryError */
  changePerson(
    person: DirectoryPerson,
    changes: Parameters<typeof directory.changePerson>[2],
  ): DirectoryPerson {
    const { world } = this.#context;
    const changed = directory.changePerson(world, person, changes);
    const differing = [
      ...changed.groups.filter(id => !person.groups.includes(id)),
      ...person.groups.filter(id => !changed.groups.includes(id)),
    ];
    this.#push.changed({
      people: [changed],
      groups: differing.flatMap(id => world.okta.groups[id] ?? []),
    });
    return changed;
  }

  removePerson(person: DirectoryPerson): void {
    directory.removePerson(this.#context.world, person);
    this.#push.changed({ people: [person], groups: this.#groups(person) });
  }

  /** @throws InvalidEntryError */
  addGroup(entry: directory.GroupEntry): DirectoryGroup {
    const group = directory.addGroup(this.#context.world, entry);
    this.#push.changed({ groups: [group] });
    return group;
  }

  /** @throws InvalidEntryError */
  changeGroup(
    group: DirectoryGroup,
    changes: Partial<directory.GroupEntry>,
  ): DirectoryGroup {
    const changed = directory.changeGroup(this.#context.world, group, changes);
    this.#push.changed({ groups: [changed] });
    return changed;
  }

  removeGroup(group: DirectoryGroup): void {
    directory.removeGroup(this.#context.world, group);
    this.#push.changed({ groups: [group] });
  }

  #groups(person: DirectoryPerson): DirectoryGroup[] {
    return directory.groupsOf(this.#context.world, person);
  }
}
