/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { grant, plan, planItem, request } from '../../__fixtures__';
import { letPass, loadAgain, refusal, renderPage } from '../../__testUtils__';
import {
  decidedRequest,
  REQUEST_PATH,
  requestApi,
} from './__testUtils__/requestApi';

async function choose(field: RegExp, option: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('a decision', () => {
  it('approves the plan on the page, with the comment', async () => {
    const toDecide = request({ viewerMayDecide: true });
    const api = requestApi(toDecide);
    api.decideRequest.mockResolvedValue(decidedRequest('approved'));
    renderPage(REQUEST_PATH, { api });
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Comment' }),
      'Until the audit is over.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(api.decideRequest).toHaveBeenCalledWith('req-1', {
      outcome: 'approved',
      planHash: toDecide.plan.hash,
      comment: 'Until the audit is over.',
    });
  });

  it('makes room for the progress once it is made', async () => {
    const api = requestApi(request({ viewerMayDecide: true }));
    api.decideRequest.mockImplementation(async () => {
      const approved = decidedRequest('approved', {
        grants: [grant('Ben Carter', 3)],
      });
      api.getRequest.mockResolvedValue(approved);
      return approved;
    });
    renderPage(REQUEST_PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Progress' }),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('region', { name: 'Decision' })).getByText(
        'Until the audit is over.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
    // The focus is not lost with the button.
    await waitFor(() => expect(document.body).not.toHaveFocus());
  });

  it('shows who decided first', async () => {
    const api = requestApi(request({ viewerMayDecide: true }));
    const conflict = await refusal(
      409,
      'ConflictError',
      'Tomas Oliveira has rejected this request already',
    );
    api.decideRequest.mockImplementationOnce(async () => {
      api.getRequest.mockResolvedValue(decidedRequest('rejected'));
      throw conflict;
    });
    renderPage(REQUEST_PATH, { api });
    const reject = await screen.findByRole('button', { name: 'Reject' });
    await userEvent.click(reject);
    // A rejection needs a reason.
    const comment = screen.getByRole('textbox', { name: 'Comment' });
    expect(comment).toHaveFocus();
    expect(comment).toHaveAccessibleDescription(/Say why you reject it/);
    expect(api.decideRequest).not.toHaveBeenCalled();
    await userEvent.type(comment, 'Not now');
    await userEvent.click(reject);
    expect(
      await screen.findByText(
        'Tomas Oliveira has rejected this request already',
      ),
    ).toBeInTheDocument();
    expect(await screen.findByText('Rejected')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Reject' }),
    ).not.toBeInTheDocument();
  });
});

describe('an approval of less than was asked for', () => {
  const engineer = 'arn:aws:iam::222222222222:role/StudioMlEngineer';

  it('shows what the choice would do, and is for exactly that', async () => {
    const asked = request({ viewerMayDecide: true, duration: 'P90D' });
    const api = requestApi(asked);
    api.planAmendment.mockImplementation(async (_, { executionRole }) => ({
      plan: plan(asked.plan.items, {
        hash: (executionRole ? 'e' : 'd').repeat(64),
      }),
      executionRole: executionRole ?? asked.executionRole,
      executionRoles: [asked.executionRole, engineer],
      duration: 'P90D',
      mayShorten: true,
    }));
    renderPage(REQUEST_PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Shorten or choose another role',
      }),
    );
    expect(
      screen.queryByRole('region', { name: /with your choice/ }),
    ).not.toBeInTheDocument();
    await choose(/For how long/, /7 days/);
    await choose(/Execution role/, /StudioMlEngineer/);
    const region = await screen.findByRole('region', {
      name: 'Planned changes with your choice',
    });
    expect(
      within(region).getByText(/^Until .* \(7 days\) instead of /),
    ).toBeInTheDocument();
    expect(
      within(region).getByText(
        'Role StudioMlEngineer instead of StudioDataScientist',
      ),
    ).toBeInTheDocument();
    const approve = screen.getByRole('button', {
      name: 'Approve with your changes',
    });
    await waitFor(() => expect(approve).toBeEnabled());
    const decided = decidedRequest('approved');
    api.decideRequest.mockResolvedValue(decided);
    api.getRequest.mockResolvedValue({
      ...decided,
      plan: plan(asked.plan.items, { hash: 'e'.repeat(64) }),
    });
    api.planAmendment.mockClear();
    await userEvent.click(approve);
    expect(api.decideRequest).toHaveBeenCalledWith('req-1', {
      outcome: 'approved',
      planHash: 'e'.repeat(64),
      duration: 'P7D',
      executionRole: engineer,
    });
    expect(await screen.findByText('Approved')).toBeInTheDocument();
    // Longer than the choice of something else waits before it is planned.
    await letPass(400);
    expect(api.planAmendment).not.toHaveBeenCalled();
  });

  it('cannot be sent while the choice is refused, and can be taken back', async () => {
    const asked = request({ viewerMayDecide: true, duration: 'P90D' });
    const api = requestApi(asked);
    api.planAmendment.mockImplementation(async (_, { duration }) => {
      if (duration) {
        throw await refusal(
          409,
          'ConflictError',
          'The domain is not in service',
        );
      }
      return {
        plan: asked.plan,
        executionRole: asked.executionRole,
        executionRoles: [asked.executionRole],
        mayShorten: true,
      };
    });
    renderPage(REQUEST_PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Shorten or choose another role',
      }),
    );
    await choose(/For how long/, /30 days/);
    expect(
      await screen.findByText('The domain is not in service'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Approve with your changes' }),
    ).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to what was asked' }),
    );
    expect(screen.getByRole('button', { name: 'Approve' })).toBeEnabled();
  });

  it('takes the focus, and gives it back', async () => {
    const name = 'Shorten or choose another role';
    const asked = request({ viewerMayDecide: true, duration: 'P90D' });
    const api = requestApi(asked);
    api.planAmendment.mockResolvedValue({
      plan: asked.plan,
      executionRole: asked.executionRole,
      executionRoles: [asked.executionRole],
      mayShorten: true,
    });
    renderPage(REQUEST_PATH, { api });
    await userEvent.click(await screen.findByRole('button', { name }));
    expect(screen.getByRole('group', { name })).toHaveFocus();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Back to what was asked' }),
    );
    expect(screen.getByRole('button', { name })).toHaveFocus();
  });
});

