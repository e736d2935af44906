/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ComponentProps } from 'react';
import { domain, researchLab, studioApi } from '../__testUtils__/domains';
import { StudioExecutionRolePicker } from './StudioExecutionRolePicker';

type PickerProps = ComponentProps<typeof StudioExecutionRolePicker>;

function Form(props: { formData: object; onChange: (role?: string) => void }) {
  const [role, setRole] = useState<string>();
  // The field ignores the other props of a form.
  const fieldProps = {
    schema: {},
    uiSchema: { 'ui:options': { domainField: 'lab' } },
    formContext: { formData: props.formData },
    formData: role,
    onChange: (value?: string) => {
      setRole(value);
      props.onChange(value);
    },
  } as PickerProps;
  return <StudioExecutionRolePicker {...fieldProps} />;
}

function renderPicker(formData: object, domains: StudioDomain[]) {
  const onChange = jest.fn();
  renderInTestApp(<Form formData={formData} onChange={onChange} />, {
    apis: [
      [sagemakerStudioApiRef, studioApi(async () => ({ items: domains }))],
    ],
  });
  return onChange;
}

describe('StudioExecutionRolePicker', () => {
  it('offers the roles of the domain in the configured field, its default first', async () => {
    const onChange = renderPicker({ lab: 'd-researchlab1' }, [researchLab]);

    expect(
      await screen.findByRole('radiogroup', { name: 'Execution role' }),
    ).toBeVisible();
    expect(onChange.mock.calls).toEqual([
      ['arn:aws:iam::222222222222:role/StudioDataScientist'],
    ]);
    await userEvent.click(
      screen.getByRole('radio', {
        name: 'StudioMlEngineer arn:aws:iam::222222222222:role/StudioMlEngineer',
      }),
    );
    expect(onChange).toHaveBeenLastCalledWith(
      'arn:aws:iam::222222222222:role/StudioMlEngineer',
    );
  });

  it('leaves the role to the domain when there is none to choose', async () => {
    const onChange = renderPicker({ lab: 'd-bare' }, [
      domain({ domainId: 'd-bare', name: 'bare', executionRoles: [] }),
    ]);

    expect(
      await screen.findByText(
        'The domain bare has no execution role to choose. Its own default is used.',
      ),
    ).toBeVisible();
    expect(onChange).not.toHaveBeenCalled();
  });

  it('waits for a domain to be chosen', async () => {
    renderPicker({}, [researchLab]);
    expect(
      await screen.findByText('Choose a Studio domain first.'),
    ).toBeVisible();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });
});
