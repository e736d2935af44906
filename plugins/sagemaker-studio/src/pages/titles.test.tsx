/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { waitFor } from '@testing-library/react';
import { renderPage, studioApi } from '../__testUtils__';

describe('the title of the browser tab', () => {
  it.each([
    ['requests', 'Requests'],
    ['requests/req-1', 'research-lab for Ben Carter'],
    ['domains', 'Domains'],
    ['domains/d-researchlab1', 'research-lab'],
    ['events', 'Events'],
    ['settings/policies', 'Who decides'],
    ['settings', 'Settings'],
  ])('of %s says which page it is', async (path, title) => {
    renderPage(`/sagemaker-studio/${path}`, { api: studioApi() });
    await waitFor(() => expect(document.title).toBe(title));
  });
});
