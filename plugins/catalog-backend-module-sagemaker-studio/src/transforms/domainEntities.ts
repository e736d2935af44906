/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ResourceEntity } from '@backstage/catalog-model';
import {
  ANNOTATION_STUDIO_DOMAIN_ARN,
  type StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** The `spec.type` of a Studio domain. */
export const DOMAIN_RESOURCE_TYPE = 'sagemaker-studio-domain';

/** On a domain: its status in AWS, and whether the portal manages or only observes it. */
export const LABEL_DOMAIN_STATUS = 'aws.amazon.com/studio-domain-status';
export const LABEL_DOMAIN_MODE = 'aws.amazon.com/studio-domain-mode';

/**
 * Catalog resources from Studio domains. They are named by their id: names of domains are unique only within an account
 * and Region, and may change.
 */
export function domainEntities(
  domains: StudioDomain[],
  options: {
    namespace: string;
    owner: string;
    /** Domain id → refs of the teams with access that the catalog holds. */
    teamsOf: ReadonlyMap<string, string[]>;
  },
): ResourceEntity[] {
  return domains.map(domain => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: options.namespace,
      name: domain.domainId,
      title: domain.name,
      description: `SageMaker Studio domain in account ${domain.accountId}, ${domain.region}`,
      labels: {
        [LABEL_DOMAIN_STATUS]: domain.status,
        [LABEL_DOMAIN_MODE]: domain.mode,
      },
      annotations: {
        'aws.amazon.com/arn': domain.domainArn,
        'aws.amazon.com/name': domain.name,
        'aws.amazon.com/region': domain.region,
        'aws.amazon.com/resource-id': domain.domainId,
        'aws.amazon.com/resource-type': 'AWS::SageMaker::Domain',
        [ANNOTATION_STUDIO_DOMAIN_ARN]: domain.domainArn,
      },
      ...(domain.url && {
        links: [{ url: domain.url, title: 'Open Studio', icon: 'dashboard' }],
      }),
    },
    spec: {
      type: DOMAIN_RESOURCE_TYPE,
      owner: ownerOf(domain) ?? options.owner,
      // A relation that every catalog knows, so its graph shows it without being told to.
      dependencyOf: options.teamsOf.get(domain.domainId) ?? [],
    },
  }));
}

/** An entity has one owner: a team, where one owns the domain. */
function ownerOf({ owners = [] }: StudioDomain): string | undefined {
  return owners.find(ref => ref.startsWith('group:')) ?? owners[0];
}
