/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Gateways } from '../aws/Gateways';
import { listLastNames } from '../store/listLastNames';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { Domains } from '../facts/Domains';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { subjectsOf } from '../facts/subjects';
import { isDomainGone } from '../grants/isDomainGone';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { EntityRef } from '../model/names';
import { refuse, type Refusal } from '../model/outcome';
import type { RequestRecord } from '../model/records';
import type { AccessStore } from '../store/AccessStore';
import { inMilliseconds, now } from '../util/now';
import { say } from '../util/say';

/** Somebody who has left. */
type Left = {
  person: EntityRef;
  userId: string;
  /** Whether the ref is somebody else's by now. */
  hasPassed: boolean;
};

/** How long an answer of AWS about a domain is reused. */
const CACHE_MILLISECONDS = 5 * 60_000;
const TIMEOUT_MILLISECONDS = 10_000;

/** Why a request cannot be carried out any more. */
export type LostPrecondition = Refusal & {
  /** Whether our own records say so, rather than what a sync or the catalog shows. */
  isCertain: boolean;
};

/** Whether a request can still be carried out, so that nobody is asked to decide one that cannot. */
export class RequestPreconditions {
  readonly #options: RequestPreconditionsOptions;
  /** Cached answers of AWS about domains that no sync sees, so that each request needs no call. */
  readonly #answers = new Map<string, { at: string; isGone: boolean }>();

  constructor(options: RequestPreconditionsOptions) {
    this.#options = options;
  }

  async check(request: RequestRecord): Promise<LostPrecondition | undefined> {
    const ended = await this.#checkGrants(request);
    if (ended) {
      return { ...ended, isCertain: true };
    }
    // A revocation depends neither on the people nor on the domain.
    if (request.kind === 'revoke') {
      return undefined;
    }
    const { domainId } = request;
    if (request.kind === 'create-domain') {
      const left = await this.#checkPeople(request);
      return left && { ...left, isCertain: false };
    }
    if (await this.#options.domains.find(domainId)) {
      const left = await this.#checkPeople(request);
      return left && { ...left, isCertain: false };
    }
    return (await this.#isGone(domainId))
      ? {
          ...refuse(
            'conflict',
            say('refused.domain-gone', { domain: domainId }),
          ),
          // AWS was asked for it by its id.
          isCertain: true,
        }
      : undefined;
  }

  async #checkPeople(request: RequestRecord): Promise<Refusal | undefined> {
    const { requester, requesterUserId } = request;
    const left = await this.#whoLeft([
      ...(requesterUserId
        ? [{ person: requester, userId: requesterUserId }]
        : []),
      ...request.people,
    ]);
    return left
      ? refuse(
          'conflict',
          say(
            left.userId === requesterUserId
              ? 'refused.requester-left'
              : 'refused.person-left',
            { person: left.hasPassed ? await this.#nameOf(left) : left.person },
          ),
        )
      : undefined;
  }

  /** The last known name of somebody whose ref is another's by now. */
  async #nameOf({ person, userId }: Left): Promise<string> {
    const names = await listLastNames(this.#options.knex, [userId]);
    return names.get(userId) ?? person;
  }

  async #isGone(domainId: string): Promise<boolean> {
    const { places, gateways, logger } = this.#options;
    const before = this.#answers.get(domainId);
    if (before && before.at > inMilliseconds(-CACHE_MILLISECONDS)) {
      return before.isGone;
    }
    const isGone = await isDomainGone(domainId, places, {
      gateways,
      logger,
      signal: () => AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    this.#answers.set(domainId, { at: now(), isGone });
    return isGone;
  }

  async #checkGrants({
    kind,
    grantIds = [],
    offboarding,
  }: RequestRecord): Promise<Refusal | undefined> {
    const mayHaveEnded = kind === 'revoke' && offboarding !== undefined;
    for (const grantId of grantIds) {
      const grant = await this.#options.store.getGrant(grantId);
      if (!grant || (grant.status === 'ended' && !mayHaveEnded)) {
        return refuse(
          'conflict',
          grant
            ? say('refused.has-ended', { person: grant.displayName })
            : say('refused.one-has-ended'),
        );
      }
    }
    return undefined;
  }

  /**
   * It takes two signals: the Identity Center user of the request is gone or disabled, and the catalog leads to nobody, to
   * somebody disabled or to somebody else. A missing catalog entity alone is no sign.
   */
  async #whoLeft(
    people: { person: string; userId: string }[],
  ): Promise<Left | undefined> {
    const { inventory, catalog, personFacts } = this.#options;
    const users = new Map(
      (
        await inventory.findUsers({
          userIds: [...new Set(people.map(({ userId }) => userId))],
        })
      ).map(user => [user.userId, user]),
    );
    const suspects = people.filter(
      ({ userId }) => users.get(userId)?.status !== 'ENABLED',
    );
    const entities = await catalog.getUsers(
      suspects.map(({ person }) => person),
    );
    const identities = await personFacts.resolve(subjectsOf(entities));
    for (const { person, userId } of suspects) {
      const identity = identities.get(person);
      const hasPassed =
        identity?.outcome === 'found' && identity.userId !== userId;
      if (
        identity === undefined ||
        identity.outcome === 'none' ||
        (identity.outcome === 'found' && identity.status === 'DISABLED') ||
        hasPassed
      ) {
        return { person, userId, hasPassed };
      }
    }
    return undefined;
  }
}

type RequestPreconditionsOptions = {
  knex: Knex;
  inventory: InventoryReader;
  catalog: TeamCatalog;
  personFacts: PersonFactsReader;
  domains: Domains;
  store: AccessStore;
  gateways: Gateways;
  /** Where domains may be. */
  places: { accountId: string; region: string }[];
  logger: LoggerService;
};
