/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { translationApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { createFieldValidation } from '@backstage/plugin-scaffolder-react/alpha';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import type {
  Plan,
  SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  domain,
  production,
  researchLab,
  studioApi,
} from '../__testUtils__/domains';
import { studioDomainField } from './studioDomainField';
import { studioExecutionRoleField } from './studioExecutionRoleField';
import { studioPlanPreviewField } from './studioPlanPreviewField';

const known = async () => ({
  items: [
    researchLab,
    production,
    domain({ domainId: 'd-bare', name: 'bare', executionRoles: [] }),
  ],
});

describe('validation', () => {
  it.each([
    ['d-researchlab1', known, []],
    [
      'd-production1',
      known,
      [
        "The domain 'production' lets people in by IAM. Ask its owner for an IAM role, or create a domain in SSO mode.",
      ],
    ],
    [
      'd-nope',
      known,
      ["There is no Studio domain 'd-nope'. Choose one from the list"],
    ],
    [
      'd-researchlab1',
      async () => {
        throw new Error('Failed to fetch');
      },
      ['The Studio domain cannot be checked now; try again. Failed to fetch'],
    ],
  ])('of the domain %s', async (domainId, listDomains, errors) => {
    const field = createFieldValidation();
    await studioDomainField.validation(domainId, field, {
      ...context(listDomains),
      formData: { domainId },
    });
    expect(field.__errors).toEqual(errors);
  });

  const mlEngineer = 'arn:aws:iam::222222222222:role/StudioMlEngineer';
  it.each([
    [mlEngineer, 'd-researchlab1', known, []],
    ['', 'd-researchlab1', known, []],
    // The field of the domain says what is wrong with that.
    [mlEngineer, 'd-nope', known, []],
    [
      'StudioMlEngineer',
      'd-researchlab1',
      known,
      [
        "The domain research-lab does not offer the execution role 'StudioMlEngineer'. Choose one of arn:aws:iam::222222222222:role/StudioDataScientist, arn:aws:iam::222222222222:role/StudioMlEngineer",
      ],
    ],
    [
      mlEngineer,
      'd-bare',
      known,
      [
        'The domain bare offers no execution roles to choose from. Leave the field empty',
      ],
    ],
    [
      mlEngineer,
      'd-researchlab1',
      async () => {
        throw new Error('Failed to fetch');
      },
      ['The execution role cannot be checked now; try again. Failed to fetch'],
    ],
  ])('of the role %s in %s', async (role, domainId, listDomains, errors) => {
    const field = createFieldValidation();
    await studioExecutionRoleField.validation(role, field, {
      ...context(listDomains),
      formData: { lab: domainId },
      uiSchema: { 'ui:options': { domainField: 'lab' } },
    });
    expect(field.__errors).toEqual(errors);
  });
});

const plan: Plan = {
  items: [],
  domainId: 'd-researchlab1',
  executionRole: '',
  warnings: [],
  hash: 'a',
};

describe('the plan of a form', () => {
  const asked = {
    team: 'group:default/forecasting',
    domainId: 'd-researchlab1',
  };

  it.each([
    [
      'cannot be made',
      asked,
      async () => {
        throw new Error('Failed to fetch');
      },
      [expect.stringContaining('Failed to fetch')],
    ],
    [
      'cannot be made before a team and a domain are chosen',
      { team: asked.team },
      async () => plan,
      ['Choose a team and a Studio domain to see what will be done.'],
    ],
    ['can be made', asked, async () => plan, []],
  ])('%s', async (_, formData, planRequest, errors) => {
    const field = createFieldValidation();
    const { apiHolder, schema } = context(known, { planRequest });
    await studioPlanPreviewField.validation(true, field, {
      apiHolder,
      schema,
      formData,
    });
    expect(field.__errors).toEqual(errors);
  });
});

function context(
  listDomains: SagemakerStudioApi['listDomains'],
  more: Partial<SagemakerStudioApi> = {},
) {
  const apis = new Map<string, unknown>([
    [sagemakerStudioApiRef.id, { ...studioApi(listDomains), ...more }],
    [translationApiRef.id, mockApis.translation()],
  ]);
  return {
    apiHolder: { get: jest.fn().mockImplementation(({ id }) => apis.get(id)) },
    schema: {},
  };
}
