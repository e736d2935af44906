/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen } from '@testing-library/react';
import { renderPage, studioApi } from '../../__testUtils__';

// In its own file, since permissions are cached for the lifetime of the module.
it('names places of app-config only to those who can change them', async () => {
  renderPage('/sagemaker-studio/settings', {
    api: studioApi(),
    denied: 'sagemaker-studio.settings.update',
  });
  expect(
    await screen.findAllByText(
      'This is set in app-config. The people who run the portal can change it.',
    ),
  ).not.toHaveLength(0);
  expect(screen.queryByText(/sagemakerStudio\./)).not.toBeInTheDocument();
});
