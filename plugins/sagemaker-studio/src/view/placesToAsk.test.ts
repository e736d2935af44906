/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { access, production, readyAccess, researchLab } from '../__fixtures__';
import { placesToAsk, placesToAssign } from './placesToAsk';

const LINKS = { studio: 'https://studio.example.com/' };

function overview(held: 'lab' | 'nothing') {
  const lab =
    held === 'lab' ? readyAccess('Mira Santos') : access('Mira Santos');
  return {
    access: [
      { ...lab, domain: researchLab(), links: LINKS },
      {
        ...access('Mira Santos', { domainId: production().domainId }),
        domain: production(),
        links: LINKS,
      },
    ],
    askWith: [
      {
        entityRef: 'group:default/forecasting',
        displayName: 'Forecasting',
        isLead: true,
        domainIds: ['d-researchlab1'],
      },
      {
        entityRef: 'group:default/research',
        displayName: 'Research',
        isLead: false,
        domainIds: ['d-researchlab1', production().domainId],
      },
    ],
  } satisfies Pick<PersonOverview, 'access' | 'askWith'>;
}

describe('placesToAsk', () => {
  it('begins with the first domain of the first team', () => {
    expect(placesToAsk(overview('nothing'))[0]).toEqual({
      entityRef: 'group:default/forecasting',
      displayName: 'Forecasting',
      domainId: 'd-researchlab1',
    });
  });

  it('begins where the person has nothing yet', () => {
    expect(placesToAsk(overview('lab')).map(each => each.domainId)).toEqual([
      production().domainId,
      'd-researchlab1',
    ]);
  });

  it('keeps to the domain of the page', () => {
    expect(
      placesToAsk(overview('nothing'), production().domainId).map(
        each => each.entityRef,
      ),
    ).toEqual(['group:default/research']);
  });

  it('is nowhere without a team that may ask', () => {
    expect(placesToAsk({ ...overview('nothing'), askWith: undefined })).toEqual(
      [],
    );
  });
});

describe('placesToAssign', () => {
  it('are the teams with which the viewer may ask for anybody in the domain', () => {
    const { askWith } = overview('nothing');
    expect(placesToAssign({ askWith }, 'd-researchlab1')).toEqual([]);
    expect(
      placesToAssign(
        {
          askWith: askWith.map(team => ({
            ...team,
            forAnybodyIn: [team.isLead ? 'd-elsewhere' : 'd-researchlab1'],
          })),
        },
        'd-researchlab1',
      ),
    ).toEqual([
      {
        entityRef: 'group:default/research',
        displayName: 'Research',
        domainId: 'd-researchlab1',
      },
    ]);
  });
});
