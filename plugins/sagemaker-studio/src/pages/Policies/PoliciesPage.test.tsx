/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { plan, planItem } from '../../__fixtures__';
import { itemAt, refusal, renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/settings/policies';
const ASKED = `${PATH}?team=group:default/forecasting&domain=d-researchlab1`;

function simulated() {
  return {
    policy: { name: 'research-lab', version: '1' },
    automatic: false,
    stages: [
      {
        name: 'approval',
        approvers: ['user:default/mira.santos', 'user:default/jonas.weber'],
        quorum: 1,
        fallback: false,
      },
    ],
    notified: ['user:default/jonas.weber'],
    duration: 'P90D',
    plan: plan([planItem('Aiko Tanaka')]),
  };
}

describe('the page of who decides what', () => {
  it('says each policy in words, with its source', async () => {
    renderPage(PATH, { api: studioApi() });
    const list = within(await screen.findByRole('list', { name: 'Policies' }));
    const items = list
      .getAllByRole('heading')
      .flatMap(heading => heading.closest('li') ?? []);
    const first = within(itemAt(items, 0));
    const second = within(itemAt(items, 1));
    expect(first.getByText('Set in app-config')).toBeInTheDocument();
    expect(first.getByText('sagemakerStudio.policies[0]')).toBeInTheDocument();
    expect(first.getByText('Every team')).toBeInTheDocument();
    expect(
      await first.findByText('research-lab', { selector: 'dd' }),
    ).toBeInTheDocument();
    expect(
      first.getByText(
        'Anyone may ask for themself. Leads and owners of the domain may ask for others.',
      ),
    ).toBeInTheDocument();
    expect(first.getByText('Leads of the team')).toBeInTheDocument();
    expect(first.getByRole('link', { name: 'ml-platform' })).toHaveAttribute(
      'href',
      '/catalog/default/group/ml-platform',
    );
    expect(
      first.getByText('A lead onboards members of their own team'),
    ).toBeInTheDocument();
    expect(
      first.getByText('Usually 90 days. No longest duration. May have no end.'),
    ).toBeInTheDocument();

    expect(second.getByText('Set by a module')).toBeInTheDocument();
    expect(second.getByText('StudioAnalyst')).toBeInTheDocument();
    expect(second.getByText('1. Lead:')).toBeInTheDocument();
    expect(second.getByText('2. Owner:')).toBeInTheDocument();
    expect(second.getByText('2 of them have to approve')).toBeInTheDocument();
    expect(second.getByText('Never')).toBeInTheDocument();
    expect(
      second.getByText('At most 30 days. Has to end.'),
    ).toBeInTheDocument();
  });

  it('lists leads and owners with their sources', async () => {
    renderPage(PATH, { api: studioApi() });
    expect(
      await screen.findByRole('grid', { name: 'Leads of teams' }),
    ).toBeInTheDocument();
    const owners = within(
      screen.getByRole('grid', { name: 'Owners of domains' }),
    );
    expect(owners.getAllByText(/Set in/).length).toBeGreaterThan(0);
  });

  it('simulates what is asked, and says who would decide', async () => {
    const api = studioApi({ simulateRequest: async () => simulated() });
    renderPage(ASKED, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show who would decide' }),
    );
    const result = within(
      (await screen.findByText('Would be notified')).closest('dl')!,
    );
    expect(api.simulateRequest).toHaveBeenCalledWith({
      kind: 'grant',
      team: 'group:default/forecasting',
      domainId: 'd-researchlab1',
    });
    // Who asks does not decide.
    expect(
      result.getAllByRole('link').map(({ textContent }) => textContent),
    ).toEqual(['jonas.weber', 'jonas.weber']);
    expect(result.getByText('90 days')).toBeInTheDocument();
  });

  it('says why something cannot be asked for', async () => {
    const api = studioApi();
    api.simulateRequest.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'Only members may ask'),
    );
    renderPage(ASKED, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show who would decide' }),
    );
    expect(
      await screen.findByText('This cannot be asked for'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Only members may ask/)).toBeInTheDocument();
  });
});
