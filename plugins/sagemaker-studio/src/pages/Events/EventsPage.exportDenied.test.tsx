/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor } from '@testing-library/react';
import { renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/events';

// In its own file, since permissions are cached for the lifetime of the module.
describe('EventsPage, for viewers who may not export events', () => {
  it('offers the verification, but no export', async () => {
    renderPage(PATH, {
      api: studioApi(),
      denied: 'sagemaker-studio.events.export',
    });
    await screen.findByRole('grid', { name: 'Events, newest first' });
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'CSV' }),
      ).not.toBeInTheDocument(),
    );
    expect(
      screen.getByRole('button', { name: 'Verify the record' }),
    ).toBeInTheDocument();
  });
});
