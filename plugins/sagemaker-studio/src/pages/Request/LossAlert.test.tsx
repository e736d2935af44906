/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen } from '@testing-library/react';
import { plan, planItem, request } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__';
import { REQUEST_PATH, requestApi } from './__testUtils__/requestApi';

const OFFBOARDING = request({
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
});

describe('LossAlert', () => {
  it('lists what an offboarding deletes', async () => {
    renderPage(REQUEST_PATH, { api: requestApi(OFFBOARDING) });
    expect(
      await screen.findByRole('heading', {
        name: /^Offboarding from research-lab for /,
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('Spaces and profile')).toBeInTheDocument();
    expect(
      screen.getByText(
        /Ben Carter \(ben\.carter\): space winter-load \(50 GB\), profile/,
      ),
    ).toBeInTheDocument();
  });

  it('keeps people of the same name apart', async () => {
    const logged = jest.spyOn(console, 'error');
    renderPage(REQUEST_PATH, { api: requestApi(OFFBOARDING) });
    expect(
      await screen.findByText(
        'Ben Carter (ben.carter.2): profile ben-carter-2 with its home directory',
      ),
    ).toBeInTheDocument();
    expect(String(logged.mock.calls)).not.toContain('same key');
    logged.mockRestore();
  });
});
