/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { resourceEntityV1alpha1Validator } from '@backstage/catalog-model';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { domainEntities } from './domainEntities';

const domain: StudioDomain = {
  domainId: 'd-researchlab1',
  domainArn: 'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-researchlab1',
  name: 'research-lab',
  accountId: '222222222222',
  region: 'eu-west-1',
  authMode: 'SSO',
  status: 'InService',
  url: 'https://d-researchlab1.studio.eu-west-1.sagemaker.aws',
  defaultExecutionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
  mode: 'manage',
  executionRoles: ['arn:aws:iam::222222222222:role/StudioDataScientist'],
  seenAt: '2026-11-20T09:00:00.000Z',
};
const options = {
  namespace: 'default',
  owner: 'group:default/ml-platform',
  teamsOf: new Map([['d-researchlab1', ['group:default/forecasting']]]),
};

describe('domainEntities', () => {
  it('makes a resource that carries the ARN, the Region and the way in', async () => {
    const [entity] = domainEntities([domain], options);
    const expected = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'default',
        name: 'd-researchlab1',
        title: 'research-lab',
        description:
          'SageMaker Studio domain in account 222222222222, eu-west-1',
        labels: {
          'aws.amazon.com/studio-domain-status': 'InService',
          'aws.amazon.com/studio-domain-mode': 'manage',
        },
        annotations: {
          'aws.amazon.com/arn': domain.domainArn,
          'aws.amazon.com/name': 'research-lab',
          'aws.amazon.com/region': 'eu-west-1',
          'aws.amazon.com/resource-id': 'd-researchlab1',
          'aws.amazon.com/resource-type': 'AWS::SageMaker::Domain',
          'aws.amazon.com/sagemaker-studio-domain-arn': domain.domainArn,
        },
        links: [{ url: domain.url, title: 'Open Studio', icon: 'dashboard' }],
      },
      spec: {
        type: 'sagemaker-studio-domain',
        owner: 'group:default/ml-platform',
        dependencyOf: ['group:default/forecasting'],
      },
    };

    expect(entity).toEqual(expected);
    await expect(resourceEntityV1alpha1Validator.check(expected)).resolves.toBe(
      true,
    );
  });

  it('is owned by the team that owns the domain', () => {
    const owners = ['user:default/ingrid.larsen', 'group:default/forecasting'];
    const [entity] = domainEntities([{ ...domain, owners }], options);
    expect(entity?.spec.owner).toBe('group:default/forecasting');
  });

  it('leaves the link out while a domain has no address', () => {
    const [entity] = domainEntities([{ ...domain, url: '' }], options);
    expect(entity?.metadata).not.toHaveProperty('links');
  });
});
