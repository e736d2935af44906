/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor } from '@testing-library/react';
import { forecasting } from '../../__fixtures__';
import { FORECASTING, renderOnEntity, studioApi } from '../../__testUtils__';
import { teamContent } from '../../extensions/entity';

// In its own file, since permissions are cached for the lifetime of the module.
describe('TeamAccessContent, for viewers who may not read all access', () => {
  it.each([
    [false, false],
    [true, true],
  ])(
    'offers the plots to who may not read everything only as a lead: %s',
    async (isLead, isOffered) => {
      renderOnEntity(teamContent, FORECASTING, {
        api: studioApi({
          getTeamAccess: async () =>
            forecasting({ viewer: { isMember: true, isLead } }),
        }),
        denied: 'sagemaker-studio.access.read',
      });
      await screen.findByRole('tab', { name: 'research-lab' });
      await waitFor(() =>
        expect(screen.queryAllByText('Over time')).toHaveLength(
          isOffered ? 1 : 0,
        ),
      );
    },
  );
});
