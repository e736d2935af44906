/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ACCESS_EVENT_TYPES } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  AccessEvent,
  AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  coolingOff,
  eventPage,
  events,
  grant,
  plan,
  planItem,
  request,
} from '../../__fixtures__';
import { loadAgain, refusal, renderPage, studioApi } from '../../__testUtils__';

const ADDRESS = '/sagemaker-studio/requests/req-1';

/** Lets the back end answer with pages of these events, which are given oldest first. */
function record(api: ReturnType<typeof studioApi>, all: AccessEvent[]) {
  api.listRequestEvents.mockImplementation(async (_, filter) =>
    eventPage(all, filter),
  );
}

function apiWith(shown: AccessRequest) {
  const api = studioApi();
  api.getRequest.mockResolvedValue(shown);
  record(api, events(shown));
  return api;
}

function decided(
  outcome: 'approved' | 'rejected',
  overrides?: Partial<AccessRequest>,
) {
  return request({
    status: outcome,
    decision: {
      outcome,
      by: 'user:default/mira.santos',
      automatic: false,
      comment: 'Until the audit is over.',
      at: new Date().toISOString(),
    },
    ...overrides,
  });
}

describe('the page of a request', () => {
  it('opens at its address and tells what is asked and what would happen', async () => {
    renderPage(ADDRESS, { api: apiWith(request()) });
    expect(
      await screen.findByRole('heading', {
        name: 'Studio access to research-lab',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('Waiting for approval')).toBeInTheDocument();
    expect(
      within(screen.getByRole('region', { name: 'Justification' })).getByText(
        /I join the load forecast/,
      ),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('region', { name: 'Plan' })).getByText(
        /Ben Carter is assigned to the domain and gets the new profile/,
      ),
    ).toBeInTheDocument();
    expect(
      within(
        await screen.findByRole('list', { name: 'What happened' }),
      ).getByText('Request sent'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    const api = studioApi();
    api.getRequest.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'Not allowed'),
    );
    renderPage(ADDRESS, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'sagemaker-studio.request.read',
    );
  });

  it('lets an approver approve the plan that is shown, then shows the progress', async () => {
    const shown = request({ viewerMayDecide: true });
    const api = apiWith(shown);
    renderPage(ADDRESS, { api });
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Comment' }),
      'Until the audit is over.',
    );
    const approved = decided('approved', { grants: [grant('Ben Carter', 3)] });
    api.decideRequest.mockImplementation(async () => {
      api.getRequest.mockResolvedValue(approved);
      return approved;
    });
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));

    const progress = within(
      await screen.findByRole('region', { name: 'Progress' }),
    );
    expect(progress.getByText('In progress')).toBeInTheDocument();
    const steps = within(
      progress.getByRole('list', { name: 'Steps for Ben Carter' }),
    ).getAllByRole('listitem');
    expect(steps[1]).toHaveTextContent('Assign to the domain Done');
    expect(steps[3]).toHaveTextContent(
      'Wait until the profile is in service Running',
    );
    expect(
      within(screen.getByRole('region', { name: 'Decision' })).getByText(
        'Until the audit is over.',
      ),
    ).toBeInTheDocument();
    expect(api.decideRequest).toHaveBeenCalledWith('req-1', {
      outcome: 'approved',
      planHash: shown.plan.hash,
      comment: 'Until the audit is over.',
    });
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('shows what is different when the plan has changed, keeps the comment, and binds to the new plan', async () => {
    const api = apiWith(request({ viewerMayDecide: true }));
    renderPage(ADDRESS, { api });
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Comment' }),
      'Welcome',
    );
    const changed = request({
      viewerMayDecide: true,
      plan: plan(
        [
          planItem('Ben Carter', {
            steps: [{ do: 'adopt-profile', profileName: 'ben-carter-204' }],
            sentence:
              'Assigns Ben Carter and adopts the profile ben-carter-204.',
          }),
        ],
        { hash: 'b'.repeat(64) },
      ),
    });
    const conflict = await refusal(
      409,
      'ConflictError',
      'The plan has changed since you saw it; read it again and decide anew',
    );
    api.decideRequest.mockImplementationOnce(async () => {
      api.getRequest.mockResolvedValue(changed);
      throw conflict;
    });
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));

    expect(
      await screen.findByText(
        'The plan has changed since you saw it; read it again and decide anew',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The plan has changed since you opened this page'),
    ).toBeInTheDocument();
    const [line] = within(
      screen.getByRole('list', { name: 'Plan per person' }),
    ).getAllByRole('listitem');
    expect(line).toHaveTextContent('Changed');
    expect(line).toHaveTextContent('adopts the profile ben-carter-204');
    expect(line).toHaveTextContent(
      "Before: Ben Carter is assigned to the domain and gets the new profile 'ben-carter'",
    );
    expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveValue(
      'Welcome',
    );

    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Reject' })).toBeEnabled();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'I have read what changed' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(api.decideRequest).toHaveBeenLastCalledWith('req-1', {
      outcome: 'approved',
      planHash: 'b'.repeat(64),
      comment: 'Welcome',
    });
  });

  it('never approves a plan that came while one was reading', async () => {
    const api = apiWith(request({ viewerMayDecide: true }));
    renderPage(ADDRESS, { api });
    expect(
      await screen.findByRole('button', { name: 'Approve' }),
    ).toBeEnabled();
    expect(
      screen.queryByRole('checkbox', { name: /what changed/ }),
    ).not.toBeInTheDocument();
    const changedTo = (hash: string, warning: string) =>
      api.getRequest.mockResolvedValue(
        request({
          viewerMayDecide: true,
          plan: plan([planItem('Ben Carter')], {
            hash: hash.repeat(64),
            warnings: [warning],
          }),
        }),
      );
    changedTo('b', 'The group research is no longer assigned.');
    await loadAgain();
    const acknowledge = await screen.findByRole('checkbox', {
      name: 'I have read what changed',
    });
    expect(
      screen.getByText('New: The group research is no longer assigned.'),
    ).toBeInTheDocument();
    const approve = screen.getByRole('button', { name: 'Approve' });
    expect(approve).toBeDisabled();
    expect(approve).toHaveAccessibleDescription(
      /The plan has changed since you opened this page/,
    );
    await userEvent.click(acknowledge);
    expect(approve).toBeEnabled();

    changedTo('c', 'The quota is used up.');
    await loadAgain();
    expect(
      await screen.findByText('New: The quota is used up.'),
    ).toBeInTheDocument();
    expect(acknowledge).not.toBeChecked();
    expect(approve).toBeDisabled();
    expect(api.decideRequest).not.toHaveBeenCalled();

    await userEvent.click(acknowledge);
    api.decideRequest.mockResolvedValue(decided('approved'));
    await userEvent.click(approve);
    expect(api.decideRequest).toHaveBeenLastCalledWith('req-1', {
      outcome: 'approved',
      planHash: 'c'.repeat(64),
    });
  });

  it('shows the request although its record cannot be loaded', async () => {
    const api = apiWith(request());
    api.listRequestEvents.mockRejectedValue(
      await refusal(503, 'ServiceUnavailableError', 'The record is away'),
    );
    renderPage(ADDRESS, { api });
    expect(
      await within(
        await screen.findByRole('region', { name: 'What happened' }),
      ).findByRole('alert'),
    ).toHaveTextContent('The record is away');
    expect(screen.getByRole('region', { name: 'Plan' })).toBeInTheDocument();
  });

  it('reads the record when the request has come further, not whenever it is looked at', async () => {
    const api = apiWith(
      decided('approved', { grants: [grant('Ben Carter', 3)] }),
    );
    renderPage(ADDRESS, { api });
    await screen.findByRole('list', { name: 'What happened' });
    await loadAgain();
    await waitFor(() => expect(api.getRequest).toHaveBeenCalledTimes(2));
    expect(api.listRequestEvents).toHaveBeenCalledTimes(1);

    const done = decided('approved', {
      grants: [grant('Ben Carter', 7)],
    });
    api.getRequest.mockResolvedValue(done);
    record(api, events(done));
    await loadAgain();
    expect(await screen.findByText('Ben Carter is ready')).toBeInTheDocument();
    expect(api.listRequestEvents).toHaveBeenCalledTimes(2);
  });

  it('tells the second approver who was first', async () => {
    const api = apiWith(request({ viewerMayDecide: true }));
    const conflict = await refusal(
      409,
      'ConflictError',
      'Tomas Oliveira has rejected this request already',
    );
    renderPage(ADDRESS, { api });
    api.decideRequest.mockImplementationOnce(async () => {
      api.getRequest.mockResolvedValue(decided('rejected'));
      throw conflict;
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Reject' }),
    );
    expect(
      await screen.findByText(
        'Tomas Oliveira has rejected this request already',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Rejected')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Reject' }),
    ).not.toBeInTheDocument();
  });

  it('names what is missing when AWS refused, and tries again on demand', async () => {
    const api = apiWith(
      decided('approved', {
        grants: [grant('Ben Carter', 2, { status: 'provision-blocked' })],
      }),
    );
    renderPage(ADDRESS, { api });
    expect(
      await screen.findByText(
        /What to do: Allow sagemaker:CreateUserProfile for the role/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/AccessDeniedException/)).toBeInTheDocument();

    api.retryOperation.mockImplementation(async () => {
      const again = grant('Ben Carter', 2);
      api.getRequest.mockResolvedValue(
        decided('approved', { grants: [again] }),
      );
      return again.operation!;
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Retry for Ben Carter' }),
    );
    expect(await screen.findByText('In progress')).toBeInTheDocument();
    expect(api.retryOperation).toHaveBeenCalledWith('op-Ben Carter');
  });

  it('keeps the record short, and whole on demand', async () => {
    renderPage(ADDRESS, {
      api: apiWith(decided('approved', { grants: [grant('Ben Carter', 7)] })),
    });
    const shown = within(
      await screen.findByRole('list', { name: 'What happened' }),
    );
    expect(
      shown.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      expect.stringContaining('Ben Carter is ready'),
      expect.stringContaining('Request approved'),
      expect.stringContaining('Request sent'),
    ]);
    await userEvent.click(
      screen.getByRole('switch', { name: 'Show every step' }),
    );
    // What was shown stays until the rest is there.
    expect(shown.getByText('Ben Carter is ready')).toBeInTheDocument();
    expect(
      await shown.findByText('Assign to the domain: done for Ben Carter'),
    ).toBeInTheDocument();
  });

  it('lets the one who asked withdraw, after asking once more', async () => {
    const api = apiWith(request());
    renderPage(ADDRESS, { api, viewer: 'user:default/ben.carter' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Withdraw' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Withdraw this request?' }),
    );
    expect(api.withdrawRequest).not.toHaveBeenCalled();
    api.withdrawRequest.mockImplementation(async () => {
      const withdrawn = request({ status: 'withdrawn' });
      api.getRequest.mockResolvedValue(withdrawn);
      return withdrawn;
    });
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
    expect(await screen.findAllByText('Withdrawn')).not.toHaveLength(0);
    expect(
      screen.queryByRole('button', { name: 'Withdraw' }),
    ).not.toBeInTheDocument();
  });

  it('has words for every event that can be recorded, and for one that it does not know', async () => {
    const shown = decided('approved', { grants: [grant('Ben Carter', 7)] });
    const api = apiWith(shown);
    const types = [...ACCESS_EVENT_TYPES, 'grant.teleported'];
    api.listRequestEvents.mockResolvedValue({
      items: types.map((type, index) => ({
        sequence: index + 1,
        requestId: shown.requestId,
        grantId: shown.grants[0].grantId,
        type,
        actor: 'system',
        detail: { step: 'tag', reason: 'target-gone' },
        at: shown.createdAt,
      })),
    });
    renderPage(ADDRESS, { api });
    await userEvent.click(
      await screen.findByRole('switch', { name: 'Show every step' }),
    );
    const texts = within(screen.getByRole('list', { name: 'What happened' }))
      .getAllByRole('listitem')
      .map(item => item.textContent ?? '');
    expect(texts).toHaveLength(types.length);
    const unknown = texts.filter(text => text.includes('has no words for'));
    expect(unknown).toEqual([texts[types.length - 1]]);
    for (const text of texts) {
      expect(text).not.toMatch(/\{\{|events\.|target-gone|[a-z]\.[a-z]/);
    }
  });

  it('shows every stage with who decides, who said what, and which votes no longer count', async () => {
    const at = new Date().toISOString();
    renderPage(ADDRESS, {
      api: apiWith(
        request({
          duration: 'P90D',
          startsAt: '2027-02-12T00:00:00.000Z',
          assignThrough: { group: 'g-1', displayName: 'studio-forecasting' },
          stages: [
            {
              name: 'Team lead',
              approvers: ['user:default/mira.santos'],
              quorum: 1,
              status: 'approved',
              fallback: false,
              votes: [
                {
                  by: 'user:default/mira.santos',
                  outcome: 'approved',
                  comment: 'She needs it for the audit.',
                  at,
                },
              ],
            },
            {
              name: 'Platform',
              approvers: ['group:default/ml-platform'],
              quorum: 2,
              status: 'in-review',
              fallback: true,
              votes: [
                {
                  by: 'user:default/tomas.oliveira',
                  outcome: 'approved',
                  at,
                  lapsedAt: '2026-11-02T10:00:00.000Z',
                },
                {
                  by: 'user:default/daniel.kim',
                  outcome: 'approved',
                  at,
                },
              ],
            },
          ],
        }),
      ),
    });
    const [lead, platform] = within(
      await screen.findByRole('list', { name: 'Stages of the decision' }),
    ).getAllByRole('listitem');
    expect(lead).toHaveTextContent('Team lead');
    expect(lead).toHaveTextContent('Approved');
    expect(lead).toHaveTextContent('She needs it for the audit.');
    expect(platform).toHaveTextContent('Being decided');
    expect(platform).toHaveTextContent('1 of 2 approvals');
    expect(platform).toHaveTextContent('since nobody else could decide');
    expect(platform).toHaveTextContent(
      /Does not count since Nov 2, 2026: the policy asks others by now/,
    );
    expect(screen.getByText('90 days')).toBeInTheDocument();
    expect(screen.getByText('Through studio-forecasting')).toBeInTheDocument();
    expect(screen.getByText(/Feb 1[12], 2027/)).toBeInTheDocument();
  });

  it('names to whoever decides what an offboarding loses for good, also of namesakes', async () => {
    const warned = jest.spyOn(console, 'error');
    renderPage(ADDRESS, {
      api: apiWith(
        request({
          kind: 'revoke',
          viewerMayDecide: true,
          offboarding: { deleteSpaces: true, deleteProfile: true },
          plan: plan([
            planItem('Ben Carter', {
              steps: [
                {
                  do: 'delete-spaces',
                  spaces: [{ name: 'winter-load', sizeGb: 50 }],
                },
                { do: 'delete-profile', profileName: 'ben-carter' },
              ],
            }),
            planItem('Ben Carter', {
              person: 'user:default/ben.carter.2',
              steps: [{ do: 'delete-profile', profileName: 'ben-carter-2' }],
            }),
          ]),
        }),
      ),
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Offboarding from research-lab',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Ben Carter: space winter-load \(50 GB\), profile/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Ben Carter: profile ben-carter-2 with its home directory',
      ),
    ).toBeInTheDocument();
    expect(String(warned.mock.calls)).not.toContain('same key');
    warned.mockRestore();
    expect(screen.getByText('Spaces and profile')).toBeInTheDocument();
  });

  it('lets an offboarding be undone while it cools off', async () => {
    const grants = [coolingOff('Ben Carter'), coolingOff('Elif Demir')];
    const shown = decided('approved', {
      kind: 'revoke',
      offboarding: { deleteSpaces: true, deleteProfile: false },
      grants,
    });
    const api = apiWith(shown);
    renderPage(ADDRESS, { api });
    expect(
      await screen.findByText(
        /Access is taken away; nothing is deleted before/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Progress' })).toHaveTextContent(
      '2 of 2 taken away',
    );
    const tooLate = await refusal(409, 'ConflictError', 'It is too late');
    api.undoOffboarding.mockRejectedValueOnce(tooLate);
    await userEvent.click(
      screen.getByRole('button', { name: 'Undo for Ben Carter' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It could not be undone: It is too late',
    );
    const back = grants.map(({ displayName }) => grant(displayName, 7));
    api.undoOffboarding.mockImplementation(async grantId => {
      api.getRequest.mockResolvedValue({ ...shown, grants: back });
      return back.find(each => each.grantId === grantId)!;
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Undo for all 2' }),
    );
    expect(
      await within(
        screen.getByRole('list', { name: 'Progress per person' }),
      ).findAllByText('Ready'),
    ).toHaveLength(2);
    expect(api.undoOffboarding.mock.calls.map(([grantId]) => grantId)).toEqual([
      'grant-Ben Carter',
      'grant-Ben Carter',
      'grant-Elif Demir',
    ]);
    expect(screen.queryByText(/nothing is deleted/)).not.toBeInTheDocument();
  });

  it('sums up the progress of many people and lists first who needs attention', async () => {
    const name = (index: number) => `Person ${index}`;
    const grants = Array.from({ length: 200 }, (_, index) => {
      if (index === 120) {
        return grant(name(index), 2, { status: 'provision-blocked' });
      }
      return grant(name(index), index < 100 ? 7 : 3);
    });
    renderPage(ADDRESS, {
      api: apiWith(decided('approved', { kind: 'onboard-team', grants })),
    });
    const progress = within(
      await screen.findByRole('region', { name: 'Progress' }),
    );
    expect(progress.getByRole('status')).toHaveTextContent(
      '100 of 200 ready, 1 blocked',
    );
    expect(
      within(progress.getByRole('list', { name: 'People by how far they are' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Blocked: 1', 'In progress: 99', 'Ready: 100']);
    const people = () =>
      Array.from(
        progress.getByRole('list', { name: 'Progress per person' }).children,
      );
    expect(people()).toHaveLength(1);
    expect(people()[0]).toHaveTextContent('Person 120');
    expect(people()[0]).toHaveTextContent(/Allow sagemaker:CreateUserProfile/);
    await userEvent.click(
      progress.getByRole('button', { name: 'Show 50 more people' }),
    );
    expect(people()).toHaveLength(51);
    expect(people()[0]).toHaveTextContent('Person 120');
    expect(people()[1]).toHaveTextContent('In progress');
    await userEvent.click(
      progress.getByRole('button', {
        name: 'Show only who needs attention',
      }),
    );
    expect(people()).toHaveLength(1);
  });

  it('reads a long record page by page, of what is new the new only, and keeps what was read', async () => {
    const grants = Array.from({ length: 120 }, (_, index) =>
      grant(`Person ${index}`, index < 60 ? 7 : 3),
    );
    const first = decided('approved', { kind: 'onboard-team', grants });
    const api = apiWith(first);
    renderPage(ADDRESS, { api });
    const texts = async () =>
      within(await screen.findByRole('list', { name: 'What happened' }))
        .getAllByRole('listitem')
        .map(item => item.textContent ?? '');
    expect(await texts()).toHaveLength(50);
    expect((await texts())[0]).toContain('Person 119');
    expect(api.listRequestEvents).toHaveBeenCalledTimes(1);

    api.listRequestEvents.mockRejectedValueOnce(
      await refusal(503, 'ServiceUnavailableError', 'The record is away'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(
      await screen.findByText(
        'More events could not be loaded: The record is away',
      ),
    ).toBeInTheDocument();
    expect(await texts()).toHaveLength(50);
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    await waitFor(async () => expect(await texts()).toHaveLength(122));
    expect((await texts()).at(-1)).toContain('Request sent');
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();

    // More is recorded than fits a page.
    const moreEvents = Array.from({ length: 70 }, (_, index) => ({
      ...events(first).slice(-1)[0],
      sequence: 1_000_000 + index,
    }));
    api.getRequest.mockResolvedValue({
      ...first,
      updatedAt: '2030-01-01T00:00:00.000Z',
    });
    api.listRequestEvents.mockClear();
    record(api, [...events(first), ...moreEvents]);
    await loadAgain();
    await waitFor(async () => expect(await texts()).toHaveLength(192));
    expect((await texts()).at(-1)).toContain('Request sent');
    expect(
      api.listRequestEvents.mock.calls.map(([, filter]) => filter),
    ).toEqual([
      { view: 'milestones', sort: '-sequence', limit: 50 },
      {
        view: 'milestones',
        sort: '-sequence',
        limit: 200,
        cursor: String(1_000_020),
      },
    ]);
  });

  it('shows no more of a long record than one asked for, however much comes', async () => {
    const shown = decided('approved', { grants: [grant('Ben Carter', 7)] });
    const api = apiWith(shown);
    const recorded = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...events(shown).slice(-1)[0],
        sequence: index + 1,
      }));
    record(api, recorded(30));
    renderPage(ADDRESS, { api });
    const list = await screen.findByRole('list', { name: 'What happened' });
    expect(list.children).toHaveLength(30);
    record(api, recorded(730));
    api.getRequest.mockResolvedValue({
      ...shown,
      updatedAt: '2030-01-01T00:00:00.000Z',
    });
    await loadAgain();
    await waitFor(() => expect(list.children).toHaveLength(500));
    const calls = api.listRequestEvents.mock.calls.length;
    const more = () => screen.getByRole('button', { name: 'Load more' });
    await userEvent.click(more());
    expect(list.children).toHaveLength(700);
    expect(api.listRequestEvents).toHaveBeenCalledTimes(calls);
    await userEvent.click(more());
    expect(list.children).toHaveLength(730);
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it('says so when there is no such request', async () => {
    const api = studioApi();
    api.getRequest.mockRejectedValue(
      await refusal(404, 'NotFoundError', "The request 'req-1' does not exist"),
    );
    renderPage(ADDRESS, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "The request 'req-1' does not exist",
    );
  });
});
