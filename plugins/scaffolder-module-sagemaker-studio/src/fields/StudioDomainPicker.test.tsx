/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import type { SagemakerStudioApi } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { domain, production, studioApi } from '../__testUtils__/domains';
import {
  StudioDomainPicker,
  type DomainPickerOptions,
} from './StudioDomainPicker';

function Form(props: { onChange: (domainId?: string) => void; team?: string }) {
  const [formData, setFormData] = useState<string>();
  // The field ignores the other props of a form.
  const fieldProps = {
    schema: { title: 'Studio domain', description: 'Where the team works' },
    uiSchema: { 'ui:options': { teamField: 'team' } },
    formContext: { formData: { team: props.team } },
    required: true,
    formData,
    onChange: (domainId?: string) => {
      setFormData(domainId);
      props.onChange(domainId);
    },
  } as FieldExtensionComponentProps<string, DomainPickerOptions>;
  return <StudioDomainPicker {...fieldProps} />;
}

function renderPicker(listDomains: SagemakerStudioApi['listDomains']) {
  const onChange = jest.fn();
  renderInTestApp(<Form onChange={onChange} />, {
    apis: [[sagemakerStudioApiRef, studioApi(listDomains)]],
  });
  return onChange;
}

describe('StudioDomainPicker', () => {
  it('offers domains with their account and Region', async () => {
    const onChange = renderPicker(async () => ({
      items: [
        production,
        domain({}),
        domain({ domainId: 'd-research0002', region: 'us-east-1' }),
      ],
    }));

    expect(
      await screen.findByRole('radiogroup', { name: /Studio domain/ }),
    ).toHaveAccessibleDescription('Where the team works');
    await userEvent.click(
      screen.getByRole('radio', {
        name: 'research-lab (d-research0002) Account 222222222222, us-east-1',
      }),
    );
    expect(onChange).toHaveBeenLastCalledWith('d-research0002');

    await userEvent.click(screen.getByRole('radio', { name: /production/ }));
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('finds one among many, and keeps the chosen one in sight', async () => {
    renderPicker(async () => ({
      items: Array.from({ length: 30 }, (_, i) =>
        domain({
          domainId: `d-lab${i}`,
          name: `lab-${i}`,
          region: i < 15 ? 'eu-west-1' : 'us-east-1',
        }),
      ),
    }));

    const search = await screen.findByRole('searchbox', {
      name: 'Find a domain',
    });
    await userEvent.click(screen.getByRole('radio', { name: /^lab-3 / }));
    await userEvent.type(search, 'us-east LAB-2');
    expect(
      screen.getAllByRole('radio').map(each => each.getAttribute('value')),
    ).toEqual([
      'd-lab20',
      'd-lab21',
      'd-lab22',
      'd-lab23',
      'd-lab24',
      'd-lab25',
      'd-lab26',
      'd-lab27',
      'd-lab28',
      'd-lab29',
      'd-lab3',
    ]);

    await userEvent.clear(search);
    await userEvent.type(search, 'nothing like it');
    expect(screen.getByRole('radio', { name: /^lab-3 / })).toBeChecked();
  });

  it('says so when nothing is found', async () => {
    renderPicker(async () => ({
      items: Array.from({ length: 8 }, (_, i) =>
        domain({ domainId: `d-lab${i}` }),
      ),
    }));
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Find a domain' }),
      'prod',
    );
    expect(screen.getByText('No domain matches “prod”.')).toBeVisible();
  });

  it('disables what no policy lets the person ask for with the team of the form', async () => {
    const others = domain({ domainId: 'd-others', name: 'others' });
    const own = domain({ domainId: 'd-own', name: 'own' });
    const closed = domain({ domainId: 'd-closed', name: 'closed' });
    const team = 'group:default/forecasting';
    const asking = {
      entityRef: team,
      displayName: 'forecasting',
      isLead: true,
      domainIds: ['d-own'],
    };
    const getTeamAccess = jest.fn(async () => ({
      team: { entityRef: team, displayName: 'forecasting' },
      domains: [],
      people: [],
      viewer: {
        entityRef: 'user:default/mira.santos',
        isMember: true,
        isLead: true,
        mayAskForOthers: [{ domainId: 'd-others', executionRoles: [] }],
      },
      pendingRequests: [],
    }));
    renderInTestApp(<Form onChange={jest.fn()} team={team} />, {
      apis: [
        [
          sagemakerStudioApiRef,
          studioApi(async () => ({ items: [closed, others, own] }), {
            getTeamAccess,
            getPersonOverview: async () => ({
              person: { displayName: 'Mira Santos' },
              access: [],
              requests: [],
              askWith: [
                asking,
                {
                  ...asking,
                  entityRef: 'group:default/research',
                  domainIds: ['d-closed'],
                },
              ],
            }),
          }),
        ],
      ],
    });
    const unavailable = await screen.findByRole('radio', {
      name: /closed.*No policy lets you ask for access to it with this team/,
    });
    expect(unavailable).toBeDisabled();
    expect(screen.getByRole('radio', { name: /^others/ })).toBeEnabled();
    expect(screen.getByRole('radio', { name: /^own/ })).toBeEnabled();
    expect(getTeamAccess).toHaveBeenCalledWith(team);
  });

  it('explains an empty list', async () => {
    renderPicker(async () => ({ items: [] }));
    expect(
      await screen.findByText('No Studio domain is known yet'),
    ).toBeVisible();
    expect(screen.getByText(/after the first sync with AWS/)).toBeVisible();
  });

  it("shows the back end's own words when it refuses", async () => {
    const refusal = await ResponseError.fromResponse({
      ok: false,
      redirected: false,
      status: 403,
      statusText: 'Forbidden',
      type: 'basic',
      url: 'http://localhost:7007/api/sagemaker-studio/domains',
      headers: new Headers({ 'Content-Type': 'application/json' }),
      text: async () =>
        JSON.stringify({
          error: {
            name: 'NotAllowedError',
            message: 'You may not see who has access',
          },
          response: { statusCode: 403 },
        }),
    });
    renderPicker(async () => {
      throw refusal;
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The Studio domains cannot be shownYou may not see who has access',
    );
  });
});
