/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_STUDIO_DOMAIN_ARN } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, within } from '@testing-library/react';
import { domainOverview } from '../../__fixtures__';
import { refusal, renderOnEntity, studioApi } from '../../__testUtils__';
import { domainCard, domainContent } from '../../extensions/entity';

function domainEntity(arn: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'd-researchlab1',
      annotations: { [ANNOTATION_STUDIO_DOMAIN_ARN]: arn },
    },
    spec: { type: 'sagemaker-studio-domain' },
  };
}

const RESEARCH_LAB = domainEntity(
  'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-researchlab1',
);

describe('the entity of a domain', () => {
  it('has a tab with the domain', async () => {
    const api = studioApi();
    renderOnEntity(domainContent, RESEARCH_LAB, { api });
    expect(
      await screen.findByRole('tab', { name: 'Who may sign in' }),
    ).toBeInTheDocument();
    expect(api.getDomain).toHaveBeenCalledWith(
      'd-researchlab1',
      expect.anything(),
    );
  });

  it('has a card with numbers and readiness', async () => {
    renderOnEntity(domainCard, RESEARCH_LAB, { api: studioApi() });
    const counts = within(
      await screen.findByRole('list', { name: 'People by diagnosis' }),
    );
    expect(counts.getByText('Ready: 41')).toBeInTheDocument();
    expect(await screen.findByText('Ready, with advice')).toBeInTheDocument();
    expect(screen.getByText('2 apps run')).toBeInTheDocument();
  });

  it('says that nothing was read yet before the first sync', async () => {
    renderOnEntity(domainCard, RESEARCH_LAB, {
      api: studioApi({
        getDomain: async () => domainOverview({ syncedAt: undefined }),
      }),
    });
    expect(
      await screen.findByText('The first sync has not ended yet'),
    ).toBeInTheDocument();
  });

  it('says that the viewer may not read it', async () => {
    const api = studioApi();
    api.getDomain.mockRejectedValue(
      await refusal(403, 'NotAllowedError', 'No'),
    );
    renderOnEntity(domainCard, RESEARCH_LAB, { api });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });

  it('says that its annotation does not name a domain', async () => {
    const api = studioApi();
    renderOnEntity(domainCard, domainEntity('d-researchlab1'), { api });
    expect(await screen.findByText('Not a Studio domain')).toBeInTheDocument();
    expect(api.getDomain).not.toHaveBeenCalled();
  });
});
