/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { createApiFactory } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ScaffolderPage } from '@backstage/plugin-scaffolder';
import {
  scaffolderApiRef,
  ScaffolderFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import {
  StudioDomainPickerFieldExtension,
  StudioExecutionRolePickerFieldExtension,
} from '.';
import { production, researchLab, studioApi } from '../__testUtils__/domains';

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

function renderLegacyApp() {
  window.history.replaceState({}, '', '/create/templates/default/onboard');
  const scaffolderApi = scaffolderApiMock.mock({
    getTemplateParameterSchema: async () => ({
      title: 'Onboard',
      steps: [WHERE],
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
      createApiFactory(catalogApiRef, catalogApiMock()),
      createApiFactory(scaffolderApiRef, scaffolderApi),
      createApiFactory(
        sagemakerStudioApiRef,
        studioApi(async () => ({ items: [production, researchLab] })),
      ),
    ],
  });
  const Root = app.createRoot(
    <AppRouter>
      <FlatRoutes>
        <Route path="/create" element={<ScaffolderPage />}>
          <ScaffolderFieldExtensions>
            <StudioDomainPickerFieldExtension />
            <StudioExecutionRolePickerFieldExtension />
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
