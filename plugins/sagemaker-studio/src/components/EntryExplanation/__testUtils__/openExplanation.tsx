/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SagemakerStudioApi } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { access, person, request, researchLab } from '../../../__fixtures__';
import { renderPage, studioApi } from '../../../__testUtils__';

const QUESTION = 'research-lab: Why can’t I open Studio?';

/** Opens "Why can't I open Studio?" on *My access*. */
export async function openExplanation(
  explainEntry: SagemakerStudioApi['explainEntry'],
  options?: { denied?: string },
) {
  const api = studioApi({
    getPersonOverview: async () => ({
      person: person('Mira Santos'),
      access: [
        {
          ...access('Mira Santos'),
          domain: researchLab(),
          links: { studio: 'http://localhost:4566/studio/d-researchlab1' },
        },
      ],
      requests: [],
      syncedAt: new Date().toISOString(),
    }),
    createRequest: async () => request(),
    explainEntry,
  });
  renderPage('/sagemaker-studio/my-access', { api, ...options });
  const button = await screen.findByRole('button', { name: QUESTION });
  expect(api.explainEntry).not.toHaveBeenCalled();
  await userEvent.click(button);
  return { api, dialog: within(await screen.findByRole('dialog')) };
}
