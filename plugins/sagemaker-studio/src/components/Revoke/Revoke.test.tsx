/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  access,
  accessList,
  accessRow,
  grantedAccess,
  leftBehind,
  researchLab,
} from '../../__fixtures__';
import {
  MIRA,
  pressOnceEnabled,
  renderOnEntity,
  renderPage,
  studioApi,
} from '../../__testUtils__';
import { personCard } from '../../extensions/entity';

const PEOPLE = '/sagemaker-studio/domains/d-researchlab1?view=people';
const team = 'group:default/forecasting';

function apiWith(...people: ReturnType<typeof grantedAccess>[]) {
  return studioApi({
    listAccess: async () =>
      accessList({ items: people.map(each => accessRow(each)) }),
  });
}

async function rowOf(person: string) {
  return within(await screen.findByRole('row', { name: person }));
}

describe('RevokeButton', () => {
  it('is shown for grants that have not ended', async () => {
    renderPage(PEOPLE, {
      api: apiWith(
        grantedAccess('Jonas Weber', { grantId: 'offered', team }),
        access('Lena Fischer'),
        leftBehind('Aiko Tanaka'),
      ),
      checksPermissions: true,
    });
    expect(
      await (
        await rowOf('Jonas Weber')
      ).findByRole('button', { name: 'Revoke access: Jonas Weber' }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: /^Revoke access/ }),
    ).toHaveLength(1);
  });

  it('creates a request for the team of the grant', async () => {
    const api = apiWith(grantedAccess('Jonas Weber', { team }));
    renderPage(PEOPLE, { api, checksPermissions: true });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Revoke access: Jonas Weber' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByRole('textbox', { name: /Justification/ }),
    );
    await userEvent.paste('Left the company');
    await pressOnceEnabled(dialog.getByRole('button', { name: /revoke/i }));
    await waitFor(() =>
      expect(api.createRequest).toHaveBeenCalledWith(
        {
          kind: 'revoke',
          team,
          domainId: 'd-researchlab1',
          grantIds: ['grant-Jonas Weber'],
          justification: 'Left the company',
          source: 'page',
        },
        expect.anything(),
      ),
    );
  });

  it('gives up one’s own access on the card of a person', async () => {
    const domain = researchLab();
    renderOnEntity(personCard, MIRA, {
      api: studioApi({
        getPersonOverview: async () => ({
          person: access('Mira Santos').person,
          access: [
            {
              ...grantedAccess('Mira Santos', { team }),
              domain,
              links: { studio: 'http://localhost:4566/studio' },
            },
          ],
          requests: [],
          syncedAt: new Date().toISOString(),
        }),
      }),
      checksPermissions: true,
    });
    expect(
      await screen.findByRole('button', {
        name: 'Give up access: research-lab',
      }),
    ).toBeInTheDocument();
  });

  it('is not shown without the permission framework, which would give no rights', async () => {
    renderPage(PEOPLE, {
      api: apiWith(grantedAccess('Jonas Weber', { team })),
    });
    await rowOf('Jonas Weber');
    expect(
      screen.queryByRole('button', { name: /^Revoke access/ }),
    ).not.toBeInTheDocument();
  });
});
