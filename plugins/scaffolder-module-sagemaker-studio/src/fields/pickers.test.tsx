/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import type {
  NetworkList,
  SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ComponentType } from 'react';
import { studioApi } from '../__testUtils__/domains';
import { provideIntersectionObserver } from '../__testUtils__/provideIntersectionObserver';
import { StudioNetworkPicker, type ChosenNetwork } from './StudioNetworkPicker';
import { StudioPeoplePicker } from './StudioPeoplePicker';
import { StudioTeamPicker } from './StudioTeamPicker';

const group = (name: string, annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default', annotations },
  spec: { type: 'team', children: [] },
  relations: [{ type: 'hasMember', targetRef: 'user:default/jonas.weber' }],
});
const TEAMS = [
  group('forecasting', {
    'aws.amazon.com/identity-center-group-id': 'g-1',
  }),
  group('registered', {}),
  group('marketing', { 'aws.amazon.com/identity-center-group-id': 'g-2' }),
];

/** A picker in a form that keeps its value. */
function renderField<T>(
  Field: ComponentType<FieldExtensionComponentProps<T>>,
  options: {
    form?: object;
    api?: Partial<SagemakerStudioApi>;
    catalog?: CatalogApi;
  } = {},
) {
  const onChange = jest.fn();
  function Form() {
    const [formData, setFormData] = useState<T>();
    // The fields ignore the other props of a form.
    const props = {
      schema: { title: 'Field' },
      uiSchema: {},
      formContext: { formData: options.form },
      formData,
      onChange: (next?: T) => {
        setFormData(next);
        onChange(next);
      },
    } as FieldExtensionComponentProps<T>;
    return <Field {...props} />;
  }
  renderInTestApp(<Form />, {
    apis: [
      [
        sagemakerStudioApiRef,
        studioApi(async () => ({ items: [] }), options.api),
      ],
      [catalogApiRef, options.catalog ?? catalogApiMock({ entities: TEAMS })],
    ],
  });
  return onChange;
}

describe('StudioTeamPicker', () => {
  provideIntersectionObserver();

  it('offers groups of Identity Center, and says how many are in one', async () => {
    const onChange = renderField<string>(StudioTeamPicker);
    await userEvent.click(
      await screen.findByRole('combobox', { name: 'Field' }),
    );
    await userEvent.keyboard('fore');
    await userEvent.click(
      await screen.findByRole('option', { name: /forecasting/ }),
    );
    expect(onChange).toHaveBeenLastCalledWith('group:default/forecasting');
    expect(await screen.findByText('1 person')).toBeVisible();
    expect(
      screen.queryByRole('option', { name: /registered/ }),
    ).not.toBeInTheDocument();
  });

  it('offers no team of an earlier search while the catalog has not answered', async () => {
    const catalog = catalogApiMock({ entities: TEAMS });
    const { items, ...rest } = await catalog.queryEntities({
      filter: { kind: 'Group' },
    });
    jest
      .spyOn(catalog, 'queryEntities')
      .mockResolvedValueOnce({ items, ...rest })
      .mockReturnValue(new Promise(() => {}));
    renderField<string>(StudioTeamPicker, { catalog });
    await userEvent.click(
      await screen.findByRole('combobox', { name: 'Field' }),
    );
    await screen.findByRole('option', { name: /forecasting/ });
    await userEvent.keyboard('mark');
    const offered = screen.getAllByRole('option');
    expect(offered).toHaveLength(1);
    expect(offered[0]).toHaveTextContent('marketing');
  });
});

describe('StudioTeamPicker in a page that moves', () => {
  provideIntersectionObserver();

  it('keeps what is typed before the catalog has answered', async () => {
    const catalog = catalogApiMock({ entities: TEAMS });
    const answer = catalog.queryEntities.bind(catalog);
    let letIn = () => {};
    const open = new Promise<void>(resolve => {
      letIn = resolve;
    });
    jest.spyOn(catalog, 'queryEntities').mockImplementation(async query => {
      await open;
      return answer(query);
    });
    renderField<string>(StudioTeamPicker, { catalog });
    const field = await screen.findByRole('combobox', { name: 'Field' });
    await userEvent.type(field, 'fore');
    fireEvent.scroll(document);
    expect(field).toHaveValue('fore');
    letIn();
    expect(
      await screen.findByRole('option', { name: /forecasting/ }),
    ).toBeInTheDocument();
    expect(field).toHaveValue('fore');
  });
});

