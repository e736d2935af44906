/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { within } from '@testing-library/react';
import { plan, planItem } from '../../__fixtures__';
import { refusal } from '../../__testUtils__';
import {
  openRequestDialog,
  requestApi,
} from '../RequestDialog/__testUtils__/requestDialog';

describe('PlanPreview', () => {
  it('shows the plan before anything is sent, with obstacles and warnings', async () => {
    const api = requestApi({
      planRequest: async () =>
        plan(
          [
            planItem('Jonas Weber'),
            planItem('Priya Nair', {
              steps: [],
              changes: false,
              sentence: 'Nothing can be done for Priya Nair.',
              obstacle: {
                code: 'no-identity-center-user',
                message: 'Priya Nair has no Identity Center user.',
                remedy: 'Ask the identity provider’s administrator.',
              },
            }),
            planItem('Aiko Tanaka', {
              changes: false,
              sentence: 'Aiko Tanaka holds all of this already.',
            }),
          ],
          { warnings: ['98 of 100 profiles of the account are in use.'] },
        ),
    });
    const dialog = await openRequestDialog(api);
    const lines = within(
      await dialog.findByRole('list', { name: 'Plan per person' }),
    ).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent(
      "Jonas Weber is assigned to the domain and gets the new profile 'jonas-weber' with the role StudioDataScientist.",
    );
    expect(lines[1]).toHaveTextContent('Cannot be set up');
    expect(lines[1]).toHaveTextContent(
      'Ask the identity provider’s administrator.',
    );
    expect(lines[2]).toHaveTextContent('Nothing to change');
    expect(
      dialog.getByText('98 of 100 profiles of the account are in use.'),
    ).toBeInTheDocument();
    expect(api.createRequest).not.toHaveBeenCalled();
  });

  it('sends nothing when everybody holds the access already', async () => {
    const api = requestApi({
      planRequest: async () =>
        plan([planItem('Jonas Weber', { changes: false, steps: [] })], {
          alreadyHeld: true,
        }),
    });
    const dialog = await openRequestDialog(api);
    expect(
      await dialog.findByText(/Everybody holds this access already/),
    ).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Send request' })).toBeDisabled();
  });

  it('links the request of somebody who waits already', async () => {
    const dialog = await openRequestDialog(
      requestApi({
        planRequest: async () =>
          plan([planItem('Priya Nair')], {
            waiting: [
              {
                person: 'user:default/jonas.weber',
                displayName: 'Jonas Weber',
                requestId: 'req-7',
                link: '/sagemaker-studio/requests/req-7',
              },
            ],
          }),
      }),
    );
    expect(
      await dialog.findByRole('link', {
        name: 'Open the request for Jonas Weber',
      }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests/req-7');
    // For whoever does not wait yet.
    expect(dialog.getByRole('button', { name: 'Send request' })).toBeEnabled();
  });

  it('cannot be sent while everybody waits already', async () => {
    const dialog = await openRequestDialog(
      requestApi({
        planRequest: async () =>
          plan([planItem('Jonas Weber')], {
            waiting: [
              {
                person: 'user:default/jonas.weber',
                displayName: 'Jonas Weber',
              },
            ],
          }),
      }),
    );
    expect(
      await dialog.findByText(/^The same is asked for already/),
    ).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Send request' })).toBeDisabled();
  });

  it('says why there is no plan', async () => {
    const error = await refusal(
      403,
      'NotAllowedError',
      'The policy research-lab takes requests from members alone',
    );
    const dialog = await openRequestDialog(
      requestApi({ planRequest: () => Promise.reject(error) }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The policy research-lab takes requests from members alone',
    );
  });

  it('plans without a justification, which has no effect on the plan', async () => {
    const api = requestApi();
    const dialog = await openRequestDialog(api);
    await dialog.findByRole('list', { name: 'Plan per person' });
    expect(api.planRequest).toHaveBeenCalled();
    for (const [input] of api.planRequest.mock.calls) {
      expect(input).not.toHaveProperty('justification');
    }
  });
});
