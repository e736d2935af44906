/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen } from '@testing-library/react';
import { forecasting } from '../../__fixtures__';
import { FORECASTING, renderOnEntity, studioApi } from '../../__testUtils__';
import { teamContent } from '../../extensions/entity';

// In its own file, since permissions are cached for the lifetime of the module.
it('leaves out refs that the reader cannot correct', async () => {
  renderOnEntity(teamContent, FORECASTING, {
    api: studioApi({
      getTeamAccess: async () =>
        forecasting({
          refs: [
            {
              entityRef: 'user:default/gone.lead',
              places: ['sagemakerStudio.teams[0].leads'],
              problem: 'missing',
              message: "The catalog has no 'user:default/gone.lead'.",
              remedy: 'Correct the ref.',
              foundAt: '2026-11-02T08:00:00.000Z',
            },
          ],
        }),
    }),
    denied: 'sagemaker-studio.settings.update',
  });
  await screen.findByRole('tab', { name: 'research-lab' });
  expect(screen.queryByText(/The catalog has no/)).not.toBeInTheDocument();
});
