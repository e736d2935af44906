/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import { syncFailure } from '../../__fixtures__';
import { renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/domains/d-researchlab1';

describe('DomainsPage', () => {
  it('does not claim that there are no domains before the first sync', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({ listDomains: async () => ({ items: [] }) }),
    });
    expect(
      await screen.findByText('The first sync has not ended yet'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/No domain was found/)).not.toBeInTheDocument();
  });

  it('says that there are no domains once that is known', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({
        listDomains: async () => ({
          items: [],
          syncedAt: new Date(Date.now() - 130_000).toISOString(),
        }),
      }),
    });
    expect(await screen.findByText(/No domain was found/)).toBeInTheDocument();
    expect(screen.getByText('Seen 2 minutes ago')).toBeInTheDocument();
  });

  it('shows what could not be read, even without any domain', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({
        listDomains: async () => ({
          items: [],
          failures: [
            syncFailure({
              part: 'domain',
              accountId: '444444444444',
              region: 'eu-north-1',
              action: 'sagemaker:ListDomains',
            }),
          ],
        }),
      }),
    });
    expect(
      await screen.findByText(
        'Account 444444444444, eu-north-1: domains and profiles could not be read 5 minutes ago',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Missing permission: sagemaker:ListDomains/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/No domain was found/)).not.toBeInTheDocument();
    expect(
      screen.queryByText('The first sync has not ended yet'),
    ).not.toBeInTheDocument();
  });

  it('lists domains by account and Region, with mode, readiness and numbers', async () => {
    const api = studioApi();
    const { getReadiness } = studioApi();
    api.getReadiness.mockImplementation(async domainId => {
      if (domainId === 'd-researchlab1') {
        throw new TypeError('Failed to fetch');
      }
      return getReadiness(domainId);
    });
    renderPage('/sagemaker-studio/domains', { api });
    const list = within(
      await screen.findByRole('list', {
        name: 'Studio domains in account 222222222222, eu-west-1',
      }),
    );
    expect(list.getByRole('link', { name: 'research-lab' })).toHaveAttribute(
      'href',
      PATH,
    );
    expect(await list.findByText('Managed')).toBeInTheDocument();
    expect(list.getByText('Cannot be managed here')).toBeInTheDocument();
    expect(await list.findByText('Readiness not known')).toBeInTheDocument();
    expect(
      await list.findByText('Ready, with something to look at'),
    ).toBeInTheDocument();
    expect(await list.findAllByText('Ready: 41')).toHaveLength(2);
    expect(
      screen.getByRole('list', {
        name: 'Studio domains in account 333333333333, eu-west-1',
      }),
    ).toBeInTheDocument();
  });
});
