/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { barredEntry, entry } from '../../__fixtures__';
import { pressOnceEnabled, refusal } from '../../__testUtils__';
import { openExplanation } from './__testUtils__/openExplanation';

describe('ExplainEntryButton', () => {
  it('asks the API for the person and the domain', async () => {
    const { api } = await openExplanation(async () => barredEntry());
    expect(api.explainEntry).toHaveBeenCalledWith(
      'user:default/mira.santos',
      'd-researchlab1',
      expect.anything(),
    );
  });

  it('says what prevents the sign-in, what to do, and who can', async () => {
    const { dialog } = await openExplanation(async () => barredEntry());
    expect(
      await dialog.findByText('Who can fix it: a lead of the team'),
    ).toBeInTheDocument();
    expect(
      dialog.getByText(
        'What to do: Ask for access; a lead of the team decides.',
      ),
    ).toBeInTheDocument();
    expect(
      dialog.getAllByText('Mira Santos is not assigned to research-lab.'),
    ).not.toHaveLength(0);
  });

  it('lists the checks down to the first that failed', async () => {
    const { dialog } = await openExplanation(async () => barredEntry());
    const checks = within(
      await dialog.findByRole('list', {
        name: 'What has to hold to open research-lab',
      }),
    ).getAllByRole('listitem');
    expect(checks).toHaveLength(10);
    expect(checks[0]).toHaveTextContent('OK');
    expect(checks[5]).toHaveTextContent('Assigned to the domain');
    expect(checks[5]).toHaveTextContent('Stands in the way');
    expect(checks[6]).toHaveTextContent('Not checked');
  });

  it('opens the request that would repair it', async () => {
    const { api, dialog } = await openExplanation(async () => barredEntry());
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Request access' }),
    );
    const form = within(
      await screen.findByRole('dialog', { name: 'Request access' }),
    );
    await userEvent.click(form.getByRole('textbox', { name: /Justification/ }));
    await userEvent.paste('I forecast wind.');
    await pressOnceEnabled(form.getByRole('button', { name: 'Send request' }));
    await waitFor(() =>
      expect(api.createRequest).toHaveBeenCalledWith(
        expect.objectContaining({
          kind: 'grant',
          domainId: 'd-researchlab1',
          people: ['user:default/mira.santos'],
          justification: 'I forecast wind.',
        }),
        expect.anything(),
      ),
    );
  });

  it('links to Studio when nothing prevents the sign-in', async () => {
    const { dialog } = await openExplanation(async () => entry());
    expect(await dialog.findByText('All checks passed')).toBeInTheDocument();
    expect(dialog.getByRole('link', { name: 'Open Studio' })).toHaveAttribute(
      'href',
      'http://localhost:4566/studio/d-researchlab1',
    );
  });

  it.each([
    [403, 'NotAllowedError', 'You may not see this'],
    [503, 'ServiceUnavailableError', 'This could not be loaded'],
  ])(
    'says so when the backend responds with %s',
    async (status, name, title) => {
      const { dialog } = await openExplanation(async () => {
        throw await refusal(status, name, 'No');
      });
      expect(await dialog.findByText(title)).toBeInTheDocument();
    },
  );

  it('says that nothing was read from AWS yet', async () => {
    const { dialog } = await openExplanation(async () =>
      entry({ syncedAt: undefined }),
    );
    expect(
      await dialog.findByText('The first sync has not ended yet'),
    ).toBeInTheDocument();
  });
});
