/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Each place of the form fields that shows what the back end says, in an app in German.

import { ResponseError } from '@backstage/errors';
import { useApiHolder, type ApiHolder } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { createFieldValidation } from '@backstage/plugin-scaffolder-react/alpha';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import {
  englishOf,
  type Message,
  type Messages,
  type SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { domain, planFor, studioApi } from '../__testUtils__/domains';
import { StudioDomainPicker } from './StudioDomainPicker';
import { StudioNetworkPicker, type ChosenNetwork } from './StudioNetworkPicker';
import { StudioPeoplePicker } from './StudioPeoplePicker';
import { StudioTeamPicker } from './StudioTeamPicker';
import { studioDomainField } from './studioDomainField';
import { studioExecutionRoleField } from './studioExecutionRoleField';
import { studioPlanPreviewField } from './studioPlanPreviewField';

const REFUSED: Message = {
  code: 'refused.permission',
  params: { permission: 'sagemaker-studio.access.read' },
};
const REFUSED_IN_GERMAN =
  'Die Berechtigung ‚sagemaker-studio.access.read‘ fehlt; bitten Sie die Betreiber dieses Portals darum';
const DISABLED_IN_GERMAN =
  'Der Benutzer ‚jonas‘ von Jonas Weber in Identity Center ist deaktiviert. Die IAM-Aktion ec2:DescribeVpcs fehlt; erlauben Sie sie und versuchen Sie es dann wieder.';

const obstacleMessages = {
  message: {
    code: 'refused.user-disabled',
    params: { user: 'jonas', person: 'Jonas Weber' },
  },
  remedy: {
    code: 'aws.denied.remedy',
    params: { action: 'ec2:DescribeVpcs' },
  },
} satisfies Messages;

/** A reason and a remedy as the back end answers them: in English, and as messages. */
const obstacle = {
  message: englishOf(obstacleMessages.message),
  remedy: englishOf(obstacleMessages.remedy),
  messages: obstacleMessages,
};
const closed = domain({ obstacle: { code: 'iam-mode', ...obstacle } });

async function refuse(): Promise<never> {
  throw await ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: {
          name: 'NotAllowedError',
          message: englishOf(REFUSED),
          messages: { message: REFUSED },
        },
        response: { statusCode: 403 },
      }),
      { status: 403, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}

/** The props that the fields look at. */
function inForm<T>() {
  return {
    schema: { title: 'Feld' },
    uiSchema: {},
    formContext: {
      formData: { accountId: '222222222222', region: 'eu-west-1' },
    },
  } as FieldExtensionComponentProps<T>;
}

/** Shows a field in an app in German, and returns the APIs of the app, which checks get. */
async function renderInGerman(
  api: Partial<SagemakerStudioApi>,
  field?: ReactElement,
): Promise<ApiHolder> {
  const { listDomains = async () => ({ items: [] }) } = api;
  let apis: ApiHolder | undefined;
  function App() {
    apis = useApiHolder();
    return (
      <>
        <h1>App</h1>
        {field}
      </>
    );
  }
  renderInTestApp(<App />, {
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          {
            'api:app/app-language': {
              config: {
                availableLanguages: ['en', 'de'],
                defaultLanguage: 'de',
              },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
    apis: [
      [sagemakerStudioApiRef, studioApi(listDomains, api)],
      [catalogApiRef, catalogApiMock.mock({ queryEntities: refuse })],
    ],
  });
  await screen.findByRole('heading', { name: 'App' });
  if (!apis) {
    throw new Error('The app did not render');
  }
  return apis;
}

// The app keeps the language for the reader's next visit.
afterEach(() => window.localStorage.clear());

describe('a field says in German', () => {
  it.each<
    [
      place: string,
      field: ReactElement,
      api: Partial<SagemakerStudioApi>,
      said: string,
    ]
  >([
    [
      'why a domain cannot be chosen',
      <StudioDomainPicker {...inForm<string>()} />,
      { listDomains: async () => ({ items: [closed] }) },
      DISABLED_IN_GERMAN,
    ],
    [
      'why domains cannot be read',
      <StudioDomainPicker {...inForm<string>()} />,
      { listDomains: refuse },
      REFUSED_IN_GERMAN,
    ],
    [
      'why people cannot be read',
      <StudioPeoplePicker {...inForm<string[]>()} />,
      { listIdentityCenterUsers: refuse },
      REFUSED_IN_GERMAN,
    ],
    [
      'why teams cannot be read',
      <StudioTeamPicker {...inForm<string>()} />,
      {},
      REFUSED_IN_GERMAN,
    ],
    [
      'why networks cannot be asked for',
      <StudioNetworkPicker {...inForm<ChosenNetwork>()} />,
      { listNetworks: refuse },
      REFUSED_IN_GERMAN,
    ],
    [
      'why AWS does not let networks be read',
      <StudioNetworkPicker {...inForm<ChosenNetwork>()} />,
      {
        listNetworks: async () => ({
          items: [],
          failure: obstacle,
          isReading: false,
        }),
      },
      DISABLED_IN_GERMAN,
    ],
  ])('%s', async (_, field, api, said) => {
    await renderInGerman(api, field);
    expect(await screen.findByText(text => text.includes(said))).toBeVisible();
  });
});

describe('the check of a field says in German', () => {
  const domainId = 'd-researchlab1';
  const role = 'arn:aws:iam::222222222222:role/StudioMlEngineer';

  it.each<[what: string, errors: () => Promise<string[]>, said: string]>([
    [
      'why a domain cannot be chosen',
      () =>
        errorsOf(studioDomainField.validation, domainId, {
          listDomains: async () => ({ items: [closed] }),
        }),
      DISABLED_IN_GERMAN,
    ],
    [
      'why a domain cannot be checked',
      () =>
        errorsOf(studioDomainField.validation, domainId, {
          listDomains: refuse,
        }),
      REFUSED_IN_GERMAN,
    ],
    [
      'why a role cannot be checked',
      () =>
        errorsOf(studioExecutionRoleField.validation, role, {
          listDomains: refuse,
        }),
      REFUSED_IN_GERMAN,
    ],
    [
      'what stands in the way of a plan',
      () => {
        const plan = planFor(true);
        const items = plan.items.map(item => ({
          ...item,
          obstacle: { code: 'user-disabled' as const, ...obstacle },
        }));
        return errorsOf(studioPlanPreviewField.validation, true, {
          planRequest: async () => ({ ...plan, items }),
        });
      },
      DISABLED_IN_GERMAN,
    ],
    [
      'why there is no plan',
      () =>
        errorsOf(studioPlanPreviewField.validation, true, {
          planRequest: refuse,
        }),
      REFUSED_IN_GERMAN,
    ],
  ])('%s', async (_, errors, said) => {
    expect(await errors()).toEqual([expect.stringContaining(said)]);
  });

  async function errorsOf<T>(
    validate: (
      value: T,
      field: ReturnType<typeof createFieldValidation>,
      context: {
        apiHolder: ApiHolder;
        formData: Record<string, string>;
        schema: {};
      },
    ) => void | Promise<void>,
    value: T,
    api: Partial<SagemakerStudioApi>,
  ): Promise<string[]> {
    const apiHolder = await renderInGerman(api);
    const field = createFieldValidation();
    await validate(value, field, {
      apiHolder,
      formData: { team: 'group:default/forecasting', domainId },
      schema: {},
    });
    return field.__errors ?? [];
  }
});
