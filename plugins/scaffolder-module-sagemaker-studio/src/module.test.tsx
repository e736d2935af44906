/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// The fields inside the real scaffolder page, with the template that the repository offers.

import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  defaultEntityPresentation,
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import yaml from 'yaml';
import scaffolderModuleSagemakerStudio from '.';
import {
  planFor,
  production,
  researchLab,
  studioApi,
  visionLab,
} from './__testUtils__/domains';

const template = yaml.parse(
  readFileSync(
    resolve(
      __dirname,
      '../../../examples/templates/onboard-team/template.yaml',
    ),
    'utf8',
  ),
);
const team = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'forecasting', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

// jsdom cannot scroll, and the form scrolls up at every step.
beforeAll(() => jest.spyOn(window, 'scrollTo').mockImplementation());
afterAll(() => jest.restoreAllMocks());
// The app keeps the language for the reader's next visit.
afterEach(() => window.localStorage.clear());

function renderTemplate(
  formData: object = {},
  domains: StudioDomain[] = [production, visionLab, researchLab],
  language = 'en',
  canBeDecided = true,
) {
  const scaffolderApi = scaffolderApiMock.mock({
    getTemplateParameterSchema: async () => ({
      title: template.metadata.title,
      steps: template.spec.parameters.map((schema: { title: string }) => ({
        title: schema.title,
        schema,
      })),
    }),
    scaffold: async () => ({ taskId: 'task-1' }),
    // The page that follows is not looked at.
    getTask: () => new Promise(() => {}),
  });
  // Where a form looks for what a link fills in.
  window.history.replaceState(
    {},
    '',
    `?formData=${encodeURIComponent(JSON.stringify(formData))}`,
  );
  renderTestApp({
    features: [scaffolderPlugin, scaffolderModuleSagemakerStudio],
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          {
            'api:app/app-language': {
              config: {
                availableLanguages: ['en', 'de'],
                defaultLanguage: language,
              },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: ['/create/templates/default/onboard-team-into-studio'],
    apis: [
      [catalogApiRef, catalogApiMock({ entities: [template, team] })],
      [
        entityPresentationApiRef,
        {
          forEntity: entity => {
            const snapshot = defaultEntityPresentation(entity);
            return { snapshot, promise: Promise.resolve(snapshot) };
          },
        },
      ],
      [scaffolderApiRef, scaffolderApi],
      [
        sagemakerStudioApiRef,
        studioApi(async () => ({ items: domains }), {
          planRequest: async () => planFor(canBeDecided),
          listIdentityCenterUsers: async () => ({ items: [], hasMore: false }),
        }),
      ],
    ],
  });
  return scaffolderApi;
}

const next = () =>
  userEvent.click(screen.getByRole('button', { name: 'Next' }));

describe('the template that onboards a team', () => {
  it('takes a team, a domain, a role of that domain and a reason to the scaffolder', async () => {
    const { scaffold } = renderTemplate({
      team: 'group:default/forecasting',
    });

    expect(
      await screen.findByText('Choose a Studio domain first.'),
    ).toBeVisible();
    await userEvent.click(
      await screen.findByRole('radio', { name: /vision-lab/ }),
    );
    expect(
      await screen.findByRole('radio', {
        name: /StudioVision \(default of the domain\)/,
      }),
    ).toBeChecked();

    await userEvent.click(screen.getByRole('radio', { name: /research-lab/ }));
    expect(
      await screen.findByRole('radio', {
        name: /StudioDataScientist \(default of the domain\)/,
      }),
    ).toBeChecked();
    expect(
      screen.queryByRole('radio', { name: /StudioVision/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('radio', { name: /StudioMlEngineer/ }),
    );
    await next();

    await userEvent.click(
      await screen.findByRole('textbox', { name: /Justification/ }),
    );
    await userEvent.paste('Load forecasts for the winter season');
    await next();
    expect(
      await screen.findByText('Jonas Weber is assigned to the domain.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );

    await waitFor(() => expect(scaffold).toHaveBeenCalledTimes(1));
    expect(scaffold.mock.calls.map(([options]) => options)).toMatchObject([
      {
        templateRef: 'template:default/onboard-team-into-studio',
        values: {
          team: 'group:default/forecasting',
          domainId: 'd-researchlab1',
          executionRole: 'arn:aws:iam::222222222222:role/StudioMlEngineer',
          justification: 'Load forecasts for the winter season',
        },
      },
    ]);
  });

  it('says before it can be sent that nobody could decide, and does not let it be sent', async () => {
    renderTemplate(
      {
        team: 'group:default/forecasting',
        domainId: 'd-researchlab1',
        justification: 'Load forecasts for the winter season',
      },
      [researchLab],
      'en',
      false,
    );
    await screen.findByRole('radio', { name: /research-lab/ });
    await next();
    await screen.findByRole('textbox', { name: /Justification/ });
    await next();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Review' }),
    );
    expect(
      await screen.findByText(/'Plan' Nobody could decide about this/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it('shows the obstacle of a domain, and does not let it be chosen', async () => {
    renderTemplate();

    const radio = await screen.findByRole('radio', {
      name: /production \(d-production1\).*lets people in by IAM.*Ask its owner/,
    });
    expect(radio).toBeDisabled();
    expect(
      (await screen.findAllByRole('radio')).map(each =>
        each.getAttribute('value'),
      ),
    ).toEqual(['d-researchlab1', 'd-visionlab001', 'd-production1']);
  });

  it.each([
    [
      'a domain that cannot be managed',
      { domainId: 'd-production1' },
      "The domain 'production' lets people in by IAM. Ask its owner for an IAM role, or create a domain in SSO mode.",
    ],
    [
      'a domain that does not exist',
      { domainId: 'd-nope' },
      "There is no Studio domain 'd-nope'. Choose one from the list",
    ],
  ])('refuses a link that fills in %s', async (_, filled, message) => {
    renderTemplate({ team: 'group:default/forecasting', ...filled });
    await screen.findByRole('radio', { name: /research-lab/ });
    await next();

    // Of the list of errors above the form; the domain itself may say the same.
    expect(await screen.findByText(`'Studio domain' ${message}`)).toBeVisible();
    expect(
      screen.queryByRole('textbox', { name: /Justification/ }),
    ).not.toBeInTheDocument();
  });

  it('speaks German to who reads in it, also when it refuses', async () => {
    renderTemplate(
      { team: 'group:default/forecasting', domainId: 'd-nope' },
      [researchLab],
      'de',
    );
    expect(
      await screen.findByRole('radio', {
        name: 'research-lab (d-researchlab1) Konto 222222222222, eu-west-1',
      }),
    ).toBeVisible();
    await next();

    expect(
      await screen.findByText(
        "'Studio domain' Es gibt keine Studio-Domain „d-nope“. Wählen Sie eine aus der Liste",
      ),
    ).toBeVisible();
  });

  it('puts a role that a link filled in, but the domain does not offer, right', async () => {
    renderTemplate({
      team: 'group:default/forecasting',
      domainId: 'd-researchlab1',
      executionRole: 'arn:aws:iam::222222222222:role/Administrator',
    });

    expect(
      await screen.findByRole('radio', { name: /StudioDataScientist/ }),
    ).toBeChecked();
  });
});
