/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { actionMatcher, resourceMatcher } from './patterns';

describe('patterns of actions', () => {
  it.each([
    ['*', 'iam:GetRole', true],
    ['sagemaker:List*', 'sagemaker:ListDomains', true],
    ['sagemaker:List*', 'sagemaker:DescribeDomain', false],
    ['SageMaker:listdomains', 'sagemaker:ListDomains', true],
    ['sagemaker:ListDomain', 'sagemaker:ListDomains', false],
    ['sagemaker:ListDomain?', 'sagemaker:ListDomains', true],
    ['sagemaker:ListDomains?', 'sagemaker:ListDomains', false],
    ['sso:*', 'sagemaker:ListDomains', false],
  ])('%s and %s: %s', (pattern, action, matches) => {
    expect(actionMatcher(pattern)(action)).toBe(matches);
  });
});

describe('patterns of resources', () => {
  const profile =
    'arn:aws:sagemaker:eu-west-1:222222222222:user-profile/d-a/mira';
  it.each([
    ['*', profile, true],
    [profile, profile, true],
    [profile.toUpperCase(), profile, false],
    [`${profile}s`, profile, false],
    [
      'arn:aws:sagemaker:eu-west-1:222222222222:user-profile/d-a/*',
      profile,
      true,
    ],
    [
      'arn:aws:sagemaker:eu-west-1:222222222222:user-profile/d-b/*',
      profile,
      false,
    ],
    [
      'arn:aws:sagemaker:eu-west-1:222222222222:user-profile/*/mira',
      profile,
      true,
    ],
    ['arn:aws:sagemaker:*:222222222222:user-profile/d-a/*', profile, true],
    ['arn:aws:sagemaker:*:user-profile/d-a/*', profile, false],
    ['arn:aws:sagemaker:*:*:user-profile/d-?/mira', profile, true],
    ['arn:aws:sagemaker:eu-west-?:*:*', profile, true],
    ['arn:aws:iam::*:role/Studio', 'arn:aws:iam::1:role/Studio', true],
    ['arn:aws:iam::*:role/Studio', 'arn:aws:iam::1:role/Studio2', false],
    ['arn:aws:iam::*:role/Stu.io', 'arn:aws:iam::1:role/Studio', false],
    ['arn:aws:sso::*:application/*', 'arn:aws:sso::1:application/a:b', true],
  ])('%s and %s: %s', (pattern, resource, matches) => {
    expect(resourceMatcher(pattern)(resource)).toBe(matches);
  });
});
