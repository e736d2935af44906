/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor } from '@testing-library/react';
import { forecasting } from '../../__fixtures__';
import { FORECASTING, renderOnEntity, studioApi } from '../../__testUtils__';
import { teamContent } from '../../extensions/entity';

// What is permitted is remembered for as long as a page lives, so this has a file of its own.
describe('the Studio tab of a team, for who may not read everything', () => {
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
