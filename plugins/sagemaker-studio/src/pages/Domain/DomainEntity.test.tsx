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

describe('a domain in the catalog', () => {
  it('has a tab with everything about it', async () => {
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

  it('has a card with how many are in, and whether it is ready', async () => {
    renderOnEntity(domainCard, RESEARCH_LAB, { api: studioApi() });
    const counts = within(
      await screen.findByRole('list', { name: 'People by diagnosis' }),
    );
    expect(counts.getByText('Ready: 41')).toBeInTheDocument();
    expect(
      await screen.findByText('Ready, with something to look at'),
    ).toBeInTheDocument();
    expect(screen.getByText('2 apps run')).toBeInTheDocument();
  });

  it('waits for the first sync, and tells a refusal', async () => {
    const api = studioApi({
      getDomain: async () => domainOverview({ syncedAt: undefined }),
    });
    api.getDomain.mockRejectedValueOnce(
      await refusal(403, 'NotAllowedError', 'No'),
    );
    renderOnEntity(domainCard, RESEARCH_LAB, { api });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(
      await screen.findByText('The first sync has not ended yet'),
    ).toBeInTheDocument();
  });

  it('says that an annotation holds no domain', async () => {
    const api = studioApi();
    renderOnEntity(domainCard, domainEntity('d-researchlab1'), { api });
    expect(
      await screen.findByText('This is no Studio domain'),
    ).toBeInTheDocument();
    expect(api.getDomain).not.toHaveBeenCalled();
  });
});
