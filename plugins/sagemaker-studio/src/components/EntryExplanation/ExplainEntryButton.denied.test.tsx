/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// In its own file, since permissions are cached for the lifetime of the module.

import { waitFor } from '@testing-library/react';
import { barredEntry } from '../../__fixtures__';
import { openExplanation } from './__testUtils__/openExplanation';

it('ExplainEntryButton offers no repair to viewers who may not create requests', async () => {
  const { dialog } = await openExplanation(async () => barredEntry(), {
    denied: 'sagemaker-studio.request.create',
  });
  expect(
    await dialog.findByText('Who can fix it: a lead of the team'),
  ).toBeInTheDocument();
  // An unknown permission does not count as denied, so the button may be there at first.
  await waitFor(() =>
    expect(
      dialog.queryByRole('button', { name: 'Request access' }),
    ).not.toBeInTheDocument(),
  );
});
