/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { AccessStore } from '../store/AccessStore';
import type { RequestRecord } from '../model/records';
import { isNotFound } from '../aws/awsErrors';
import type { Gateways } from '../aws/Gateways';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Domains } from '../facts/Domains';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { personOf, type TeamCatalog } from '../directory/TeamCatalog';
import { inMilliseconds, now } from '../util/now';

/** How long what AWS said of a domain is taken for so. */
const LOOK_MILLISECONDS = 5 * 60_000;
const ASK_MILLISECONDS = 10_000;

/** Why a request cannot be carried out any more. */
export type LostPrecondition = {
  /** In words. */
  reason: string;
  /** Whether our own record says so, rather than what a sync or the catalog shows. */
  isCertain: boolean;
};

/** Tells when what a request rests on is gone for good, so that nobody is asked to decide it. */
export class RequestPreconditions {
  readonly #options: RequestPreconditionsOptions;
  /** What AWS last said of domains that no sync sees, so that it is not asked for each request. */
  readonly #looked = new Map<string, { at: string; isGone: boolean }>();

  static create(options: RequestPreconditionsOptions): RequestPreconditions {
    return new RequestPreconditions(options);
  }

  private constructor(options: RequestPreconditionsOptions) {
    this.#options = options;
  }

  /** Why a request cannot be carried out any more; absent when it still may. */
  async of(request: RequestRecord): Promise<LostPrecondition | undefined> {
    const ended = await this.#endedGrant(request);
    if (ended) {
      return { reason: ended, isCertain: true };
    }
    // Taking access back needs neither the people nor the domain.
    const reason =
      request.kind === 'revoke' ? undefined : await this.#whatIsGone(request);
    return reason === undefined ? undefined : { reason, isCertain: false };
  }

  async #whatIsGone(request: RequestRecord): Promise<string | undefined> {
    if (!(await this.#options.domains.find(request.domainId))) {
      return (await this.#isGone(request.domainId))
        ? `The domain '${request.domainId}' is gone: AWS does not have it any more`
        : undefined;
    }
    const left = await this.#whoLeft([
      ...(request.requesterUserId
        ? [{ person: request.requester, userId: request.requesterUserId }]
        : []),
      ...request.people,
    ]);
    return left
      ? `'${left}'${
          left === request.requester ? ', who asked,' : ''
        } has left: their user in IAM Identity Center is gone or disabled`
      : undefined;
  }

  /** What a list does not show may be hidden from us; gone is what AWS says is gone wherever it could be. */
  async #isGone(domainId: string): Promise<boolean> {
    const before = this.#looked.get(domainId);
    if (before && before.at > inMilliseconds(-LOOK_MILLISECONDS)) {
      return before.isGone;
    }
    const isGone = await this.#askAws(domainId);
    this.#looked.set(domainId, { at: now(), isGone });
    return isGone;
  }

  async #askAws(domainId: string): Promise<boolean> {
    const { gateways, places, logger } = this.#options;
    for (const place of places) {
      try {
        await gateways.studio(place).describeDomain(domainId, {
          signal: AbortSignal.timeout(ASK_MILLISECONDS),
        });
        return false;
      } catch (error) {
        if (!isNotFound(error)) {
          logger.warn(
            `The domain '${domainId}' is not listed any more, and whether it is gone from the account ${
              place.accountId
            } in ${
              place.region
            } could not be asked; requests for it stay in review: ${
              toError(error).message
            }`,
          );
          return false;
        }
      }
    }
    return true;
  }

  async #endedGrant(request: RequestRecord): Promise<string | undefined> {
    for (const grantId of request.grantIds ?? []) {
      const grant = await this.#options.store.getGrant(grantId);
      const isRemains = request.kind === 'revoke' && request.offboarding;
      if (!grant || (grant.status === 'ended' && !isRemains)) {
        return `The grant '${grantId}' has ended`;
      }
    }
    return undefined;
  }

  /**
   * It takes both sides: the Identity Center user of the request is gone or disabled, and the catalog leads to no other
   * that is enabled. A catalog that has lost somebody is no sign by itself.
   */
  async #whoLeft(
    people: { person: string; userId: string }[],
  ): Promise<string | undefined> {
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
    const identities = await personFacts.resolve(
      [...entities].map(([entityRef, entity]) => ({
        person: { ...personOf(entity), entityRef },
        entity,
      })),
    );
    return suspects.find(({ person }) => {
      const identity = identities.get(person);
      return (
        identity === undefined ||
        identity.outcome === 'none' ||
        (identity.outcome === 'found' && identity.status === 'DISABLED')
      );
    })?.person;
  }
}

type RequestPreconditionsOptions = {
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
