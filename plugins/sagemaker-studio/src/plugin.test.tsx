/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  createExtensionTester,
  mockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ANNOTATION_STUDIO_DOMAIN_ARN } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen } from '@testing-library/react';
import studioPlugin, { sagemakerStudioApiRef } from '.';
import { studioApi } from './__testUtils__/studioApi';

describe('sagemakerStudioPlugin', () => {
  it('has its pages below one title', async () => {
    renderTestApp({
      features: [studioPlugin],
      initialRouteEntries: ['/sagemaker-studio/domains'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [catalogApiRef, catalogApiMock()],
        [sagemakerStudioApiRef, studioApi()],
        mockApis.identity({ userEntityRef: 'user:default/mira.santos' }),
        mockApis.permission(),
      ],
    });
    expect(
      await screen.findByRole('link', { name: 'research-lab' }),
    ).toBeInTheDocument();
    for (const name of ['My access', 'Requests', 'Domains', 'Events']) {
      expect(screen.getByRole('tab', { name })).toBeInTheDocument();
    }
  });

  it('has extensions that an app can configure, each for its kind of entity', () => {
    for (const id of [
      'api:sagemaker-studio',
      'page:sagemaker-studio',
      'sub-page:sagemaker-studio/my-access',
      'sub-page:sagemaker-studio/requests',
      'sub-page:sagemaker-studio/domains',
      'sub-page:sagemaker-studio/events',
    ] as const) {
      expect(studioPlugin.getExtension(id)).toBeDefined();
    }
    const filterOf = (
      id:
        | 'entity-content:sagemaker-studio/team'
        | 'entity-card:sagemaker-studio/person'
        | 'entity-card:sagemaker-studio/team'
        | 'entity-content:sagemaker-studio/domain'
        | 'entity-card:sagemaker-studio/domain',
    ) => {
      const tester = createExtensionTester(studioPlugin.getExtension(id));
      return tester.get(EntityCardBlueprint.dataRefs.filterFunction);
    };
    const group = { apiVersion: '1', kind: 'Group', metadata: { name: 'a' } };
    const user = { ...group, kind: 'User' };
    const bucket = { ...group, kind: 'Resource' };
    const domain = {
      ...bucket,
      metadata: {
        name: 'a',
        annotations: { [ANNOTATION_STUDIO_DOMAIN_ARN]: 'arn:aws:sagemaker' },
      },
    };
    for (const [id, fits, fitsNot] of [
      ['entity-content:sagemaker-studio/team', group, user],
      ['entity-card:sagemaker-studio/person', user, group],
      ['entity-card:sagemaker-studio/team', group, user],
      ['entity-content:sagemaker-studio/domain', domain, bucket],
      ['entity-card:sagemaker-studio/domain', domain, bucket],
    ] as const) {
      expect(filterOf(id)?.(fits)).toBe(true);
      expect(filterOf(id)?.(fitsNot)).toBe(false);
    }
  });
});
