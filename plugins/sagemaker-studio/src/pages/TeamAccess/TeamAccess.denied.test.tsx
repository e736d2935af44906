/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// In its own file, since permissions are cached for the lifetime of the module.

import { screen } from '@testing-library/react';
import { FORECASTING, renderOnEntity, studioApi } from '../../__testUtils__';
import { teamContent } from '../../extensions/entity';

it('TeamAccessContent offers no requests to viewers who may not create them', async () => {
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
