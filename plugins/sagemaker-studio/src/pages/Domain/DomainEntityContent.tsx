/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { DomainView } from './DomainView';
import { UnknownDomain } from './UnknownDomain';
import { useDomainOfEntity } from './useDomainOfEntity';

/** The tab "Studio" on the catalog page of a domain. */
export function DomainEntityContent() {
  const domainId = useDomainOfEntity();
  return domainId ? (
    <DomainView key={domainId} domainId={domainId} />
  ) : (
    <UnknownDomain />
  );
}
