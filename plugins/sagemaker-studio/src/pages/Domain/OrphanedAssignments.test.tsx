/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal, renderPage, studioApi } from '../../__testUtils__';

const PATH = '/sagemaker-studio/domains/d-researchlab1';
const TITLE = 'Assignments of users and groups that are gone';
const REMOVE = 'Remove the assignment of Lena Fischer';

const lena = {
  principalType: 'USER' as const,
  principalId: 'u-lena',
  name: 'Lena Fischer',
};
const removal = {
  status: 'waiting' as const,
  requestedBy: 'user:default/ingrid.larsen',
  requestedAt: '2026-11-28T10:00:00.000Z',
};

function api(overrides: Parameters<typeof studioApi>[0] = {}) {
  return studioApi({
    listOrphanedAssignments: async domainId => ({
      domainId,
      items: [
        lena,
        {
          principalType: 'GROUP',
          principalId: 'g-old',
          removal: {
            ...removal,
            status: 'blocked',
            error: {
              kind: 'blocked',
              name: 'AccessDenied',
              message: 'AWS refused it.',
              remedy: 'Allow sso:DeleteApplicationAssignment.',
            },
          },
        },
      ],
      viewer: { mayRemove: true },
    }),
    ...overrides,
  });
}

describe('OrphanedAssignments', () => {
  it('lists them, with what becomes of their removal', async () => {
    renderPage(PATH, { api: api() });
    const section = within(await screen.findByRole('region', { name: TITLE }));
    expect(section.getByText('User Lena Fischer')).toBeInTheDocument();
    expect(section.getByText('Group g-old')).toBeInTheDocument();
    expect(section.getByText('AWS refused it.')).toBeInTheDocument();
    expect(section.getAllByRole('button')).toHaveLength(1);
  });

  it('has one removed', async () => {
    let isAsked = false;
    const studio = api({
      listOrphanedAssignments: async domainId => ({
        domainId,
        items: [isAsked ? { ...lena, removal } : lena],
        viewer: { mayRemove: true },
      }),
      removeOrphanedAssignment: async () => {
        isAsked = true;
        return { ...lena, removal };
      },
    });
    renderPage(PATH, { api: studio });
    await userEvent.click(await screen.findByRole('button', { name: REMOVE }));
    expect(await screen.findByText('Is being removed')).toBeInTheDocument();
    expect(studio.removeOrphanedAssignment).toHaveBeenCalledWith(
      'd-researchlab1',
      { principalType: 'USER', principalId: 'u-lena' },
    );
    expect(
      screen.queryByRole('button', { name: REMOVE }),
    ).not.toBeInTheDocument();
  });

  it('says why one was not removed', async () => {
    const error = await refusal(403, 'NotAllowedError', 'Only owners may');
    renderPage(PATH, {
      api: api({ removeOrphanedAssignment: () => Promise.reject(error) }),
    });
    await userEvent.click(await screen.findByRole('button', { name: REMOVE }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Only owners may',
    );
  });

  it('offers nothing to those who may not, and says who can', async () => {
    renderPage(PATH, {
      api: api({
        listOrphanedAssignments: async domainId => ({
          domainId,
          items: [lena],
          viewer: { mayRemove: false },
        }),
      }),
    });
    expect(await screen.findByText('User Lena Fischer')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: REMOVE }),
    ).not.toBeInTheDocument();
    expect(
      screen.getByText(/Only the owners of the domain and the platform team/),
    ).toBeInTheDocument();
  });

  it('is not there where nobody is gone', async () => {
    renderPage(PATH, { api: studioApi() });
    await screen.findByRole('region', { name: 'Needs attention' });
    expect(
      screen.queryByRole('region', { name: TITLE }),
    ).not.toBeInTheDocument();
  });
});
