/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor } from '@testing-library/react';
import { renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/events';

// Permissions are remembered for as long as the module lives, so this needs a file of its own.
describe('the record of events, for who may only read it', () => {
  it('is verified and not exported', async () => {
    renderPage(PATH, {
      api: studioApi(),
      denied: 'sagemaker-studio.events.export',
    });
    await screen.findByRole('list', { name: 'Events, newest first' });
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
