/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor } from '@testing-library/react';
import { renderPage, studioApi } from '../../__testUtils__';

// In its own file, since permissions are cached for the lifetime of the module.
describe('DomainPage, for viewers who may not create requests', () => {
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