describe('StudioPeoplePicker', () => {
  const person = (name: string, entityRef?: string) => ({
    userId: name,
    userName: name,
    displayName: name,
    entityRef,
  });
  const listIdentityCenterUsers = jest.fn(
    async ({ search }: { search?: string } = {}) => ({
      items: search
        ? [
            {
              ...person('Ben', 'user:default/ben'),
              state: 'ready' as const,
            },
          ]
        : [
            { ...person('Ada', 'user:default/ada'), state: 'ready' as const },
            { ...person('Cleo'), state: 'not-in-catalog' as const },
            {
              ...person('Dan', 'user:default/dan'),
              state: 'disabled' as const,
            },
          ],
      hasMore: !search,
    }),
  );

  it('chooses among everybody, keeps who was found before, and says who cannot be asked for', async () => {
    const onChange = renderField<string[]>(StudioPeoplePicker, {
      api: { listIdentityCenterUsers },
    });
    await userEvent.click(await screen.findByRole('checkbox', { name: /Ada/ }));
    expect(
      screen.getByRole('checkbox', { name: /Cleo.*Not in the catalog yet/ }),
    ).toBeDisabled();
    expect(
      screen.getByRole('checkbox', { name: /Dan.*Disabled/ }),
    ).toBeDisabled();
    expect(screen.getByText(/There are more people/)).toBeVisible();

    await userEvent.type(screen.getByRole('searchbox'), 'be');
    await userEvent.click(await screen.findByRole('checkbox', { name: /Ben/ }));
    expect(onChange).toHaveBeenLastCalledWith([
      'user:default/ada',
      'user:default/ben',
    ]);
    expect(screen.getByText('Chosen: Ada, Ben')).toBeVisible();
  });
});

describe('StudioNetworkPicker', () => {
  const form = { accountId: '222222222222', region: 'eu-west-1' };
  const known: NetworkList = {
    items: [
      {
        vpcId: 'vpc-1',
        name: 'studio',
        cidr: '10.0.0.0/16',
        isDefault: false,
        subnets: [{ subnetId: 'subnet-1', cidr: '10.0.1.0/24', zone: 'a' }],
        securityGroups: [{ groupId: 'sg-1', name: 'apps' }],
      },
    ],
    isReading: false,
  };

  it('waits until the networks are read, and takes a VPC with what is in it', async () => {
    const listNetworks = jest
      .fn<Promise<NetworkList>, []>()
      .mockResolvedValueOnce({ items: [], isReading: true })
      .mockResolvedValue(known);
    const onChange = renderField<ChosenNetwork>(StudioNetworkPicker, {
      form,
      api: { listNetworks },
    });
    await userEvent.click(
      await screen.findByRole(
        'radio',
        { name: /studio \(vpc-1\)/ },
        { timeout: 5_000 },
      ),
    );
    await userEvent.click(screen.getByRole('checkbox', { name: /subnet-1/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /apps/ }));
    expect(onChange).toHaveBeenLastCalledWith({
      vpcId: 'vpc-1',
      subnetIds: ['subnet-1'],
      securityGroupIds: ['sg-1'],
    });
  });

  it('asks for nothing before a place is chosen', async () => {
    renderField<ChosenNetwork>(StudioNetworkPicker);
    expect(
      await screen.findByText('Choose an AWS account and a Region first.'),
    ).toBeVisible();
  });

  it('says what is missing to read the networks', async () => {
    renderField<ChosenNetwork>(StudioNetworkPicker, {
      form,
      api: {
        listNetworks: async () => ({
          items: [],
          failure: { message: 'Not allowed.', remedy: 'Allow it.' },
          isReading: false,
        }),
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Not allowed. Allow it.',
    );
  });

  it('says while AWS limits calls why there is nothing to choose, and offers the networks once it does not', async () => {
    const listNetworks = jest
      .fn<Promise<NetworkList>, []>()
      .mockResolvedValueOnce({
        items: [],
        failure: { message: 'Rate exceeded.', remedy: 'They are read again.' },
        isReading: true,
      })
      .mockResolvedValue(known);
    renderField<ChosenNetwork>(StudioNetworkPicker, {
      form,
      api: { listNetworks },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Rate exceeded. They are read again.',
    );
    expect(
      await screen.findByRole(
        'radio',
        { name: /studio \(vpc-1\)/ },
        { timeout: 5_000 },
      ),
    ).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('still offers what was read before, when reading it again fails', async () => {
    renderField<ChosenNetwork>(StudioNetworkPicker, {
      form,
      api: {
        listNetworks: async () => ({
          ...known,
          failure: { message: 'Not allowed.', remedy: 'Allow it.' },
        }),
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Not allowed.');
    expect(screen.getByRole('radio', { name: /studio/ })).toBeVisible();
  });
});
