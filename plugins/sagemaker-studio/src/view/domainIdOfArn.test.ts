/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { domainIdOfArn } from './domainIdOfArn';

describe('domains', () => {
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
