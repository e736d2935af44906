/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { barredEntry, entry } from '../../__fixtures__';
import { pressOnceEnabled, refusal } from '../../__testUtils__';
import { ask } from './__testUtils__/ask';

describe('why somebody cannot open Studio', () => {
  it('names the first check that fails, what to do and who can, and asks for the repair', async () => {
    const { api, dialog } = await ask(async () => barredEntry());
    const verdict = within(
      (
        await dialog.findAllByText(
          'Mira Santos is not assigned to research-lab.',
        )
      )[0].closest('[role="status"]') as HTMLElement,
    );
    expect(
      verdict.getByText(
        'What to do: Ask for access; a lead of the team decides.',
      ),
    ).toBeInTheDocument();
    expect(
      verdict.getByText('Who can fix it: a lead of the team'),
    ).toBeInTheDocument();

    const checks = within(
      dialog.getByRole('list', {
        name: 'What has to hold to open research-lab',
      }),
    ).getAllByRole('listitem');
    expect(checks).toHaveLength(10);
    expect(checks[0]).toHaveTextContent('OK');
    expect(checks[5]).toHaveTextContent('Assigned to the domain');
    expect(checks[5]).toHaveTextContent('Stands in the way');
    expect(checks[6]).toHaveTextContent('Not looked at');
    expect(api.explainEntry).toHaveBeenCalledWith(
      'user:default/mira.santos',
      'd-researchlab1',
      expect.anything(),
    );

    await userEvent.click(
      dialog.getByRole('button', { name: 'Request access' }),
    );
    const form = within(
      await screen.findByRole('dialog', { name: 'Request access' }),
    );
    await userEvent.type(
      form.getByRole('textbox', { name: /Justification/ }),
      'I forecast wind.',
    );
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

  it('gives the ways in when all is well', async () => {
    const { dialog } = await ask(async () => entry());
    expect(
      await dialog.findByText('Nothing stands in the way'),
    ).toBeInTheDocument();
    expect(dialog.getByRole('link', { name: 'Open Studio' })).toHaveAttribute(
      'href',
      'http://localhost:4566/studio/d-researchlab1',
    );
  });

  it.each([
    [403, 'NotAllowedError', 'You may not see this'],
    [503, 'ServiceUnavailableError', 'This could not be loaded'],
  ])('says so when the back end answers %s', async (status, name, title) => {
    const { dialog } = await ask(async () => {
      throw await refusal(status, name, 'No');
    });
    expect(await dialog.findByText(title)).toBeInTheDocument();
  });

  it('says that nothing was read from AWS yet', async () => {
    const { dialog } = await ask(async () => entry({ syncedAt: undefined }));
    expect(
      await dialog.findByText('The first sync has not ended yet'),
    ).toBeInTheDocument();
  });
});
