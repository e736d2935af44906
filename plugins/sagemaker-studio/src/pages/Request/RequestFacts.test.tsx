/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen } from '@testing-library/react';
import { request } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__';
import { REQUEST_PATH, requestApi } from './__testUtils__/requestApi';

describe('RequestFacts', () => {
  it('shows duration, start and group of a request for access', async () => {
    renderPage(REQUEST_PATH, {
      api: requestApi(
        request({
          duration: 'P90D',
          startsAt: '2027-02-12T00:00:00.000Z',
          assignThrough: { group: 'g-1', displayName: 'studio-forecasting' },
        }),
      ),
    });
    expect(await screen.findByText('90 days')).toBeInTheDocument();
    expect(screen.getByText('Through studio-forecasting')).toBeInTheDocument();
    expect(screen.getByText(/Feb 1[12], 2027/)).toBeInTheDocument();
  });
});
