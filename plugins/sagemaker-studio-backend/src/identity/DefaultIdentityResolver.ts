/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringifyEntityRef, type UserEntity } from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_IDENTITY_CENTER_USER_NAME,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedUser } from '../aws/IdentityCenterGateway';
import type { InventoryReader, Seen } from '../inventory/Inventory';
import { caseKey } from '../inventory/rows';
import type { IdentityResolver, ResolvedIdentity } from './IdentityResolver';

/*
 * From the surest to the weakest: the annotations, then a username that is the entity's name or email, then an email.
 * An annotation decides alone. If it names nobody, looking further could give one person's access to another who has
 * taken over the name or address.
 */

function add(
  index: Map<string, Seen<ObservedUser>[]>,
  key: string,
  user: Seen<ObservedUser>,
): void {
  index.set(key, [...(index.get(key) ?? []), user]);
}

/** Without repeats: several keys may lead to one user. */
function find(
  index: Map<string, Seen<ObservedUser>[]>,
  keys: string[],
): Seen<ObservedUser>[] {
  const users = keys.flatMap(key => index.get(key) ?? []);
  return [...new Map(users.map(user => [user.userId, user])).values()];
}

class CandidateIndex {
  readonly #byId = new Map<string, Seen<ObservedUser>[]>();
  readonly #byUserName = new Map<string, Seen<ObservedUser>[]>();
  readonly #byEmail = new Map<string, Seen<ObservedUser>[]>();

  constructor(users: Seen<ObservedUser>[]) {
    for (const user of users) {
      add(this.#byId, user.userId, user);
      add(this.#byUserName, caseKey(user.userName), user);
      if (user.email) {
        add(this.#byEmail, caseKey(user.email), user);
      }
    }
  }

  byId(ids: string[]): Seen<ObservedUser>[] {
    return find(this.#byId, ids);
  }

  byUserName(userNames: string[]): Seen<ObservedUser>[] {
    return find(this.#byUserName, userNames.map(caseKey));
  }

  byEmail(emails: string[]): Seen<ObservedUser>[] {
    return find(this.#byEmail, emails.map(caseKey));
  }
}

/** Finds identities in the inventory, with three reads for any number of users. */
export class DefaultIdentityResolver implements IdentityResolver {
  readonly #reader: Pick<InventoryReader, 'findUsers'>;

  static create(options: {
    reader: Pick<InventoryReader, 'findUsers'>;
  }): DefaultIdentityResolver {
    return new DefaultIdentityResolver(options.reader);
  }

  private constructor(reader: Pick<InventoryReader, 'findUsers'>) {
    this.#reader = reader;
  }

  async resolve(users: UserEntity[]): Promise<Map<string, ResolvedIdentity>> {
    const hints = users.map(readHints);
    const candidates = await this.#reader.findUsers({
      userIds: hints.flatMap(hint => hint.userId ?? []),
      userNames: hints.flatMap(hint => [
        ...(hint.annotatedUserName ? [hint.annotatedUserName] : []),
        ...hint.userNames,
      ]),
      emails: hints.flatMap(hint => hint.email ?? []),
    });
    const index = new CandidateIndex(candidates);
    return new Map(
      hints.map(hint => [hint.entityRef, resolveOne(hint, index)]),
    );
  }
}

type Hints = {
  entityRef: string;
  userId?: string;
  annotatedUserName?: string;
  userNames: string[];
  email?: string;
};

function readHints(user: UserEntity): Hints {
  const annotations = user.metadata.annotations ?? {};
  const email = user.spec.profile?.email?.trim() || undefined;
  return {
    entityRef: stringifyEntityRef(user),
    userId: annotations[ANNOTATION_IDENTITY_CENTER_USER_ID]?.trim(),
    annotatedUserName:
      annotations[ANNOTATION_IDENTITY_CENTER_USER_NAME]?.trim(),
    userNames: [user.metadata.name, ...(email ? [email] : [])],
    email,
  };
}

function resolveOne(hint: Hints, index: CandidateIndex): ResolvedIdentity {
  const { userId, annotatedUserName, userNames, email } = hint;
  if (userId) {
    return (
      pick(index.byId([userId]), 'annotation') ?? {
        outcome: 'none',
        looked: [`user id ${userId} of the annotation`],
      }
    );
  }
  if (annotatedUserName) {
    return (
      pick(index.byUserName([annotatedUserName]), 'annotation') ?? {
        outcome: 'none',
        looked: [`username ${annotatedUserName} of the annotation`],
      }
    );
  }
  return (
    pick(index.byUserName(userNames), 'user-name') ??
    pick(index.byEmail(email ? [email] : []), 'email') ?? {
      outcome: 'none',
      looked: [
        ...userNames.map(userName => `username ${userName}`),
        ...(email ? [`email ${email}`] : []),
      ],
    }
  );
}

function pick(
  users: Seen<ObservedUser>[],
  by: 'annotation' | 'user-name' | 'email',
): ResolvedIdentity | undefined {
  if (users.length > 1) {
    return {
      outcome: 'ambiguous',
      candidates: users.map(user => user.userName).sort(),
    };
  }
  return users.length === 1
    ? { outcome: 'found', user: users[0], by }
    : undefined;
}