describe('a decision on a plan that changed', () => {
  const changed = (overrides: { hash?: string; warnings?: string[] } = {}) =>
    request({
      viewerMayDecide: true,
      plan: plan(
        [
          planItem('Ben Carter', {
            steps: [{ do: 'adopt-profile', profileName: 'ben-carter-204' }],
            sentence:
              'Assigns Ben Carter and adopts the profile ben-carter-204.',
          }),
        ],
        { hash: 'b'.repeat(64), ...overrides },
      ),
    });

  /** Types a comment and approves a plan that has changed meanwhile. */
  async function approveChangedPlan() {
    const api = requestApi(request({ viewerMayDecide: true }));
    const conflict = await refusal(
      409,
      'ConflictError',
      'The plan has changed since you saw it; read it again and decide anew',
    );
    api.decideRequest.mockImplementationOnce(async () => {
      api.getRequest.mockResolvedValue(changed());
      throw conflict;
    });
    renderPage(REQUEST_PATH, { api });
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Comment' }),
      'Welcome',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    await screen.findByText(
      'The plan has changed since you saw it; read it again and decide anew',
    );
    return api;
  }

  it('shows what changed', async () => {
    await approveChangedPlan();
    expect(
      await screen.findByText(
        'The plan has changed since you opened this page',
      ),
    ).toBeInTheDocument();
    const [line] = within(
      screen.getByRole('list', { name: 'Plan per person' }),
    ).getAllByRole('listitem');
    expect(line).toHaveTextContent('Changed');
    expect(line).toHaveTextContent('adopts the profile ben-carter-204');
    expect(line).toHaveTextContent(
      "Before: Ben Carter is assigned to the domain and gets the new profile 'ben-carter'",
    );
  });

  it('keeps the comment, and approves the new plan once it is read', async () => {
    const api = await approveChangedPlan();
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'I have read what changed' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(api.decideRequest).toHaveBeenLastCalledWith('req-1', {
      outcome: 'approved',
      planHash: 'b'.repeat(64),
      comment: 'Welcome',
    });
  });

  it('can be a rejection without reading the new plan', async () => {
    await approveChangedPlan();
    await screen.findByRole('checkbox', { name: 'I have read what changed' });
    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Reject' })).toBeEnabled();
  });

  it('is no approval while a plan that arrived meanwhile is unread', async () => {
    const api = requestApi(request({ viewerMayDecide: true }));
    renderPage(REQUEST_PATH, { api });
    const approve = await screen.findByRole('button', { name: 'Approve' });
    expect(approve).toBeEnabled();
    expect(
      screen.queryByRole('checkbox', { name: /what changed/ }),
    ).not.toBeInTheDocument();

    api.getRequest.mockResolvedValue(
      changed({ warnings: ['The group research is no longer assigned.'] }),
    );
    await loadAgain();
    expect(
      await screen.findByText('New: The group research is no longer assigned.'),
    ).toBeInTheDocument();
    expect(approve).toBeDisabled();
    expect(approve).toHaveAccessibleDescription(
      /The plan has changed since you opened this page/,
    );
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'I have read what changed' }),
    );
    expect(approve).toBeEnabled();
  });

  it('needs another reading when the plan changes again', async () => {
    const api = requestApi(request({ viewerMayDecide: true }));
    renderPage(REQUEST_PATH, { api });
    const approve = await screen.findByRole('button', { name: 'Approve' });
    api.getRequest.mockResolvedValue(changed());
    await loadAgain();
    const acknowledge = await screen.findByRole('checkbox', {
      name: 'I have read what changed',
    });
    await userEvent.click(acknowledge);

    api.getRequest.mockResolvedValue(
      changed({ hash: 'c'.repeat(64), warnings: ['The quota is used up.'] }),
    );
    await loadAgain();
    expect(
      await screen.findByText('New: The quota is used up.'),
    ).toBeInTheDocument();
    expect(acknowledge).not.toBeChecked();
    expect(approve).toBeDisabled();

    await userEvent.click(acknowledge);
    api.decideRequest.mockResolvedValue(decidedRequest('approved'));
    await userEvent.click(approve);
    expect(api.decideRequest).toHaveBeenCalledTimes(1);
    expect(api.decideRequest).toHaveBeenCalledWith('req-1', {
      outcome: 'approved',
      planHash: 'c'.repeat(64),
    });
  });
});
