/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { researchLab } from '../__fixtures__';
import { domainIdOfArn, domainsByLocation } from './domainLocations';

describe('domains', () => {
  it('are grouped by account and Region, and sorted by name', () => {
    const places = domainsByLocation([
      researchLab({ name: 'b', accountId: '333333333333' }),
      researchLab({ name: 'b' }),
      researchLab({ name: 'a', region: 'us-east-1' }),
      researchLab({ name: 'a' }),
    ]);
    expect(
      places.map(({ accountId, region, domains }) => [
        accountId,
        region,
        domains.map(({ name }) => name),
      ]),
    ).toEqual([
      ['222222222222', 'eu-west-1', ['a', 'b']],
      ['222222222222', 'us-east-1', ['a']],
      ['333333333333', 'eu-west-1', ['b']],
    ]);
  });

  it.each([
    ['arn:aws:sagemaker:eu-west-1:222222222222:domain/d-lab1', 'd-lab1'],
    ['arn:aws-cn:sagemaker:cn-north-1:222222222222:domain/d-lab1', 'd-lab1'],
    ['arn:aws:sagemaker:eu-west-1:222222222222:app/d-lab1', undefined],
    ['d-lab1', undefined],
    [undefined, undefined],
  ])('have the id of the ARN %s: %s', (arn, domainId) => {
    expect(domainIdOfArn(arn)).toBe(domainId);
  });
});
