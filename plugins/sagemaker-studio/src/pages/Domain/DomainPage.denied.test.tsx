/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor } from '@testing-library/react';
import { renderPage, studioApi } from '../../__testUtils__';

// Permissions are remembered for as long as the module lives, so this needs a file of its own.
describe('the page of a domain, for who may not ask', () => {
  it('offers no repair', async () => {
    renderPage('/sagemaker-studio/domains/d-researchlab1', {
      api: studioApi(),
      denied: 'sagemaker-studio.request.create',
    });
    await screen.findByRole('grid', {
      name: 'Who or what needs attention in research-lab',
    });
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: /Request access again/ }),
      ).not.toBeInTheDocument(),
    );
  });
});
