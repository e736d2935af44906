/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen } from '@testing-library/react';
import { identityConflict } from '../../__fixtures__';
import { renderPage, studioApi } from '../../__testUtils__';

// In its own file, since permissions are cached for the lifetime of the module.
it('shows nobody else what the platform team decides, and loads none of it', async () => {
  const api = studioApi({
    listIdentityConflicts: async () => ({
      items: [identityConflict()],
      viewerMayDecide: true,
    }),
  });
  renderPage('/sagemaker-studio/domains', {
    api,
    denied: 'sagemaker-studio.identity.decide',
  });
  expect(await screen.findByText('Updated 2 minutes ago')).toBeInTheDocument();
  expect(screen.queryByText(/Jonas Weber/)).not.toBeInTheDocument();
  expect(api.listIdentityConflicts).not.toHaveBeenCalled();
});
