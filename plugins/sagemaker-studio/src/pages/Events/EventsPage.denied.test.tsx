/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor } from '@testing-library/react';
import { refusal, renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/events';

// In its own file, since permissions are cached for the lifetime of the module.
describe('EventsPage, for viewers who may not read events', () => {
  it('says where the events are that concern them, and offers no actions', async () => {
    const api = studioApi();
    api.listEvents.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'Unauthorized'),
    );
    renderPage(PATH, { api, denied: 'sagemaker-studio.events.read' });
    expect(
      await screen.findByText('The events of your requests are on their pages'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Your requests' })).toHaveAttribute(
      'href',
      '/sagemaker-studio/requests?view=mine',
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Verify the record' }),
      ).not.toBeInTheDocument(),
    );
    // Nor filters of what they may not read.
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });
});
