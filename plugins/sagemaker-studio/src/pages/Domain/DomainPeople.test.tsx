/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  accessList,
  accessRow,
  effectiveAccess,
  readyAccess,
} from '../../__fixtures__';
import { renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/domains/d-researchlab1';

/** An API with 60 people on two pages. */
function pagedApi() {
  const api = studioApi();
  api.listAccess.mockImplementation(async (filter = {}) =>
    accessList({
      items: [
        accessRow(
          readyAccess(filter.cursor ? 'Jonas Weber' : 'Tomas Oliveira'),
        ),
      ],
      counts: { ready: 59, unused: 1 },
      total: 60,
      nextCursor: filter.cursor ? undefined : 'next',
    }),
  );
  return api;
}

async function renderPeople(api = pagedApi()) {
  renderPage(`${PATH}?view=people`, { api });
  const table = within(
    await screen.findByRole('grid', { name: 'People of research-lab' }),
  );
  const lastQuery = () => api.listAccess.mock.lastCall?.[0];
  return { table, lastQuery };
}

describe('DomainPeople', () => {
  it('shows a page of people', async () => {
    const { table } = await renderPeople();
    expect(
      table.getByRole('link', { name: 'Tomas Oliveira' }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 - 50 of 60')).toBeInTheDocument();
  });

  it('turns pages', async () => {
    const { table } = await renderPeople();
    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    expect(
      await table.findByRole('link', { name: 'Jonas Weber' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /previous/i }));
    expect(
      await table.findByRole('link', { name: 'Tomas Oliveira' }),
    ).toBeInTheDocument();
  });

  it('lets the backend sort, from the first page on', async () => {
    const { table, lastQuery } = await renderPeople();
    await userEvent.click(screen.getByRole('button', { name: /next/i }));
    await userEvent.click(
      table.getByRole('columnheader', { name: 'Last used' }),
    );
    await waitFor(() =>
      expect(lastQuery()).toMatchObject({
        sort: 'lastActivityAt',
        cursor: undefined,
      }),
    );
  });

  it('lets the backend filter by diagnosis', async () => {
    const { lastQuery } = await renderPeople();
    await userEvent.click(screen.getByRole('button', { name: /Diagnosis/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Unused (1)' }),
    );
    await waitFor(() =>
      expect(lastQuery()).toMatchObject({ diagnosis: ['unused'] }),
    );
  });

  it('lets the backend search', async () => {
    const { lastQuery } = await renderPeople();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find people' }),
      'weber',
    );
    await waitFor(() => expect(lastQuery()).toMatchObject({ search: 'weber' }));
  });
});

describe('an Identity Center user that several catalog users share', () => {
  const SHARED_BY = ['user:branch/daniel', 'user:default/daniel.kim'];
  const { entityRef, ...DANIEL } = readyAccess('Daniel Kim').person;

  it('is listed with all of them, so that somebody can fix it', async () => {
    await renderPeople(
      studioApi({
        listAccess: async () =>
          accessList({
            items: [
              accessRow(
                readyAccess('Daniel Kim', {
                  person: { ...DANIEL, sharedBy: SHARED_BY },
                  diagnosis: {
                    code: 'ambiguous-person',
                    sentence: 'Nobody can say whose it is.',
                  },
                }),
              ),
            ],
          }),
      }),
    );
    const row = within(await screen.findByRole('row', { name: /Daniel Kim/ }));
    expect(
      row.getByRole('link', { name: 'user:branch/daniel' }),
    ).toHaveAttribute('href', '/catalog/branch/user/daniel');
    expect(
      row.getByText(
        /^'daniel\.kim@alpenglow\.example' of IAM Identity Center is user:branch\/daniel and user:default\/daniel\.kim in the catalog/,
      ),
    ).toBeInTheDocument();
  });

  it('is listed with all of them among those who may sign in', async () => {
    renderPage(`${PATH}?view=access`, {
      api: studioApi({
        getEffectiveAccess: async () =>
          effectiveAccess({
            people: [
              {
                userId: 'u-daniel',
                displayName: 'Daniel Kim',
                sharedBy: SHARED_BY,
                direct: true,
                groupIds: [],
                hasProfile: true,
              },
            ],
          }),
      }),
    });
    await userEvent.click(await screen.findByRole('radio', { name: 'Table' }));
    expect(
      await screen.findByRole('link', { name: 'user:default/daniel.kim' }),
    ).toBeInTheDocument();
  });
});
