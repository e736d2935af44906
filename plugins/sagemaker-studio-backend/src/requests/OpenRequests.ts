/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* There is one open request for each person, domain and kind: a second one is refused, and names the first. */
import { ConflictError } from '@backstage/errors';
import {
  englishOf,
  type Message,
  type RequestKind,
  type WaitingRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { linkToRequest } from '../model/linkToRequest';
import type { Beneficiary } from '../model/records';
import type { RequestVisibility } from '../model/visibility';
import type { AccessStore } from '../store/AccessStore';
import { say } from '../util/say';

/** People for whom a request of the same kind is in review. */
export type Waiting = {
  /** Of the people who were asked for. */
  requests: (Beneficiary & { requestId: string })[];
  /** Whether that is everybody; then nobody is left out, and the request cannot be filed. */
  isEverybody: boolean;
};

export const NOBODY_WAITS: Waiting = { requests: [], isEverybody: false };

/** Refuses a request that asks again for what is in review already. */
class OpenRequestError extends ConflictError {
  readonly waiting: WaitingRequest[];
  readonly requestId?: string;
  readonly link?: string;

  readonly messages: { message: Message };

  constructor(message: Message, waiting: WaitingRequest[]) {
    super(englishOf(message));
    this.messages = { message };
    this.waiting = waiting;
    const known = waiting.find(({ requestId }) => requestId !== undefined);
    this.requestId = known?.requestId;
    this.link = known?.link;
  }
}

export class OpenRequests {
  readonly #store: AccessStore;

  constructor(options: { store: AccessStore }) {
    this.#store = options.store;
  }

  /** @param of - `count`: how many are asked for, with those whose Identity Center user is not known */
  async find(
    people: Beneficiary[],
    of: { kind: RequestKind; domainId: string; count?: number },
  ): Promise<Waiting> {
    const { kind, domainId, count = people.length } = of;
    const open = await this.#store.findOpenRequests({
      kind,
      domainId,
      userIds: people.map(({ userId }) => userId),
    });
    const requests = people.flatMap(person => {
      const requestId = open.get(person.userId);
      return requestId === undefined ? [] : { ...person, requestId };
    });
    return {
      requests,
      isEverybody: requests.length > 0 && requests.length === count,
    };
  }

  /** The part of them that the viewer may see. Somebody who may not read a request learns only that there is one. */
  async show(
    { requests }: Waiting,
    visible: () => Promise<RequestVisibility>,
  ): Promise<WaitingRequest[]> {
    if (requests.length === 0) {
      return [];
    }
    const seen = await this.#store.listVisibleRequests(
      requests.map(({ requestId }) => requestId),
      await visible(),
    );
    return requests.map(({ person, displayName, requestId }) => ({
      person,
      displayName,
      ...(seen.has(requestId)
        ? { requestId, link: linkToRequest(requestId) }
        : {}),
    }));
  }

  /** @throws ConflictError with the requests when everybody waits already */
  async assertNotAll(
    waiting: Waiting,
    of: { kind: RequestKind; domainId: string },
    visible: () => Promise<RequestVisibility>,
  ): Promise<void> {
    if (!waiting.isEverybody) {
      return;
    }
    const shown = await this.show(waiting, visible);
    const sentences = shown.map(({ displayName }) =>
      say('refused.waits-already', {
        kind: of.kind,
        person: displayName,
        domain: of.domainId,
      }),
    );
    const first = shown.find(({ requestId }) => requestId !== undefined);
    throw new OpenRequestError(
      first?.link === undefined
        ? say('refused.waiting', { sentences: { sentences } })
        : say('refused.waiting-known', {
            sentences: { sentences },
            link: first.link,
          }),
      shown,
    );
  }
}

/** Says in the plan who is left out. */
export function waitingWarnings({ requests, isEverybody }: Waiting): Message[] {
  return isEverybody
    ? []
    : requests.map(({ displayName }) =>
        say('warning.waits', { person: displayName }),
      );
}
