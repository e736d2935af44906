/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ScaffolderPage } from '@backstage/plugin-scaffolder';
import {
  scaffolderApiRef,
  ScaffolderFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import {
  ANNOTATION_IDENTITY_CENTER_GROUP_ID,
  type SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import {
  StudioDomainPickerFieldExtension,
  StudioExecutionRolePickerFieldExtension,
  StudioNetworkPickerFieldExtension,
  StudioPeoplePickerFieldExtension,
  StudioPlanPreviewFieldExtension,
  StudioTeamPickerFieldExtension,
} from '.';
import {
  planFor,
  production,
  researchLab,
  studioApi,
} from '../__testUtils__/domains';
import { provideIntersectionObserver } from '../__testUtils__/provideIntersectionObserver';

// jsdom cannot scroll, and the form scrolls up at every step.
beforeAll(() => jest.spyOn(window, 'scrollTo').mockImplementation());
afterAll(() => jest.restoreAllMocks());

const WHERE = {
  title: 'Where',
  schema: {
    title: 'Where',
    required: ['domainId'],
    properties: {
      domainId: {
        title: 'Studio domain',
        type: 'string',
        'ui:field': 'StudioDomainPicker',
      },
      executionRole: {
        title: 'Execution role',
        type: 'string',
        'ui:field': 'StudioExecutionRolePicker',
      },
    },
  },
};

const WHO = {
  title: 'Who',
  schema: {
    title: 'Who',
    properties: {
      team: { title: 'Team', type: 'string', 'ui:field': 'StudioTeamPicker' },
      people: {
        title: 'People',
        type: 'array',
        items: { type: 'string' },
        'ui:field': 'StudioPeoplePicker',
      },
      domainId: { title: 'Domain id', type: 'string' },
      accountId: { title: 'Account', type: 'string' },
      region: { title: 'Region', type: 'string' },
      network: {
        title: 'Network',
        type: 'object',
        'ui:field': 'StudioNetworkPicker',
      },
    },
  },
};

const PLAN = {
  title: 'Plan',
  schema: {
    title: 'Plan',
    properties: {
      plan: {
        title: 'Plan',
        type: 'boolean',
        'ui:field': 'StudioPlanPreview',
        'ui:backstage': { review: { show: false } },
      },
    },
  },
};

/** Plans link to people of the catalog. */
const EntityPage = createPlugin({ id: 'catalog' }).provide(
  createRoutableExtension({
    name: 'EntityPage',
    component: async () => () => <h1>An entity</h1>,
    mountPoint: entityRouteRef,
  }),
);

const FORECASTING = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'forecasting',
    namespace: 'default',
    annotations: { [ANNOTATION_IDENTITY_CENTER_GROUP_ID]: 'g-1' },
  },
  spec: { type: 'team', children: [] },
};

function renderLegacyApp(
  steps: (typeof WHERE | typeof WHO | typeof PLAN)[] = [WHERE],
  others?: Partial<SagemakerStudioApi>,
) {
  window.history.replaceState({}, '', '/create/templates/default/onboard');
  const scaffolderApi = scaffolderApiMock.mock({
    getTemplateParameterSchema: async () => ({
      title: 'Onboard',
      steps,
    }),
  });
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
      createApiFactory(
        catalogApiRef,
        catalogApiMock({ entities: [FORECASTING] }),
      ),
      createApiFactory(scaffolderApiRef, scaffolderApi),
      createApiFactory(
        sagemakerStudioApiRef,
        studioApi(async () => ({ items: [production, researchLab] }), others),
      ),
    ],
  });
  const Root = app.createRoot(
    <AppRouter>
      <FlatRoutes>
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<EntityPage />}
        />
        <Route path="/create" element={<ScaffolderPage />}>
          <ScaffolderFieldExtensions>
            <StudioDomainPickerFieldExtension />
            <StudioExecutionRolePickerFieldExtension />
            <StudioTeamPickerFieldExtension />
            <StudioPeoplePickerFieldExtension />
            <StudioNetworkPickerFieldExtension />
            <StudioPlanPreviewFieldExtension />
          </ScaffolderFieldExtensions>
        </Route>
      </FlatRoutes>
    </AppRouter>,
  );
  render(<Root />);
}

it('chooses a domain and one of its roles on the page of the old system', async () => {
  renderLegacyApp();

  await userEvent.click(
    await screen.findByRole('radio', { name: /research-lab/ }),
  );
  expect(
    await screen.findByRole('radio', {
      name: /StudioDataScientist \(default of the domain\)/,
    }),
  ).toBeChecked();
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  expect(await screen.findByText('d-researchlab1')).toBeVisible();
});

describe('on the page of the old system', () => {
  provideIntersectionObserver();

  const planRequest = jest.fn<
    ReturnType<SagemakerStudioApi['planRequest']>,
    Parameters<SagemakerStudioApi['planRequest']>
  >(async () => planFor(true));

  const api: Partial<SagemakerStudioApi> = {
    planRequest,
    listIdentityCenterUsers: async () => ({
      items: [
        {
          userId: 'jonas',
          userName: 'jonas.weber',
          displayName: 'Jonas Weber',
          entityRef: 'user:default/jonas.weber',
          state: 'ready',
        },
      ],
      hasMore: false,
    }),
    listNetworks: async () => ({
      items: [
        {
          vpcId: 'vpc-1',
          name: 'studio',
          cidr: '10.0.0.0/16',
          isDefault: false,
          subnets: [{ subnetId: 'subnet-1', cidr: '10.0.1.0/24', zone: 'a' }],
          securityGroups: [],
        },
      ],
      isReading: false,
    }),
  };

  it('a team, people and a network are chosen, and their plan is shown', async () => {
    renderLegacyApp([WHO, PLAN], api);
    await userEvent.click(
      await screen.findByRole('combobox', { name: 'Team' }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /forecasting/ }),
    );
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /Jonas Weber/ }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Domain id/ }),
      'd-researchlab1',
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Account/ }),
      '222222222222',
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Region/ }),
      'eu-west-1',
    );
    await userEvent.click(
      await screen.findByRole('radio', { name: /studio \(vpc-1\)/ }),
    );
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /subnet-1/ }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    const plan = within(
      await screen.findByRole('region', { name: 'Planned changes' }),
    );
    expect(await plan.findByText('Jonas Weber')).toBeVisible();
    expect(planRequest.mock.lastCall?.[0]).toMatchObject({
      team: 'group:default/forecasting',
      domainId: 'd-researchlab1',
      people: ['user:default/jonas.weber'],
    });
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(await screen.findByText('group:default/forecasting')).toBeVisible();
    expect(screen.getByText(/vpc-1/)).toBeVisible();
  });

  it('a plan that nobody can decide about is not sent', async () => {
    planRequest.mockResolvedValue(planFor(false));
    renderLegacyApp([WHO, PLAN], api);
    await userEvent.click(
      await screen.findByRole('combobox', { name: 'Team' }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /forecasting/ }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Domain id/ }),
      'd-researchlab1',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('region', { name: 'Planned changes' });
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    // The page says it above the form and at the field.
    expect(
      await screen.findAllByText(/Nobody could decide about this/),
    ).not.toEqual([]);
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });
});
