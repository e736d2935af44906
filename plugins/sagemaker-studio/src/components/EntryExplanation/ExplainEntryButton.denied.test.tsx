/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// In a file of its own: permissions are cached beyond a test.

import { waitFor } from '@testing-library/react';
import { barredEntry } from '../../__fixtures__';
import { openExplanation } from './__testUtils__/openExplanation';

it('offers no repair to who may not ask for it', async () => {
  const { dialog } = await openExplanation(async () => barredEntry(), {
    denied: 'sagemaker-studio.request.create',
  });
  expect(
    await dialog.findByText('Who can fix it: a lead of the team'),
  ).toBeInTheDocument();
  // What is not known yet is not denied, so that nothing jumps.
  await waitFor(() =>
    expect(
      dialog.queryByRole('button', { name: 'Request access' }),
    ).not.toBeInTheDocument(),
  );
});
