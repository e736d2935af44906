/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { grant, plan, planItem, request } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__';
import {
  decidedRequest,
  REQUEST_PATH,
  requestApi,
} from './__testUtils__/requestApi';

async function findProgress() {
  return within(await screen.findByRole('region', { name: 'Progress' }));
}

describe('the progress of a request for one person', () => {
  it('shows the steps that are done and the one that runs', async () => {
    renderPage(REQUEST_PATH, {
      api: requestApi(
        decidedRequest('approved', { grants: [grant('Ben Carter', 3)] }),
      ),
    });
    const progress = await findProgress();
    expect(progress.getByText('In progress')).toBeInTheDocument();
    const steps = within(
      progress.getByRole('list', { name: 'Steps for Ben Carter' }),
    ).getAllByRole('listitem');
    expect(steps[1]).toHaveTextContent('Assign to the domain Done');
    expect(steps[3]).toHaveTextContent(
      'Wait until the profile is in service Running',
    );
  });
});

describe('a request for two people of the same name', () => {
  const WEBERS = ['user:default/jonas.weber', 'user:default/jonas.weber-5f2c'];

  const NAMES = ['Jonas Weber (jonas.weber)', 'Jonas Weber (jonas.weber-5f2c)'];

  it('tells them apart in the plan', async () => {
    renderPage(REQUEST_PATH, {
      api: requestApi(
        request({
          people: WEBERS,
          plan: plan(WEBERS.map(person => planItem('Jonas Weber', { person }))),
        }),
      ),
    });
    const lines = within(
      await screen.findByRole('list', { name: 'Plan per person' }),
    );
    for (const name of NAMES) {
      expect(lines.getByText(name)).toBeInTheDocument();
    }
  });

  it('tells them apart in the progress', async () => {
    renderPage(REQUEST_PATH, {
      api: requestApi(
        decidedRequest('approved', {
          people: WEBERS,
          grants: WEBERS.map((person, index) => ({
            ...grant('Jonas Weber', 3),
            grantId: `grant-${index}`,
            person,
          })),
        }),
      ),
    });
    const progress = await findProgress();
    for (const name of NAMES) {
      expect(progress.getByRole('link', { name })).toBeInTheDocument();
    }
  });
});

describe('a blocked grant', () => {
  const BLOCKED = decidedRequest('approved', {
    grants: [grant('Ben Carter', 2, { status: 'provision-blocked' })],
  });

  it('names the error of AWS and the remedy', async () => {
    renderPage(REQUEST_PATH, { api: requestApi(BLOCKED) });
    expect(
      await screen.findByText(
        /What to do: Allow sagemaker:CreateUserProfile for the role/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/AccessDeniedException/)).toBeInTheDocument();
  });

  it('is retried on demand', async () => {
    const api = requestApi(BLOCKED);
    const running = grant('Ben Carter', 2);
    api.retryOperation.mockImplementation(async () => {
      api.getRequest.mockResolvedValue(
        decidedRequest('approved', { grants: [running] }),
      );
      return running.operation!;
    });
    renderPage(REQUEST_PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Retry for Ben Carter' }),
    );
    expect(await screen.findByText('In progress')).toBeInTheDocument();
    expect(api.retryOperation).toHaveBeenCalledWith('op-Ben Carter');
  });

  it('offers no retry to somebody who would be refused', async () => {
    renderPage(REQUEST_PATH, {
      api: requestApi({
        ...BLOCKED,
        grants: BLOCKED.grants.map(each => ({
          ...each,
          viewerMayRetry: false,
        })),
      }),
    });
    expect(
      await screen.findByText(/Allow sagemaker:CreateUserProfile/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Retry for Ben Carter' }),
    ).not.toBeInTheDocument();
  });
});

describe('the progress of a request for 200 people', () => {
  const GRANTS = Array.from({ length: 200 }, (_, index) => {
    const name = `Person ${index}`;
    if (index === 120) {
      return grant(name, 2, { status: 'provision-blocked' });
    }
    return grant(name, index < 100 ? 7 : 3);
  });

  async function renderProgress() {
    renderPage(REQUEST_PATH, {
      api: requestApi(
        decidedRequest('approved', { kind: 'onboard-team', grants: GRANTS }),
      ),
    });
    const progress = await findProgress();
    const people = () =>
      Array.from(
        progress.getByRole('list', { name: 'Progress per person' }).children,
      );
    return { progress, people };
  }

  it('is summed up by state', async () => {
    const { progress } = await renderProgress();
    expect(progress.getByRole('status')).toHaveTextContent(
      '100 of 200 ready, 1 blocked',
    );
    expect(
      within(progress.getByRole('list', { name: 'People by how far they are' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Blocked: 1', 'In progress: 99', 'Ready: 100']);
  });

  it('lists only people who need attention at first', async () => {
    const { people } = await renderProgress();
    expect(people()).toHaveLength(1);
    expect(people()[0]).toHaveTextContent('Person 120');
    expect(people()[0]).toHaveTextContent(/Allow sagemaker:CreateUserProfile/);
  });

  it('lists more people on demand, and fewer again', async () => {
    const { progress, people } = await renderProgress();
    await userEvent.click(
      progress.getByRole('button', { name: 'Show 50 more people' }),
    );
    expect(people()).toHaveLength(51);
    expect(people()[0]).toHaveTextContent('Person 120');
    expect(people()[1]).toHaveTextContent('In progress');
    await userEvent.click(
      progress.getByRole('button', { name: 'Show only who needs attention' }),
    );
    expect(people()).toHaveLength(1);
  });
});
