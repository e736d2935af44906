/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// In a file of its own: permissions are cached beyond a test.

import { screen } from '@testing-library/react';
import { FORECASTING, renderOnEntity, studioApi } from '../../__testUtils__';
import { teamContent } from '../../extensions/entity';

it('offers no request to those who may not ask', async () => {
  renderOnEntity(teamContent, FORECASTING, {
    api: studioApi(),
    denied: 'sagemaker-studio.request.create',
  });
  expect(
    await screen.findByText('You have no permission to ask for access.'),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: 'Request Studio access' }),
  ).not.toBeInTheDocument();
});
