/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { effectiveAccess } from '../../../__fixtures__';
import { renderPage, studioApi } from '../../../__testUtils__';

const PATH = '/sagemaker-studio/domains/d-researchlab1';

async function renderGraph() {
  renderPage(`${PATH}?view=access`, { api: studioApi() });
  return within(
    await screen.findByRole('group', { name: 'Ways into research-lab' }),
  );
}

describe('EffectiveAccessView', () => {
  it('does not claim that nobody may sign in while that is unknown', async () => {
    renderPage(`${PATH}?view=access`, {
      api: studioApi({
        getEffectiveAccess: async () =>
          effectiveAccess({
            people: [],
            groups: [],
            total: undefined,
            note: 'It was not read.',
            messages: {
              note: {
                code: 'sign-in.not-read',
                params: { domain: 'research-lab' },
              },
            },
          }),
      }),
    });
    expect(
      await screen.findByText('Not known who may sign in'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/assignments and the directory .* have not both been/),
    ).toBeInTheDocument();
    expect(screen.queryByText('Nobody may sign in')).not.toBeInTheDocument();
  });

  it('draws groups with their number of members', async () => {
    const graph = await renderGraph();
    expect(
      within(graph.getByRole('list', { name: 'Groups' })).getByRole('button', {
        name: 'research 3 members',
      }),
    ).toBeInTheDocument();
  });

  it('describes how the selected person may sign in', async () => {
    const graph = await renderGraph();
    const elif = graph.getByRole('button', {
      name: 'Elif Demir: directly, through research',
    });
    act(() => elif.focus());
    await userEvent.keyboard('{Enter}');
    expect(elif).toHaveAttribute('aria-pressed', 'true');
    expect(
      screen.getByText('Elif Demir: directly, through research'),
    ).toBeInTheDocument();
  });

  it('shows the same as a table', async () => {
    await renderGraph();
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    const table = within(
      await screen.findByRole('grid', { name: 'Ways into research-lab' }),
    );
    expect(table.getAllByRole('row').slice(1)[2]).toHaveTextContent(
      'Elif Demirdirectly, through researchNone yet',
    );
  });
});
