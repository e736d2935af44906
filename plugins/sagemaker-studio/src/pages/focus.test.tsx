/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  barredEntry,
  forecasting,
  grant,
  grantedAccess,
  person,
  access,
  request,
  researchLab,
} from '../__fixtures__';
import {
  FORECASTING,
  MIRA,
  pressOnceEnabled,
  renderOnEntity,
  renderPage,
  studioApi,
} from '../__testUtils__';
import { personCard, teamContent } from '../extensions/entity';

/** Opens a dialog by keyboard and closes it again. Resolves after its closing animation. */
async function openAndClose(
  trigger: HTMLElement,
  close: () => Promise<unknown>,
) {
  act(() => trigger.focus());
  await userEvent.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toContainElement(
    document.activeElement instanceof HTMLElement
      ? document.activeElement
      : null,
  );
  await close();
  await waitFor(() =>
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
  );
  await waitFor(() => expect(document.body).not.toHaveFocus());
  return trigger;
}

const press = (name: string) => async () =>
  userEvent.click(await screen.findByRole('button', { name }));

const escape = () => userEvent.keyboard('{Escape}');

function teamApi() {
  return studioApi({
    getTeamAccess: async () =>
      forecasting({ people: [grantedAccess('Jonas Weber')] }),
  });
}

describe('the focus returns to where it was', () => {
  it.each([
    ['Cancel', press('Cancel')],
    ['Escape', escape],
  ])('when the request form is closed by %s', async (_, close) => {
    renderOnEntity(teamContent, FORECASTING, { api: teamApi() });
    const trigger = await openAndClose(
      await screen.findByRole('button', { name: 'Request Studio access' }),
      close,
    );
    expect(trigger).toHaveFocus();
  });

  it('when an action is cancelled', async () => {
    renderOnEntity(teamContent, FORECASTING, { api: teamApi() });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Select 1' }),
    );
    const trigger = await openAndClose(
      screen.getByRole('button', { name: 'Revoke' }),
      press('Cancel'),
    );
    expect(trigger).toHaveFocus();
  });

  describe('in a row that is not the first', () => {
    const twoPeople = () =>
      forecasting({
        people: ['Aiko Tanaka', 'Jonas Weber'].map(name =>
          grantedAccess(name, {
            team: 'group:default/forecasting',
            viewerMay: ['extend', 'change-role', 'revoke'],
          }),
        ),
      });

    async function renderTwoPeople(
      overrides?: Parameters<typeof studioApi>[0],
    ) {
      renderOnEntity(teamContent, FORECASTING, {
        api: studioApi({
          getTeamAccess: async () => twoPeople(),
          ...overrides,
        }),
      });
      return screen.findByRole('button', {
        name: 'Revoke access: Jonas Weber',
      });
    }

    it.each([
      ['Cancel', press('Cancel')],
      ['Escape', escape],
    ])('when its dialog is closed by %s', async (_, close) => {
      const trigger = await openAndClose(await renderTwoPeople(), close);
      expect(trigger).toHaveFocus();
    });

    it('when a dialog that was opened by a click is closed by Escape', async () => {
      const trigger = await renderTwoPeople();
      await userEvent.click(trigger);
      await screen.findByRole('dialog');
      await escape();
      await waitFor(() => expect(trigger).toHaveFocus());
    });

    it('when a dialog of its menu is cancelled, where arrow keys go on', async () => {
      await renderTwoPeople();
      const menu = screen.getByRole('button', {
        name: 'Actions for Jonas Weber',
      });
      await userEvent.click(menu);
      await userEvent.click(
        await screen.findByRole('menuitem', { name: 'Change role' }),
      );
      await screen.findByRole('dialog');
      await press('Cancel')();
      await waitFor(() => expect(menu).toHaveFocus());
      await userEvent.keyboard('{ArrowUp}');
      expect(screen.getByRole('row', { name: 'Aiko Tanaka' })).toContainElement(
        document.activeElement instanceof HTMLElement
          ? document.activeElement
          : null,
      );
    });

    it('and to the row itself when what was pressed is no longer offered', async () => {
      const revoked = request({
        kind: 'revoke',
        status: 'approved',
        grants: [grant('Jonas Weber', 7, { status: 'ended' })],
      });
      const getTeamAccess = jest
        .fn(async () =>
          forecasting({
            people: [grantedAccess('Aiko Tanaka'), access('Jonas Weber')],
          }),
        )
        .mockResolvedValueOnce(twoPeople());
      const trigger = await renderTwoPeople({
        getTeamAccess,
        createRequest: async () => revoked,
        getRequest: async () => revoked,
      });
      await userEvent.click(trigger);
      await userEvent.click(
        await screen.findByRole('textbox', { name: /^Justification/ }),
      );
      await userEvent.paste('Left the project');
      await pressOnceEnabled(
        within(screen.getByRole('dialog')).getByRole('button', {
          name: 'Revoke access',
        }),
      );
      await press('Done')();
      await waitFor(() =>
        expect(screen.getByRole('row', { name: 'Jonas Weber' })).toHaveFocus(),
      );
      expect(trigger).not.toBeInTheDocument();
    });
  });

  it('when a request is not withdrawn after all', async () => {
    renderPage('/sagemaker-studio/requests/req-1', {
      api: studioApi({ getRequest: async () => request() }),
      viewer: 'user:default/ben.carter',
    });
    const trigger = await openAndClose(
      await screen.findByRole('button', { name: 'Withdraw' }),
      press('Keep it'),
    );
    expect(trigger).toHaveFocus();
  });

  it.each([
    ['is answered', escape],
    [
      'leads to a repair that is not asked for',
      async () => {
        await press('Request access')();
        await press('Cancel')();
      },
    ],
  ])('when “Why can’t I open Studio?” %s', async (_, close) => {
    renderOnEntity(personCard, MIRA, {
      api: studioApi({
        getPersonOverview: async () => ({
          person: person('Mira Santos'),
          access: [
            {
              ...access('Mira Santos'),
              domain: researchLab(),
              links: { studio: 'http://localhost:4566/studio' },
            },
          ],
          requests: [],
          syncedAt: new Date().toISOString(),
        }),
        explainEntry: async () => barredEntry(),
      }),
    });
    const trigger = await openAndClose(
      await screen.findByRole('button', {
        name: 'research-lab: Why can’t I open Studio?',
      }),
      close,
    );
    expect(trigger).toHaveFocus();
  });
});
