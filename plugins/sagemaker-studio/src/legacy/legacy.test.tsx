/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createApp } from '@backstage/app-defaults';
import type { Entity } from '@backstage/catalog-model';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { createApiFactory } from '@backstage/core-plugin-api';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  EntityLayout,
  EntitySwitch,
  catalogPlugin,
  isKind,
} from '@backstage/plugin-catalog';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { render, screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import userEvent from '@testing-library/user-event';
import { ANNOTATION_STUDIO_DOMAIN_ARN } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  fraudDetection,
  person,
  readyAccess,
  researchLab,
} from '../__fixtures__';
import { FORECASTING, MIRA, studioApi } from '../__testUtils__';
import {
  EntityStudioContent,
  EntityStudioDomainCard,
  EntityStudioDomainContent,
  EntityStudioPersonCard,
  EntityStudioTeamCard,
  HomePageMyStudio,
  isStudioDomain,
  RequestsBadge,
  sagemakerStudioApiRef,
  SagemakerStudioPage,
  sagemakerStudioRoutes,
} from '.';

const RESEARCH_LAB: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'research-lab',
    namespace: 'default',
    annotations: {
      [ANNOTATION_STUDIO_DOMAIN_ARN]:
        'arn:aws:sagemaker:eu-central-1:222222222222:domain/d-researchlab1',
    },
  },
  spec: { type: 'sagemaker-studio-domain' },
};

const entityPage = (
  <EntitySwitch>
    <EntitySwitch.Case if={isKind('group')}>
      <EntityLayout>
        <EntityLayout.Route path="/" title="Overview">
          <EntityStudioTeamCard />
        </EntityLayout.Route>
        <EntityLayout.Route path="/studio" title="Studio">
          <EntityStudioContent />
        </EntityLayout.Route>
      </EntityLayout>
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('user')}>
      <EntityStudioPersonCard />
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isStudioDomain}>
      <EntityLayout>
        <EntityLayout.Route path="/" title="Overview">
          <EntityStudioDomainCard />
        </EntityLayout.Route>
        <EntityLayout.Route path="/studio" title="Studio">
          <EntityStudioDomainContent />
        </EntityLayout.Route>
      </EntityLayout>
    </EntitySwitch.Case>
  </EntitySwitch>
);

/** An app on the old system at a path, as after a reload. */
function renderLegacyApp(address: string) {
  window.history.replaceState({}, '', address);
  const entities = [FORECASTING, MIRA, RESEARCH_LAB];
  const app = createApp({
    configLoader: async () => [
      {
        context: 'test',
        data: {
          app: { baseUrl: 'http://localhost', title: 'Legacy portal' },
          backend: { baseUrl: 'http://localhost:7007' },
        },
      },
    ],
    apis: [
      createApiFactory(catalogApiRef, catalogApiMock({ entities })),
      createApiFactory(
        sagemakerStudioApiRef,
        studioApi({
          getTeamAccess: async () => fraudDetection(),
          getPersonOverview: async () => ({
            person: person('Mira Santos'),
            access: [
              {
                ...readyAccess('Mira Santos'),
                domain: researchLab(),
                links: { studio: 'http://localhost:4566/studio' },
              },
            ],
            requests: [],
            syncedAt: new Date().toISOString(),
          }),
        }),
      ),
    ],
    plugins: [catalogPlugin],
  });
  const Root = app.createRoot(
    <AppRouter>
      <FlatRoutes>
        <Route path="/catalog" element={<CatalogIndexPage />} />
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<CatalogEntityPage />}
        >
          {entityPage}
        </Route>
        <Route
          path="/home"
          element={
            <>
              <RequestsBadge />
              <HomePageMyStudio />
            </>
          }
        />
        <Route path="/sagemaker-studio" element={<SagemakerStudioPage />}>
          {sagemakerStudioRoutes}
        </Route>
      </FlatRoutes>
    </AppRouter>,
  );
  render(<Root />);
}

describe('an app on the old frontend system', () => {
  it('has the pages at their paths, with links between them', async () => {
    renderLegacyApp('/sagemaker-studio');
    expect(
      await screen.findByRole('link', { name: 'Open Studio' }),
    ).toBeInTheDocument();
    expect(window.location.pathname).toBe('/sagemaker-studio/my-access');

    await userEvent.click(screen.getByRole('tab', { name: 'Requests' }));
    const row = await screen.findByRole('link', { name: /^research-lab/ });
    expect(row).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/sagemaker-studio\/requests\/req-/),
    );
    await userEvent.click(row);
    expect(
      await screen.findByRole('link', { name: 'All requests' }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests?view=all');

    await userEvent.click(screen.getByRole('tab', { name: 'Domains' }));
    expect(
      await screen.findByRole('link', { name: 'research-lab' }),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('tab', { name: 'Settings' }));
    await userEvent.click(
      await screen.findByRole('link', { name: 'Who decides what' }),
    );
    expect(
      await screen.findByRole('list', { name: 'Policies' }),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('tab', { name: 'Events' }));
    expect(
      await screen.findByRole('grid', { name: 'Events, newest first' }),
    ).toBeInTheDocument();
  });

  it('has the card of a team, which links to its tab', async () => {
    renderLegacyApp('/catalog/default/group/forecasting');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Open Studio tab' }),
    );
    expect(
      await screen.findByRole('grid', {
        name: 'Studio access of Fraud Detection',
      }),
    ).toBeInTheDocument();
    expect(window.location.pathname).toBe(
      '/catalog/default/group/forecasting/studio',
    );
    expect(screen.getByRole('link', { name: 'View progress' })).toHaveAttribute(
      'href',
      '/sagemaker-studio/requests/req-blocked',
    );
  });

  it('has the home page widget and the badge', async () => {
    renderLegacyApp('/home');
    expect(
      await screen.findByRole('link', { name: 'Open Studio: research-lab' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', {
        name: /^research-lab for /,
      }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests/req-1');
    expect(screen.getByText('1 to decide')).toBeInTheDocument();
  });

  it('has the card of a person', async () => {
    renderLegacyApp('/catalog/default/user/mira.santos');
    expect(await screen.findByText('Ready')).toBeInTheDocument();
  });

  it('has the card of a domain, which links to its tab', async () => {
    renderLegacyApp('/catalog/default/resource/research-lab');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Open Studio tab' }),
    );
    expect(
      await screen.findByRole('tab', { name: 'Running apps' }),
    ).toBeInTheDocument();
  });
});
