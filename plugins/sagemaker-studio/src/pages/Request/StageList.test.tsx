/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import { request } from '../../__fixtures__';
import { renderPage } from '../../__testUtils__';
import { REQUEST_PATH, requestApi } from './__testUtils__/requestApi';

async function renderStages() {
  const at = new Date().toISOString();
  renderPage(REQUEST_PATH, {
    api: requestApi(
      request({
        stages: [
          {
            name: 'Team lead',
            approvers: ['user:default/mira.santos'],
            quorum: 1,
            status: 'approved',
            fallback: false,
            votes: [
              {
                by: 'user:default/mira.santos',
                outcome: 'approved',
                comment: 'She needs it for the audit.',
                at,
              },
            ],
          },
          {
            name: 'Platform',
            approvers: ['group:default/ml-platform'],
            quorum: 2,
            status: 'in-review',
            fallback: true,
            votes: [
              {
                by: 'user:default/tomas.oliveira',
                outcome: 'approved',
                at,
                lapsedAt: '2026-11-02T10:00:00.000Z',
              },
              { by: 'user:default/daniel.kim', outcome: 'approved', at },
            ],
          },
        ],
      }),
    ),
  });
  return within(
    await screen.findByRole('list', { name: 'Stages of the decision' }),
  ).getAllByRole('listitem');
}

describe('StageList', () => {
  it('shows the votes of a finished stage', async () => {
    const [lead] = await renderStages();
    expect(lead).toHaveTextContent('Team lead');
    expect(lead).toHaveTextContent('Approved');
    expect(lead).toHaveTextContent('She needs it for the audit.');
  });

  it('shows how many approvals a stage still needs, and why others decide', async () => {
    const [, platform] = await renderStages();
    expect(platform).toHaveTextContent('Being decided');
    expect(platform).toHaveTextContent('1 of 2 approvals');
    expect(platform).toHaveTextContent('since nobody else could decide');
  });

  it('shows that a vote lapsed', async () => {
    const [, platform] = await renderStages();
    expect(platform).toHaveTextContent(
      /Does not count since Nov 2, 2026: the policy asks others by now/,
    );
  });
});
