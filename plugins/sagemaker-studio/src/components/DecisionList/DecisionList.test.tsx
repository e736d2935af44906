/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { planItem, plan, request } from '../../__fixtures__';
import { refusal, renderPage, studioApi } from '../../__testUtils__';

const PEOPLE = ['Ben Carter', 'Aiko Tanaka', 'Jonas Weber'];

const requestOf = (name: string) =>
  request({
    requestId: `req-${name}`,
    plan: plan([planItem(name)], { hash: `hash of ${name}` }),
    viewerMayDecide: true,
    duration: 'P90D',
  });

/** The list of requests to decide; what is decided leaves it. */
function decisionApi(waiting = PEOPLE.map(requestOf)) {
  const api = studioApi();
  let left = waiting;
  api.listRequests.mockImplementation(async () => ({ items: left }));
  api.decideRequest.mockImplementation(async requestId => {
    left = left.filter(each => each.requestId !== requestId);
    return request({ requestId, status: 'approved' });
  });
  return api;
}

async function renderList(api = decisionApi()) {
  renderPage('/sagemaker-studio/requests', { api });
  const list = await screen.findByRole('list', { name: 'Requests: To decide' });
  return { api, list: within(list) };
}

const approveOf = (name: string) =>
  screen.getByRole('button', { name: `Approve: research-lab for ${name}` });

describe('the requests to decide', () => {
  it('show what would happen, and why it is asked for', async () => {
    const { list } = await renderList();
    expect(list.getAllByText(/I join the load forecast/)).toHaveLength(3);
    expect(
      list.getByText(
        /Ben Carter is assigned to the domain and gets the new profile/,
      ),
    ).toBeInTheDocument();
    expect(list.getAllByText('90 days')).toHaveLength(3);
  });

  it('are approved in one click, with the plan that is shown', async () => {
    const { api } = await renderList();
    await userEvent.click(approveOf('Ben Carter'));
    expect(
      await screen.findByText('You approved research-lab for Ben Carter'),
    ).toBeInTheDocument();
    expect(api.decideRequest.mock.calls).toEqual([
      [
        'req-Ben Carter',
        { outcome: 'approved', planHash: 'hash of Ben Carter' },
      ],
    ]);
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: /Approve: .* Ben Carter/ }),
      ).not.toBeInTheDocument(),
    );
    // Not lost with the button.
    expect(document.body).not.toHaveFocus();
  });

  it('are approved together, and the failure of one does not stop the others', async () => {
    const api = decisionApi();
    const decide = api.decideRequest.getMockImplementation();
    const changed = await refusal(
      409,
      'ConflictError',
      'The plan has changed since you saw it; read it again and decide anew',
    );
    api.decideRequest.mockImplementation(async (requestId, input) => {
      if (requestId === 'req-Aiko Tanaka' || !decide) {
        throw changed;
      }
      return decide(requestId, input);
    });
    await renderList(api);
    expect(
      screen.queryByRole('button', { name: /requests?$/ }),
    ).not.toBeInTheDocument();
    for (const name of PEOPLE) {
      await userEvent.click(
        screen.getByRole('checkbox', {
          name: `Select research-lab for ${name}`,
        }),
      );
    }
    await userEvent.click(
      screen.getByRole('button', { name: 'Approve 3 requests' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /research-lab for Aiko Tanaka was not approved.*The plan has changed/,
    );
    const decided = within(
      screen.getByRole('list', { name: 'What you have just decided' }),
    );
    expect(decided.getAllByRole('listitem')).toHaveLength(2);
    // It can be tried again.
    expect(approveOf('Aiko Tanaka')).toBeEnabled();
  });

  it('keep what came of it when nothing is left', async () => {
    await renderList(decisionApi([requestOf('Ben Carter')]));
    await userEvent.click(approveOf('Ben Carter'));
    expect(
      await screen.findByText('Nothing waits for you'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('You approved research-lab for Ben Carter'),
    ).toBeInTheDocument();
  });

  it('say that others decide next', async () => {
    const api = decisionApi();
    api.decideRequest.mockImplementation(async requestId =>
      request({ requestId }),
    );
    await renderList(api);
    await userEvent.click(approveOf('Ben Carter'));
    expect(
      await screen.findByText(
        'You approved research-lab for Ben Carter; others decide next',
      ),
    ).toBeInTheDocument();
  });

  it('have to be opened where there is more to read', async () => {
    await renderList(
      decisionApi([request({ viewerMayDecide: true, duration: undefined })]),
    );
    expect(
      screen.queryByRole('button', { name: /^Approve/ }),
    ).not.toBeInTheDocument();
    expect(screen.getByText('No end date')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Review: research-lab for Ben Carter' }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests/req-1');
  });
});
