/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { access, forecasting, grantedAccess } from '../../__fixtures__';
import {
  renderTeam,
  selectPeople,
  teamApi,
} from '../../components/ActionDialog/__testUtils__/actions';

describe('SelectionBar', () => {
  it('says that people have to be selected first', async () => {
    renderTeam(teamApi([grantedAccess('Jonas Weber')]));
    await screen.findByRole('row', { name: 'Jonas Weber' });
    for (const name of ['Extend', 'Change role', 'Revoke', 'Offboard']) {
      expect(screen.getByRole('button', { name })).toBeDisabled();
      expect(screen.getByRole('button', { name })).toHaveAccessibleDescription(
        'Select people in the table to extend, change or end their access.',
      );
    }
  });

  it('says why an action is not available', async () => {
    renderTeam(
      teamApi([grantedAccess('Jonas Weber', { expiresAt: undefined })]),
    );
    await selectPeople('Jonas Weber');
    expect(screen.getByRole('button', { name: 'Revoke' })).toBeEnabled();
    expect(
      screen.getByText(/^Extend: the access lasts until it is revoked/),
    ).toBeInTheDocument();
  });

  it('says once why several actions are not available', async () => {
    renderTeam(teamApi([access('Aiko Tanaka')]));
    await selectPeople('Aiko Tanaka');
    expect(
      screen.getByText(
        /^Extend, Change role, Revoke, Offboard: no access was granted here/,
      ),
    ).toBeInTheDocument();
  });

  it('offers in the row and for the selection only what the viewer may ask for', async () => {
    const of = { team: 'group:default/forecasting' };
    renderTeam(
      teamApi([
        grantedAccess('Jonas Weber', { ...of, viewerMay: [] }),
        grantedAccess('Aiko Tanaka', {
          ...of,
          viewerMay: ['extend', 'change-role', 'revoke'],
        }),
      ]),
    );
    await selectPeople('Jonas Weber');
    expect(
      screen.getByText(/^What you chose belongs to others/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Revoke' }),
    ).not.toBeInTheDocument();
    for (const name of [
      'Actions for Jonas Weber',
      'Extend: Jonas Weber',
      'Revoke access: Jonas Weber',
    ]) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
    await userEvent.click(
      screen.getByRole('button', { name: 'Extend: Aiko Tanaka' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Extend access' });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Actions for Aiko Tanaka' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Change role' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Change role' }),
    ).toBeInTheDocument();
  });

  it('is not shown to somebody who may do nothing about anybody here', async () => {
    const api = teamApi([]);
    api.getTeamAccess.mockResolvedValue(
      forecasting({
        people: [
          access('Aiko Tanaka'),
          grantedAccess('Jonas Weber', { viewerMay: [] }),
        ],
        viewer: {
          entityRef: 'user:default/aiko.tanaka',
          isMember: true,
          isLead: false,
        },
      }),
    );
    renderTeam(api);
    await screen.findByRole('row', { name: 'Jonas Weber' });
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    for (const name of ['Extend', 'Revoke', 'Select all 2']) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });

  it('clears the selection', async () => {
    renderTeam(teamApi([grantedAccess('Jonas Weber')]));
    await selectPeople('Jonas Weber');
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.getByText('0 selected')).toBeInTheDocument();
  });

  it('follows a selection by keyboard', async () => {
    renderTeam(
      teamApi(['Jonas Weber', 'Aiko Tanaka'].map(name => grantedAccess(name))),
    );
    const row = await screen.findByRole('row', { name: 'Aiko Tanaka' });
    act(() => row.focus());
    await userEvent.keyboard(' ');
    expect(screen.getByText('1 selected')).toBeInTheDocument();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(screen.getByText('2 selected')).toBeInTheDocument();
  });
});
