/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { grant, person, plan, planItem } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__';
import {
  decidedRequest,
  REQUEST_PATH,
  requestApi,
} from './__testUtils__/requestApi';

const BEN = 'user:default/ben.carter';

const ASKED = { people: [BEN], requester: BEN };

/** The API, as it is for Ben, with the domains for which he may ask with the team of the request. */
function apiOfBen(domainIds: string[]) {
  const asked = decidedRequest('rejected', ASKED);
  const api = requestApi(asked);
  api.getPersonOverview.mockResolvedValue({
    person: person('Ben Carter'),
    access: [],
    requests: [],
    askWith: [
      {
        entityRef: asked.team,
        displayName: 'Forecasting',
        isLead: false,
        domainIds,
      },
    ],
  });
  return api;
}

describe('a request that is over', () => {
  it('is asked for again in the dialog, filled in', async () => {
    const api = apiOfBen(['d-researchlab1']);
    api.planRequest.mockResolvedValue(plan([planItem('Ben Carter')]));
    renderPage(REQUEST_PATH, { api, viewer: BEN });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ask again' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Ask again' });
    expect(
      await within(dialog).findByText(/Ben Carter is assigned/),
    ).toBeInTheDocument();
    expect(api.planRequest.mock.calls[0]?.[0]).toMatchObject({
      kind: 'grant',
      domainId: 'd-researchlab1',
    });
  });

  it('is access that is asked for after a revocation', async () => {
    const api = apiOfBen(['d-researchlab1']);
    api.getRequest.mockResolvedValue(
      decidedRequest('approved', {
        ...ASKED,
        kind: 'revoke',
        grants: [{ ...grant('Ben Carter', 7), status: 'ended' }],
      }),
    );
    renderPage(REQUEST_PATH, { api, viewer: BEN });
    expect(
      await screen.findByRole('button', { name: 'Request access again' }),
    ).toBeInTheDocument();
  });

  it('is not asked for again where no policy lets the reader ask any more', async () => {
    const api = apiOfBen(['d-another']);
    renderPage(REQUEST_PATH, { api, viewer: BEN });
    await screen.findByRole('region', { name: 'Decision' });
    await waitFor(() => expect(api.getPersonOverview).toHaveBeenCalled());
    expect(
      screen.queryByRole('button', { name: 'Ask again' }),
    ).not.toBeInTheDocument();
  });

  it('is not asked for again by others', async () => {
    renderPage(REQUEST_PATH, {
      api: requestApi(decidedRequest('rejected', ASKED)),
    });
    await screen.findByRole('region', { name: 'Decision' });
    expect(
      screen.queryByRole('button', { name: 'Ask again' }),
    ).not.toBeInTheDocument();
  });
});

describe('a revocation that keeps the profile', () => {
  it('can be undone while access is being removed, by whom the backend lets', async () => {
    const removing = {
      ...grant('Ben Carter', 0),
      status: 'deprovisioning' as const,
      viewerMayUndo: true,
    };
    const api = requestApi(
      decidedRequest('approved', { kind: 'revoke', grants: [removing] }),
    );
    api.undoOffboarding.mockResolvedValue({
      ...removing,
      status: 'provisioning',
    });
    renderPage(REQUEST_PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Undo for Ben Carter' }),
    );
    expect(api.undoOffboarding).toHaveBeenCalledWith(removing.grantId);
  });

  it('is not offered to be undone where that is not known', async () => {
    renderPage(REQUEST_PATH, {
      api: requestApi(
        decidedRequest('approved', {
          kind: 'revoke',
          grants: [{ ...grant('Ben Carter', 0), status: 'deprovisioning' }],
        }),
      ),
    });
    await screen.findByText('Removing access');
    expect(
      screen.queryByRole('button', { name: 'Undo for Ben Carter' }),
    ).not.toBeInTheDocument();
  });
});
