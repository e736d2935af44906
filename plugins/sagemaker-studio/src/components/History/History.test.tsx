/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { history } from '../../__fixtures__';
import { renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/domains/d-researchlab1';

async function renderHistory() {
  const api = studioApi({ getHistory: async () => ({ items: history(3) }) });
  renderPage(`${PATH}?view=history`, { api });
  await screen.findByRole('img', { name: /^People/ });
  return api;
}

describe('History', () => {
  it('plots people and running apps, described in words', async () => {
    await renderHistory();
    expect(screen.getByRole('img', { name: /^People/ })).toHaveAccessibleName(
      'People People per day from Nov 1, 2026 to Nov 3, 2026. Latest: With access or a profile: 42, Ready: 38, Unused: 4.',
    );
    expect(
      screen.getByRole('img', { name: /^Running apps/ }),
    ).toBeInTheDocument();
  });

  it('shows the numbers as a table', async () => {
    await renderHistory();
    await userEvent.click(screen.getByText('As a table'));
    const rows = within(
      screen.getByRole('table', { name: 'Counts per day' }),
    ).getAllByRole('row');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'DayWith access or a profileReadyUnusedRunning apps',
      'Nov 3, 20264238410',
      'Nov 2, 20264137410',
      'Nov 1, 20264036410',
    ]);
  });

  it('loads another range', async () => {
    const api = await renderHistory();
    await userEvent.click(screen.getByRole('radio', { name: '30 days' }));
    await waitFor(() =>
      expect(api.getHistory).toHaveBeenCalledWith(
        { domainId: 'd-researchlab1', team: undefined, days: 30 },
        expect.anything(),
      ),
    );
  });
});
