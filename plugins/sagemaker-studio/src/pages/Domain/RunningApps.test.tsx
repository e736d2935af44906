/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import { domainOverview } from '../../__fixtures__';
import { renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/domains/d-researchlab1';

describe('RunningApps', () => {
  it('shows apps with instance type, owner and last activity', async () => {
    renderPage(`${PATH}?view=apps`, { api: studioApi() });
    const table = within(
      await screen.findByRole('grid', { name: 'Running apps of research-lab' }),
    );
    const [, first, second] = table.getAllByRole('row');
    expect(first).toHaveTextContent(
      /JupyterLab.*ml\.g5\.2xlarge.*Jonas Weber.*3 hours ago/,
    );
    expect(second).toHaveTextContent(/CodeEditor.*Shared space/);
  });

  it('says that no apps run', async () => {
    renderPage(`${PATH}?view=apps`, {
      api: studioApi({
        getDomain: async () => domainOverview({ runningApps: [] }),
      }),
    });
    expect(await screen.findByText('Nothing runs')).toBeInTheDocument();
  });
});
