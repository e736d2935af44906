/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { mockServices } from '@backstage/backend-test-utils';
import type {
  RequestDocument,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioServiceMock } from '@studio-access/backstage-plugin-sagemaker-studio-node/testUtils';
import type { Readable } from 'node:stream';
import { DomainCollatorFactory } from './DomainCollatorFactory';
import { RequestCollatorFactory } from './RequestCollatorFactory';

const LAB: StudioDomain = {
  domainId: 'd-researchlab1',
  domainArn: 'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-researchlab1',
  name: 'research-lab',
  accountId: '222222222222',
  region: 'eu-west-1',
  status: 'InService',
  mode: 'manage',
  authMode: 'SSO',
  url: 'https://d-researchlab1.studio.eu-west-1.sagemaker.aws',
  seenAt: '2026-11-20T09:00:00.000Z',
  defaultExecutionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
  executionRoles: [],
};

const document = (
  requestId: string,
  more: Partial<RequestDocument> = {},
): RequestDocument => ({
  requestId,
  kind: 'grant',
  status: 'in-review',
  team: 'group:default/forecasting',
  domainId: LAB.domainId,
  requester: 'user:default/jonas.weber',
  people: ['Jonas Weber'],
  createdAt: '2026-11-20T09:00:00.000Z',
  updatedAt: '2026-11-20T09:00:00.000Z',
  ...more,
});

const read = async (collator: Promise<Readable>) => (await collator).toArray();

function options() {
  const pages = [
    { items: [document('r-1')], nextCursor: 'second' },
    {
      items: [
        document('r-2', {
          kind: 'create-domain',
          domainId: '',
          newDomain: 'new-lab',
          people: [],
        }),
      ],
    },
  ];
  return {
    auth: mockServices.auth(),
    studio: sagemakerStudioServiceMock.mock({
      listDomains: async () => ({ items: [LAB] }),
      listRequestDocuments: async filter =>
        pages[filter?.cursor === 'second' ? 1 : 0] ?? { items: [] },
    }),
  };
}

it('indexes domains by name, id, account and Region', async () => {
  const factory = new DomainCollatorFactory(options());
  expect(await read(factory.getCollator())).toEqual([
    {
      title: 'research-lab',
      text: 'SageMaker Studio domain · d-researchlab1 · 222222222222 · eu-west-1',
      location: '/sagemaker-studio/domains/d-researchlab1',
    },
  ]);
});

it('indexes the requests of all pages, each for the permission on it', async () => {
  const factory = new RequestCollatorFactory(options());
  expect(factory.visibilityPermission.name).toBe(
    'sagemaker-studio.request.read',
  );
  expect(await read(factory.getCollator())).toMatchObject([
    {
      title: 'Studio access to research-lab for Jonas Weber',
      text: 'forecasting · jonas.weber · d-researchlab1',
      location: '/sagemaker-studio/requests/r-1',
      authorization: { resourceRef: 'r-1' },
    },
    {
      title: 'New domain new-lab',
      location: '/sagemaker-studio/requests/r-2',
      authorization: { resourceRef: 'r-2' },
    },
  ]);
});
