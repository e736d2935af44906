/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { domainSummary, researchLab, syncFailure } from '../../__fixtures__';
import { renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/domains/d-researchlab1';

describe('DomainsPage', () => {
  it('does not claim that there are no domains before the first sync', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({ listDomainSummaries: async () => ({ items: [] }) }),
    });
    expect(
      await screen.findByText('The first sync has not ended yet'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/No domain was found/)).not.toBeInTheDocument();
  });

  it('says that there are no domains once that is known', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({
        listDomainSummaries: async () => ({
          items: [],
          syncedAt: new Date(Date.now() - 130_000).toISOString(),
        }),
      }),
    });
    expect(await screen.findByText(/No domain was found/)).toBeInTheDocument();
    expect(screen.getByText('Updated 2 minutes ago')).toBeInTheDocument();
  });

  it('shows what could not be read, even without any domain', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({
        listDomainSummaries: async () => ({
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

  it('lists domains in a table with their sums, each a link to what was counted', async () => {
    renderPage('/sagemaker-studio/domains', { api: studioApi() });
    const row = within(
      await screen.findByRole('row', { name: /research-lab/ }),
    );
    expect(row.getByRole('link', { name: 'research-lab' })).toHaveAttribute(
      'href',
      PATH,
    );
    expect(row.getByText('Managed')).toBeInTheDocument();
    expect(
      row.getByRole('link', { name: '8 – Attention, research-lab' }),
    ).toHaveAttribute('href', `${PATH}?view=people&show=attention`);
    expect(
      row.getByRole('link', { name: '5 – Apps, research-lab' }),
    ).toHaveAttribute('href', `${PATH}?view=apps`);
    expect(row.getByText('Ready, with advice')).toBeVisible();
    expect(row.getByText('2 recommendations · 1 not checked')).toBeVisible();
    expect(
      row.getByRole('link', { name: 'research-lab in the AWS console' }),
    ).toHaveAttribute(
      'href',
      'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/studio/d-researchlab1',
    );
    expect(
      screen.getByText(
        '3 domains · people: 49 · need attention: 8 · running apps: 15',
      ),
    ).toBeInTheDocument();
    const legacy = within(screen.getByRole('row', { name: /legacy-lab/ }));
    expect(legacy.getByText('Not manageable')).toBeInTheDocument();
    expect(
      legacy.getByRole('link', { name: 'What to do: legacy-lab' }),
    ).toHaveAttribute('href', '/sagemaker-studio/domains/d-legacylab01');
  });

  it('filters and sorts by what the URL says, and shows all again', async () => {
    renderPage('/sagemaker-studio/domains?account=333333333333&mode=manage', {
      api: studioApi(),
    });
    expect(await screen.findByText('No domain matches.')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all domains' }),
    );
    expect(
      await screen.findByRole('row', { name: /research-lab/ }),
    ).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search by name, id or contact' }),
      'legacy',
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('row', { name: /research-lab/ }),
      ).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('row', { name: /legacy-lab/ })).toBeInTheDocument();
  });

  it('says of a domain that AWS refuses to read that nothing is known', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi({
        listDomainSummaries: async () => ({
          items: [
            domainSummary({
              domain: researchLab({
                unread: ['assignments'],
                failure: syncFailure(),
              }),
              counts: {},
              readiness: {
                status: 'ready',
                failed: 0,
                attention: 0,
                notChecked: 0,
              },
            }),
          ],
        }),
      }),
    });
    const row = within(
      await screen.findByRole('row', { name: /research-lab/ }),
    );
    expect(
      row.getByText('Not known: AWS could not be read'),
    ).toBeInTheDocument();
    expect(row.getByText(/assignments could not be read/)).toBeInTheDocument();
    expect(row.queryByText('Ready for people')).not.toBeInTheDocument();
  });

  it('offers to create a domain to those who may, where the catalog has the template', async () => {
    renderPage('/sagemaker-studio/domains', {
      api: studioApi(),
      entities: [
        {
          apiVersion: 'scaffolder.backstage.io/v1beta3',
          kind: 'Template',
          metadata: { name: 'new-studio-domain', tags: ['sagemaker-studio'] },
          spec: { type: 'domain' },
        },
      ],
    });
    expect(
      await screen.findByRole('link', { name: 'Create domain' }),
    ).toHaveAttribute('href', '/catalog/default/template/new-studio-domain');
    expect(screen.getByRole('link', { name: 'Settings' })).toHaveAttribute(
      'href',
      '/sagemaker-studio/settings',
    );
  });
});
