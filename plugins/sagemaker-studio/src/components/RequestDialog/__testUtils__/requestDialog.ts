/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { plan, planItem, request } from '../../../__fixtures__';
import {
  FORECASTING,
  pressOnceEnabled,
  renderOnEntity,
  studioApi,
} from '../../../__testUtils__';
import { teamContent } from '../../../extensions/entity';

const TEAM = ['Mira Santos', 'Jonas Weber', 'Aiko Tanaka', 'Priya Nair'];

/** An API that plans for the whole team, and takes requests. */
export function requestApi(overrides?: Parameters<typeof studioApi>[0]) {
  return studioApi({
    planRequest: async () => plan(TEAM.map(name => planItem(name))),
    createRequest: async () => request(),
    ...overrides,
  });
}

/** As a lead for the team, unless another button is named. */
export async function openRequestDialog(
  api = requestApi(),
  button = 'Onboard this team',
) {
  renderOnEntity(teamContent, FORECASTING, { api });
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return within(
    await screen.findByRole('dialog', { name: 'Request Studio access' }),
  );
}

export function justification() {
  return screen.getByRole('textbox', { name: /^Justification/ });
}

export async function send() {
  await pressOnceEnabled(screen.getByRole('button', { name: 'Send request' }));
}

/** Enters a justification and sends the request. */
export async function sendJustified() {
  await userEvent.click(justification());
  await userEvent.paste('Winter forecast');
  await send();
}
