/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import { request } from '../../__fixtures__';
import { refusal, renderPage, studioApi } from '../../__testUtils__';
import { REQUEST_PATH, requestApi } from './__testUtils__/requestApi';

describe('RequestPage', () => {
  it('shows what is requested, the plan and the events', async () => {
    renderPage(REQUEST_PATH, { api: requestApi(request()) });
    expect(
      await screen.findByRole('heading', {
        name: 'Studio access to research-lab for Ben Carter',
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
      within(await screen.findByRole('list', { name: 'Activity' })).getByText(
        'Request sent',
      ),
    ).toBeInTheDocument();
  });

  it('offers no decision to a viewer who may not decide', async () => {
    renderPage(REQUEST_PATH, { api: requestApi(request()) });
    await screen.findByRole('region', { name: 'Decision' });
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('says in words which rule has decided, built in or of the configuration', async () => {
    const decidedBy = async (by: string) => {
      const { unmount } = renderPage(REQUEST_PATH, {
        api: requestApi(
          request({
            status: 'approved',
            decision: {
              outcome: 'approved',
              automatic: true,
              by,
              at: '2026-11-20T10:00:00Z',
            },
          }),
        ),
      });
      const region = await screen.findByRole('region', { name: 'Decision' });
      const text = region.textContent;
      unmount();
      return text;
    };
    expect(await decidedBy('policy:built-in:revocation')).toContain(
      'Approved by a built-in rule',
    );
    expect(await decidedBy('policy:research-lab')).toContain(
      'Approved by the policy research-lab',
    );
  });

  it('names the missing permission', async () => {
    const api = studioApi();
    api.getRequest.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'Not allowed'),
    );
    renderPage(REQUEST_PATH, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'sagemaker-studio.request.read',
    );
  });

  it('says that a request does not exist', async () => {
    const api = studioApi();
    api.getRequest.mockRejectedValue(
      await refusal(404, 'NotFoundError', "The request 'req-1' does not exist"),
    );
    renderPage(REQUEST_PATH, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "The request 'req-1' does not exist",
    );
  });
});
