/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  studioAccessReadPermission,
  type StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Readable } from 'node:stream';
import type { CollatorOptions } from './CollatorOptions';

/** Every domain that the last syncs saw. */
export class DomainCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'sagemaker-studio-domain';
  readonly visibilityPermission = studioAccessReadPermission;
  readonly #options: CollatorOptions;

  constructor(options: CollatorOptions) {
    this.#options = options;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#read());
  }

  async *#read(): AsyncGenerator<IndexableDocument> {
    const { auth, studio } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const { items } = await studio.listDomains({ credentials });
    for (const domain of items) {
      yield toDocument(domain);
    }
  }
}

function toDocument(domain: StudioDomain): IndexableDocument {
  const { name, domainId, accountId, region, contact } = domain;
  return {
    title: name,
    text: [
      'SageMaker Studio domain',
      domainId,
      accountId,
      region,
      ...(contact ? [contact] : []),
    ].join(' · '),
    location: `/sagemaker-studio/domains/${encodeURIComponent(domainId)}`,
  };
}
