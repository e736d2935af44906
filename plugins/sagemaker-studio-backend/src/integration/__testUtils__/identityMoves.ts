/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Everything that gives a name to somebody else, or another name to somebody, done in Okta and followed in the model. */
import { findUserByUserName } from '@studio-access/sandbox';
import { present } from '../../util/__testUtils__/present';
import type { IdentityModel, ModelPerson, ModelTeam } from './IdentityModel';
import { oktaDirectory } from './realCatalog';
import type { TestSandbox } from './startTestSandbox';

/** Whom a move is about. */
type Concerned = { person: ModelPerson; other: ModelPerson; team: ModelTeam };

export const MOVES = [
  'rename-login',
  'rename-display-name',
  'delete-and-re-create',
  'hire-namesake',
  'reuse-login',
  'swap-emails',
  'rename-group',
  're-create-group',
  'reuse-group-name',
  'suspend',
  'move-to-other-team',
] as const;

export type Move = (typeof MOVES)[number];

export function identityMoves(sandbox: TestSandbox, model: IdentityModel) {
  const { change } = oktaDirectory(sandbox);
  const { world } = sandbox.admin;
  let count = 0;

  const recordOf = ({ oktaId }: ModelPerson) =>
    present(world.okta.people[oktaId]);
  const nameOf = ({ oktaId }: ModelTeam) =>
    present(world.okta.groups[oktaId]).name;
  const changePerson = ({ oktaId }: ModelPerson, to: object) =>
    change('PATCH', `/people/${oktaId}`, to);

  function fresh(): number {
    count += 1;
    return count;
  }

  async function hire(login: string, like: ModelPerson): Promise<void> {
    const { firstName, lastName, groups } = recordOf(like);
    // The address may be somebody's whose login is another.
    const isTaken = Object.values(world.okta.people).some(
      ({ email }) => email === login,
    );
    await change('POST', '/people', {
      firstName,
      lastName,
      login,
      email: isTaken ? `hired.${fresh()}@x.example` : login,
      groups: groups.map(id => present(world.okta.groups[id]).name),
    });
    const { id } = present(
      Object.values(world.okta.people).find(each => each.login === login),
    );
    const { userId } = present(findUserByUserName(world, login));
    model.people.push({ oktaId: id, userId });
  }

  async function found(name: string): Promise<ModelTeam> {
    await change('POST', '/groups', { name });
    const { id } = present(
      Object.values(world.okta.groups).find(each => each.name === name),
    );
    const { groupId } = present(
      Object.values(world.identityCenter.groups).find(
        ({ displayName }) => displayName === name,
      ),
    );
    const team = { oktaId: id, groupId };
    model.teams.push(team);
    return team;
  }

  const rename = (person: ModelPerson) => {
    const login = `renamed.${fresh()}@alpenglow.example`;
    return changePerson(person, { login, email: login });
  };

  const moves: Record<Move, (of: Concerned) => Promise<void>> = {
    'rename-login': ({ person }) => rename(person),

    /** To what another is called. */
    'rename-display-name': ({ person, other }) => {
      const { firstName, lastName } = recordOf(other);
      return changePerson(person, { firstName, lastName });
    },

    async 'delete-and-re-create'({ person }) {
      const { login } = recordOf(person);
      const { users, memberships } = world.identityCenter;
      delete users[person.userId];
      for (const [id, { userId }] of Object.entries(memberships)) {
        if (userId === person.userId) {
          delete memberships[id];
        }
      }
      await changePerson(person, { title: `Back again ${fresh()}` });
      const { userId } = present(findUserByUserName(world, login));
      const { oktaId, isSuspended } = person;
      person.isGone = true;
      model.people.push({ oktaId, userId, isSuspended });
    },

    'hire-namesake': ({ person }) =>
      hire(`namesake.${fresh()}@alpenglow.example`, person),

    async 'reuse-login'({ person }) {
      const { login } = recordOf(person);
      await rename(person);
      await hire(login, person);
    },

    async 'swap-emails'({ person, other }) {
      const [first, second] = [recordOf(person).email, recordOf(other).email];
      await changePerson(person, { email: `between.${fresh()}@x.example` });
      await changePerson(other, { email: first });
      await changePerson(person, { email: second });
    },

    'rename-group': ({ team }) =>
      change('PATCH', `/groups/${team.oktaId}`, { name: `team-${fresh()}` }),

    async 're-create-group'({ team }) {
      const name = nameOf(team);
      const members = model
        .present()
        .filter(person => recordOf(person).groups.includes(team.oktaId));
      await change('DELETE', `/groups/${team.oktaId}`);
      team.isGone = true;
      const again = await found(name);
      for (const { oktaId } of members) {
        await change('PUT', `/groups/${again.oktaId}/members/${oktaId}`);
      }
    },

    async 'reuse-group-name'({ team, person }) {
      const name = nameOf(team);
      await change('PATCH', `/groups/${team.oktaId}`, {
        name: `team-${fresh()}`,
      });
      const other = await found(name);
      await change('PUT', `/groups/${other.oktaId}/members/${person.oktaId}`);
    },

    async suspend({ person }) {
      const isSuspended = !person.isSuspended;
      await changePerson(person, {
        status: isSuspended ? 'SUSPENDED' : 'ACTIVE',
      });
      person.isSuspended = isSuspended;
    },

    async 'move-to-other-team'({ person, team }) {
      for (const each of model.liveTeams()) {
        if (recordOf(person).groups.includes(each.oktaId)) {
          await change(
            'DELETE',
            `/groups/${each.oktaId}/members/${person.oktaId}`,
          );
        }
      }
      await change('PUT', `/groups/${team.oktaId}/members/${person.oktaId}`);
    },
  };
  return moves;
}
