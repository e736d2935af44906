/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { findGroupByDisplayName } from '../../world/identityCenterGroups';
import { findUserByUserName } from '../../world/identityCenterUsers';
import { isMember } from '../../world/memberships';
import { findGroup, findPerson } from '../directory';
import type { StartedRouters } from './startRouters';

export const LOGIN = 'nora.berg@alpenglow.example';

/** Somebody to add to the directory. */
export const nora = (more: Record<string, string | string[]> = {}) => ({
  firstName: 'Nora',
  lastName: 'Berg',
  login: LOGIN,
  ...more,
});

/** A test client for the directory and Identity Center; `routers` returns those of the current test. */
export function directoryClient(routers: () => StartedRouters) {
  const userOf = (login: string) => findUserByUserName(routers().world, login);
  return {
    userOf,
    personOf(login: string) {
      const person = findPerson(routers().world, login);
      if (!person) {
        throw new Error(`There is no person ${login}`);
      }
      return person;
    },
    groupId: (name: string) => findGroup(routers().world, name)?.id ?? name,
    /** Whether the user is in the group in Identity Center. */
    isIn: (group: string, login: string) =>
      isMember(
        routers().world,
        findGroupByDisplayName(routers().world, group)?.groupId ?? '',
        userOf(login)?.userId ?? '',
      ),
    /** Sends a request to the JSON API of the directory. */
    async api(method: string, path: string, body?: unknown) {
      const answer = await fetch(`${routers().url}/okta/api${path}`, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        body: text ? JSON.parse(text) : undefined,
      };
    },
  };
}
