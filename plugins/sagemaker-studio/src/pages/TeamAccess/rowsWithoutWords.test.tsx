/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fraudDetection } from '../../__fixtures__';
import { FORECASTING, renderOnEntity, studioApi } from '../../__testUtils__';
import { teamContent } from '../../extensions/entity';

async function rowOf(person: string) {
  return within(await screen.findByRole('row', { name: person }));
}

/** Everybody as they are, but for somebody without access. */
function renderTeam() {
  const team = fraudDetection();
  renderOnEntity(teamContent, FORECASTING, {
    api: studioApi({
      getTeamAccess: async () => ({
        ...team,
        people: team.people.map(access =>
          access.person.displayName === 'Samuel Osei'
            ? {
                ...access,
                assignment: { direct: false, throughGroups: [] },
                profile: undefined,
                grant: undefined,
                diagnosis: { ...access.diagnosis, code: 'no-access' as const },
              }
            : access,
        ),
      }),
    }),
  });
}

describe('the rows of a team', () => {
  it('have words only where something is wrong', async () => {
    renderTeam();
    const tomas = await rowOf('Tomas Oliveira');
    expect(tomas.getByText('Ready')).toBeInTheDocument();
    expect(tomas.queryByText(/can open/)).not.toBeInTheDocument();
    const samuel = await rowOf('Samuel Osei');
    expect(samuel.getByText('No access')).toBeInTheDocument();
    expect(samuel.queryByText(/has no access/)).not.toBeInTheDocument();
    const lena = await rowOf('Lena Fischer');
    expect(lena.getByText(/but is not assigned to/)).toBeInTheDocument();
  });

  it('open the words, with the things in AWS', async () => {
    renderTeam();
    const tomas = await rowOf('Tomas Oliveira');
    await userEvent.click(
      tomas.getByRole('button', {
        name: 'research-lab: details of Tomas Oliveira',
      }),
    );
    const details = within(await screen.findByRole('dialog'));
    expect(
      details.getByText(/Tomas Oliveira can open 'research-lab'/),
    ).toBeInTheDocument();
    expect(
      details.getByRole('link', { name: /tomas-oliveira.*AWS console/ }),
    ).toHaveAttribute(
      'href',
      'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/studio/d-researchlab1/user/tomas-oliveira',
    );
  });
});
