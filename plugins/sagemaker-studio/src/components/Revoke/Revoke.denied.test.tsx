/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// In its own file, since permissions are cached for the lifetime of the module.

import { screen, waitFor } from '@testing-library/react';
import { accessList, accessRow, grantedAccess } from '../../__fixtures__';
import { renderPage, studioApi } from '../../__testUtils__';

it('RevokeButton is never shown to viewers without the permission', async () => {
  const offered: number[] = [];
  const observer = new MutationObserver(() =>
    offered.push(
      screen.queryAllByRole('button', { name: /^Revoke access/ }).length,
    ),
  );
  observer.observe(document.body, { childList: true, subtree: true });
  renderPage('/sagemaker-studio/domains/d-researchlab1?view=people', {
    api: studioApi({
      listAccess: async () =>
        accessList({
          items: [
            accessRow(
              grantedAccess('Jonas Weber', {
                team: 'group:default/forecasting',
              }),
            ),
          ],
        }),
    }),
    denied: 'sagemaker-studio.grant.revoke',
    checksPermissions: true,
  });
  await screen.findByRole('row', { name: 'Jonas Weber' });
  await waitFor(() => expect(offered.length).toBeGreaterThan(0));
  observer.disconnect();
  expect(Math.max(...offered)).toBe(0);
});
