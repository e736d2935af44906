/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Domains of one account and Region. */
export type DomainLocation = {
  accountId: string;
  region: string;
  domains: StudioDomain[];
};

/** Domains grouped by account and Region, sorted by name within each. */
export function domainsByLocation(domains: StudioDomain[]): DomainLocation[] {
  const places = new Map<string, DomainLocation>();
  for (const domain of domains) {
    const { accountId, region } = domain;
    const key = `${accountId} ${region}`;
    const place = places.get(key) ?? { accountId, region, domains: [] };
    place.domains.push(domain);
    places.set(key, place);
  }
  return [...places]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, place]) => ({
      ...place,
      domains: place.domains.sort((a, b) => a.name.localeCompare(b.name)),
    }));
}

/** The domain id (`d-…`) in the ARN of a domain. */
export function domainIdOfArn(arn: string | undefined): string | undefined {
  return /^arn:[^:]+:sagemaker:[^:]*:[^:]*:domain\/(d-[\w-]+)$/.exec(
    arn ?? '',
  )?.[1];
}
