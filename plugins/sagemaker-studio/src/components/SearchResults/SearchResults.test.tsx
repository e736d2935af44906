/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen } from '@testing-library/react';
import { renderElsewhere, studioApi } from '../../__testUtils__';
import { FoundDomain } from './FoundDomain';
import { FoundRequest } from './FoundRequest';

const found = {
  title: 'Longer access to research-lab for Jonas Weber',
  text: 'forecasting · mira.santos',
  location: '/sagemaker-studio/requests/r-1',
};

describe('results of a search', () => {
  it('show a domain with a link to its page', () => {
    renderElsewhere(
      <FoundDomain
        result={{
          title: 'research-lab',
          text: 'd-researchlab1',
          location: '/sagemaker-studio/domains/d-researchlab1',
        }}
      />,
      { api: studioApi() },
    );
    expect(screen.getByRole('link', { name: 'research-lab' })).toHaveAttribute(
      'href',
      '/sagemaker-studio/domains/d-researchlab1',
    );
    expect(screen.getByText('d-researchlab1')).toBeInTheDocument();
  });

  it('title a request as its page does', () => {
    const request = {
      ...found,
      kind: 'onboard-team',
      people: ['Jonas Weber', 'Aiko Tanaka'],
      domainName: 'research-lab',
      createdAt: new Date().toISOString(),
    };
    renderElsewhere(<FoundRequest result={request} />, { api: studioApi() });
    expect(
      screen.getByRole('link', {
        name: 'Studio access to research-lab for 2 people',
      }),
    ).toHaveAttribute('href', '/sagemaker-studio/requests/r-1');
  });

  it('show what is in the index where another version has written it', () => {
    renderElsewhere(<FoundRequest result={{ ...found }} />, {
      api: studioApi(),
    });
    expect(screen.getByRole('link', { name: found.title })).toBeInTheDocument();
  });
});
