/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { DomainCreation } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../__testUtils__';
import {
  decidedRequest,
  REQUEST_PATH,
  requestApi,
} from './__testUtils__/requestApi';

const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';

function creating(
  creation: Partial<DomainCreation>,
  viewerMayChangeCreation = true,
) {
  return decidedRequest('approved', {
    kind: 'create-domain',
    viewerMayChangeCreation,
    domainId: creation.domainId ?? '',
    people: [],
    grants: [],
    plan: {
      domainId: '',
      executionRole: ROLE,
      items: [],
      warnings: [],
      hash: 'hash',
      newDomain: {
        domain: {
          name: 'new-lab',
          accountId: '222222222222',
          region: 'eu-west-1',
          executionRole: ROLE,
          network: {
            access: 'internet',
            vpcId: 'vpc-1',
            subnetIds: ['subnet-1'],
          },
        },
        steps: [
          { do: 'create-domain', sentence: 'Create the domain new-lab.' },
        ],
        undo: ['Afterwards a domain is deleted in AWS.'],
        problems: [],
      },
    },
    creation: {
      status: 'running',
      name: 'new-lab',
      accountId: '222222222222',
      region: 'eu-west-1',
      steps: [
        {
          name: 'ensure-domain',
          status: 'done',
          attempts: 1,
          detail: 'AWS creates the domain d-new.',
        },
        { name: 'wait-for-domain', status: 'running', attempts: 1 },
      ],
      startedAt: new Date().toISOString(),
      ...creation,
    },
  });
}

describe('the request of a new domain', () => {
  it('shows what is done, how far it is, and what undoing takes', async () => {
    renderPage(REQUEST_PATH, { api: requestApi(creating({})) });
    expect(
      await screen.findByRole('heading', { name: 'New domain new-lab' }),
    ).toBeInTheDocument();
    const steps = within(
      screen.getByRole('list', { name: 'Steps for new-lab' }),
    ).getAllByRole('listitem');
    expect(steps[0]).toHaveTextContent(
      'Create or adopt the domain DoneAWS creates the domain d-new.',
    );
    expect(steps[1]).toHaveTextContent(
      'Wait until the domain is in service Running',
    );
    expect(screen.getByText('Create the domain new-lab.')).toBeInTheDocument();
    expect(
      screen.getByText('Afterwards a domain is deleted in AWS.'),
    ).toBeInTheDocument();
  });

  it('is cancelled on demand', async () => {
    const api = requestApi(creating({}));
    api.cancelDomainCreation.mockImplementation(async () => {
      const cancelled = creating({ status: 'cancelling' });
      api.getRequest.mockResolvedValue(cancelled);
      return cancelled;
    });
    renderPage(REQUEST_PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel the creation' }),
    );
    expect(
      await screen.findByText('What was made is being deleted'),
    ).toBeInTheDocument();
    expect(api.cancelDomainCreation).toHaveBeenCalledWith('req-1');
  });

  it('leads to the domain once it is in service', async () => {
    renderPage(REQUEST_PATH, {
      api: requestApi(creating({ status: 'succeeded', domainId: 'd-new' })),
    });
    expect(
      await screen.findByRole('link', { name: 'Open the domain' }),
    ).toHaveAttribute('href', '/sagemaker-studio/domains/d-new');
    expect(
      screen.queryByRole('button', { name: 'Cancel the creation' }),
    ).not.toBeInTheDocument();
  });

  it('offers nothing to those who may not change the creation', async () => {
    renderPage(REQUEST_PATH, {
      api: requestApi(creating({ status: 'blocked' }, false)),
    });
    await screen.findByRole('list', { name: 'Steps for new-lab' });
    expect(
      screen.queryByRole('button', { name: /Cancel|Retry/ }),
    ).not.toBeInTheDocument();
  });
});
