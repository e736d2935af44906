/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { coolingOff, grant } from '../../__fixtures__';
import { refusal, renderPage } from '../../__testUtils__';
import {
  decidedRequest,
  REQUEST_PATH,
  requestApi,
} from './__testUtils__/requestApi';

const OFFBOARDING = decidedRequest('approved', {
  kind: 'revoke',
  offboarding: { deleteSpaces: true, deleteProfile: false },
  grants: [coolingOff('Ben Carter'), coolingOff('Elif Demir')],
});

describe('an offboarding during its cool-off period', () => {
  it('shows that access is removed and nothing is deleted yet', async () => {
    renderPage(REQUEST_PATH, { api: requestApi(OFFBOARDING) });
    expect(
      await screen.findByText(/Access removed; nothing is deleted before/),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Progress' })).toHaveTextContent(
      '2 of 2 removed',
    );
  });

  it('says why it could not be undone for a person', async () => {
    const api = requestApi(OFFBOARDING);
    api.undoOffboarding.mockRejectedValueOnce(
      await refusal(409, 'ConflictError', 'It is too late'),
    );
    renderPage(REQUEST_PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Undo for Ben Carter' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It could not be undone: It is too late',
    );
  });

  it("offers no undo that is refused, such as of the viewer's own access that somebody else took away", async () => {
    const api = requestApi({
      ...OFFBOARDING,
      grants: OFFBOARDING.grants.map(each => ({
        ...each,
        viewerMayUndo: each.displayName !== 'Ben Carter',
      })),
    });
    renderPage(REQUEST_PATH, { api });
    expect(
      await screen.findByRole('button', { name: 'Undo for Elif Demir' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Undo for Ben Carter' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Undo for all/ }),
    ).not.toBeInTheDocument();
  });

  it('can be undone for everyone', async () => {
    const api = requestApi(OFFBOARDING);
    const restored = OFFBOARDING.grants.map(({ displayName }) =>
      grant(displayName, 7),
    );
    api.undoOffboarding.mockImplementation(async grantId => {
      api.getRequest.mockResolvedValue({ ...OFFBOARDING, grants: restored });
      return { ...grant('Ben Carter', 7), grantId };
    });
    renderPage(REQUEST_PATH, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Undo for all 2' }),
    );
    expect(
      await within(
        screen.getByRole('list', { name: 'Progress per person' }),
      ).findAllByText('Ready'),
    ).toHaveLength(2);
    expect(api.undoOffboarding.mock.calls.map(([grantId]) => grantId)).toEqual([
      'grant-Ben Carter',
      'grant-Elif Demir',
    ]);
    expect(screen.queryByText(/nothing is deleted/)).not.toBeInTheDocument();
    // The button that had the focus is gone, so it is on the title.
    expect(document.activeElement).toContainElement(
      screen.getByRole('heading', { level: 2 }),
    );
  });
});
