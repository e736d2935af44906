/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { researchLab } from '../__fixtures__';
import {
  consoleUrlOfApplication,
  consoleUrlOfDomain,
  consoleUrlOfProfile,
  consoleUrlOfProfiles,
  consoleUrlOfRole,
} from './awsConsole';

describe('addresses in the AWS console', () => {
  it('name the domain, its profiles, roles and application', () => {
    const domain = researchLab();
    const address =
      'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/studio/d-researchlab1';
    expect(consoleUrlOfDomain(domain)).toBe(address);
    expect(consoleUrlOfProfiles(domain)).toBe(`${address}?tab=users`);
    expect(consoleUrlOfProfile(domain, 'ben-carter')).toBe(
      `${address}/user/ben-carter`,
    );
    expect(
      consoleUrlOfRole('arn:aws:iam::222222222222:role/studio/DataScientist'),
    ).toBe('https://console.aws.amazon.com/iam/home#/roles/DataScientist');
    expect(
      consoleUrlOfApplication(
        'arn:aws:sso::111111111111:application/ssoins-72237f0e1c9a4b5d/apl-5f2c8b1e9d3a7460',
      ),
    ).toBe(
      'https://console.aws.amazon.com/singlesignon/home#/instances/72237f0e1c9a4b5d/dashboard',
    );
  });

  it('are those of the partition', () => {
    expect(consoleUrlOfRole('arn:aws-cn:iam::222222222222:role/Studio')).toBe(
      'https://console.amazonaws.cn/iam/home#/roles/Studio',
    );
    expect(consoleUrlOfRole('arn:aws-us-gov:iam::2:role/Studio')).toBe(
      'https://console.amazonaws-us-gov.com/iam/home#/roles/Studio',
    );
  });

  it('are unknown for what is not known', () => {
    expect(consoleUrlOfRole('arn:aws-iso:iam::2:role/Studio')).toBeUndefined();
    expect(consoleUrlOfRole('Studio')).toBeUndefined();
    expect(
      consoleUrlOfApplication('arn:aws:sso::1:application/x'),
    ).toBeUndefined();
  });
});
