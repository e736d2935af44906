/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor } from '@testing-library/react';
import { refusal, renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/events';

// Permissions are remembered for as long as the module lives, so this needs a file of its own.
describe('the record of events, for who may not read it', () => {
  it('names the permission that is missing, and offers nothing', async () => {
    const api = studioApi();
    api.listEvents.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'Unauthorized'),
    );
    renderPage(PATH, { api, denied: 'sagemaker-studio.events.read' });
    expect(
      await screen.findByText(/the permission sagemaker-studio\.events\.read/),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Verify the record' }),
      ).not.toBeInTheDocument(),
    );
  });
});
