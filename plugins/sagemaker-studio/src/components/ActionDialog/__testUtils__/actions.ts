/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { forecasting, request } from '../../../__fixtures__';
import { FORECASTING, renderOnEntity, studioApi } from '../../../__testUtils__';
import { teamContent } from '../../../extensions/entity';

/** The input that all requests from the tab of the team have. */
export const TEAM_INPUT = {
  team: 'group:default/forecasting',
  domainId: 'd-researchlab1',
  source: 'page',
  justification: 'Winter forecast',
};

/** An API that knows these people of the team, and takes requests. */
export function teamApi(people: PersonAccess[]) {
  return studioApi({
    getTeamAccess: async () => forecasting({ people }),
    createRequest: async () => request(),
  });
}

export function renderTeam(api: ReturnType<typeof studioApi>) {
  renderOnEntity(teamContent, FORECASTING, { api });
}

export async function selectPeople(...names: string[]) {
  for (const name of names) {
    const row = within(await screen.findByRole('row', { name }));
    await userEvent.click(row.getByRole('checkbox'));
  }
}

/** Presses the button of an action, and returns its dialog. */
export async function openAction(action: string, title: string = action) {
  await userEvent.click(await screen.findByRole('button', { name: action }));
  return within(await screen.findByRole('dialog', { name: title }));
}

export async function enterJustification() {
  await userEvent.click(
    screen.getByRole('textbox', { name: /^Justification/ }),
  );
  await userEvent.paste(TEAM_INPUT.justification);
}
