/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  studioRequestReadPermission,
  type RequestDocument,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Readable } from 'node:stream';
import type { CollatorOptions } from './CollatorOptions';

/** The fields of a request in a result, besides those of every result. */
type IndexedRequest = IndexableDocument &
  Pick<RequestDocument, 'kind' | 'people' | 'createdAt'> & {
    domainName: string;
  };

const TITLES: Record<RequestDocument['kind'], string> = {
  grant: 'Studio access to',
  'onboard-team': 'Studio access to',
  extend: 'Longer access to',
  'change-role': 'Another role in',
  revoke: 'End of access to',
  'create-domain': 'New domain',
};

/** All requests; the search asks the permission framework about each before it shows it. */
export class RequestCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'sagemaker-studio-request';
  readonly visibilityPermission = studioRequestReadPermission;
  readonly #options: CollatorOptions;

  constructor(options: CollatorOptions) {
    this.#options = options;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#read());
  }

  async *#read(): AsyncGenerator<IndexedRequest> {
    const { auth, studio } = this.#options;
    // A token may not last as long as it takes to read all pages.
    const call = async () => ({
      credentials: await auth.getOwnServiceCredentials(),
    });
    const domains = await studio.listDomains(await call());
    const names = new Map(
      domains.items.map(({ domainId, name }) => [domainId, name]),
    );
    let cursor: string | undefined;
    do {
      const page = await studio.listRequestDocuments({ cursor }, await call());
      for (const request of page.items) {
        yield toDocument(
          request,
          request.newDomain ?? names.get(request.domainId) ?? request.domainId,
        );
      }
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }
}

function toDocument(
  request: RequestDocument,
  domainName: string,
): IndexedRequest {
  const { requestId, kind, people, team, requester, createdAt } = request;
  return {
    title: `${TITLES[kind]} ${domainName}${
      people.length > 0 ? ` for ${people.join(', ')}` : ''
    }`,
    text: [nameOf(team), nameOf(requester), request.domainId]
      .filter(Boolean)
      .join(' · '),
    location: `/sagemaker-studio/requests/${encodeURIComponent(requestId)}`,
    authorization: { resourceRef: requestId },
    kind,
    people,
    domainName,
    createdAt,
  };
}

/** `forecasting` of `group:default/forecasting`. */
function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
