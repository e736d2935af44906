/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { effectiveAccess } from '../__fixtures__';
import {
  provideIntersectionObserver,
  renderPage,
  studioApi,
} from '../__testUtils__';

describe('EntityPicker', () => {
  provideIntersectionObserver();

  it('searches the catalog, and filters by the selected entity', async () => {
    const api = studioApi();
    api.getEffectiveAccess.mockImplementation(async (_, filter) =>
      filter?.person
        ? effectiveAccess({ people: [], total: 0 })
        : effectiveAccess(),
    );
    renderPage('/sagemaker-studio/domains/d-researchlab1?view=access', {
      api,
    });
    await userEvent.type(
      await screen.findByRole('combobox', { name: 'Team' }),
      'fore',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /forecasting/ }),
    );
    await waitFor(() =>
      expect(api.getEffectiveAccess).toHaveBeenCalledWith(
        'd-researchlab1',
        { team: 'group:default/forecasting', person: undefined },
        expect.anything(),
      ),
    );
    await userEvent.type(
      screen.getByRole('combobox', { name: 'Person' }),
      'mira',
    );
    await userEvent.click(await screen.findByRole('option', { name: /mira/ }));
    expect(
      await screen.findByText('Nobody whom you chose to see may sign in.'),
    ).toBeInTheDocument();
  });

  it('shows by name whom the address of the page names', async () => {
    renderPage('/sagemaker-studio/events?person=user:default/mira.santos', {
      api: studioApi(),
    });
    expect(await screen.findByRole('combobox', { name: 'Person' })).toHaveValue(
      'mira.santos',
    );
  });

  it('offers nobody who was found by what was typed before', async () => {
    renderPage('/sagemaker-studio/domains/d-researchlab1?view=access', {
      api: studioApi(),
    });
    const picker = await screen.findByRole('combobox', { name: 'Team' });
    await userEvent.type(picker, 'fore');
    await screen.findByRole('option', { name: /forecasting/ });
    await userEvent.type(picker, 'sight');
    // Before the catalog has been asked again.
    expect(
      screen.queryByRole('option', { name: /forecasting/ }),
    ).not.toBeInTheDocument();
  });

  it('keeps what is typed when the page moves under the list before the catalog answers', async () => {
    renderPage('/sagemaker-studio/domains/d-researchlab1?view=access', {
      api: studioApi(),
    });
    const picker = await screen.findByRole('combobox', { name: 'Team' });
    await userEvent.type(picker, 'fore');
    fireEvent.scroll(document);
    expect(picker).toHaveValue('fore');
    expect(
      await screen.findByRole('option', { name: /forecasting/ }),
    ).toBeInTheDocument();
    // What was not chosen is not a filter, and does not look like one.
    await userEvent.tab();
    expect(picker).toHaveValue('');
  });

  it('filters no more when the field is emptied', async () => {
    const api = studioApi();
    renderPage('/sagemaker-studio/domains/d-researchlab1?view=access', { api });
    const picker = await screen.findByRole('combobox', { name: 'Team' });
    await userEvent.type(picker, 'fore');
    await userEvent.click(
      await screen.findByRole('option', { name: /forecasting/ }),
    );
    expect(picker).toHaveValue('forecasting');
    api.getEffectiveAccess.mockClear();
    await userEvent.clear(picker);
    await waitFor(() =>
      expect(api.getEffectiveAccess).toHaveBeenCalledWith(
        'd-researchlab1',
        { team: undefined, person: undefined },
        expect.anything(),
      ),
    );
  });
});
