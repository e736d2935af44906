/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { englishOf } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../../config/StudioConfig';
import type { ObservedDomain, ObservedProfile } from '../../aws/observed';
import type { DomainCreationRecord } from '../../model/domainCreation';
import { findRoleUse } from './roleUse';

const AT = '2026-11-29T10:00:00.000Z';
const ROLE = 'arn:aws:iam::222222222222:role/studio-access/lab-execution';
const PLACE = { accountId: '222222222222', region: 'eu-central-1' };

const creation: DomainCreationRecord = {
  ...PLACE,
  requestId: 'r-1',
  version: 0,
  status: 'cancelling',
  lane: 'sagemaker:222222222222:eu-central-1',
  domain: {
    ...PLACE,
    name: 'lab',
    createRole: 'lab-execution',
    network: { access: 'internet', vpcId: 'vpc-1', subnetIds: ['s-1'] },
  },
  owner: 'group:default/forecasting',
  requestedBy: 'user:default/ingrid.larsen',
  executionRole: ROLE,
  steps: [],
  startedAt: AT,
};

const domain: ObservedDomain = {
  ...PLACE,
  domainId: 'd-lab',
  domainArn: 'arn:aws:sagemaker:eu-central-1:222222222222:domain/d-lab',
  name: 'lab',
  authMode: 'SSO',
  status: 'InService',
  url: '',
  unifiedStudio: false,
  defaultExecutionRole: ROLE,
  createdAt: AT,
  modifiedAt: AT,
};

const profile: ObservedProfile = {
  domainId: 'd-other',
  name: 'aiko',
  profileArn: 'arn',
  status: 'InService',
  executionRole: ROLE,
  createdAt: AT,
  modifiedAt: AT,
};

const other: DomainCreationRecord = {
  ...creation,
  requestId: 'r-2',
  executionRole: 'arn:aws:iam::222222222222:role/Other',
  domain: { ...creation.domain, name: 'other', executionRoles: [ROLE] },
};

const offered: StudioConfig['domains'] = {
  'd-set': { mode: 'manage', executionRoles: [ROLE], owners: [] },
};

describe('a role is used', () => {
  const use = (world: {
    seen?: ObservedDomain[];
    inAws?: ObservedDomain[];
    profile?: ObservedProfile;
    domains?: StudioConfig['domains'];
    live?: DomainCreationRecord[];
  }) => {
    const { seen = [], inAws = [], domains = {}, live = [creation] } = world;
    return findRoleUse(
      ROLE,
      {
        creation,
        call: (_, send) => send(),
        signal: new AbortController().signal,
        studio: {
          findDomainId: async name =>
            inAws.find(each => each.name === name)?.domainId,
          describeDomain: async id => {
            const found = inAws.find(({ domainId }) => domainId === id);
            if (!found) {
              throw Object.assign(new Error(id), { name: 'ResourceNotFound' });
            }
            return found;
          },
        },
      },
      {
        inventory: {
          listDomains: async () => seen.map(each => ({ ...each, seenAt: AT })),
          findProfileOfRole: async () =>
            world.profile && { ...world.profile, seenAt: AT },
        },
        creations: { listLive: async () => live },
        config: { domains },
      },
    );
  };

  it.each([
    ['the domain d-lab', { inAws: [domain] }],
    [
      'the domain d-2',
      {
        seen: [{ ...domain, domainId: 'd-2', name: 'second' }],
        inAws: [{ ...domain, domainId: 'd-2', name: 'second' }],
      },
    ],
    ['the domain d-lab', { seen: [{ ...domain, region: 'us-east-1' }] }],
    ['the user profile aiko in the domain d-other', { profile }],
    ['the settings of the domain d-set', { domains: offered }],
    ["the creation of the domain 'other'", { live: [creation, other] }],
  ])('by %s', async (expected, world) => {
    const found = await use(world);
    expect(found && englishOf(found)).toBe(expected);
  });

  it('by nothing once its domain is gone, though the inventory still shows it', async () => {
    expect(await use({ seen: [domain] })).toBeUndefined();
    expect(
      await use({ seen: [domain], inAws: [{ ...domain, status: 'Deleting' }] }),
    ).toBeUndefined();
  });
});
