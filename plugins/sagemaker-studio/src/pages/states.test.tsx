/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { loadAgain, refusal } from '../__testUtils__';
import { viewApi, viewsWith } from './__testUtils__/views';

const NEVER = () => new Promise<never>(() => {});

function failing(error: Error) {
  return () => Promise.reject<never>(error);
}

/** Finds the placeholders that are shown while data loads. */
async function findLoading(rows: number): Promise<HTMLElement> {
  const loading = (await screen.findAllByRole('status')).find(
    status =>
      status.textContent === 'Loading' &&
      status.lastElementChild?.childElementCount === rows,
  );
  if (!loading) {
    throw new Error(`Nothing says Loading with ${rows} bars`);
  }
  return loading;
}

describe('while data loads', () => {
  it.each(viewsWith('name'))('%s shows placeholders', async (_, view) => {
    const api = viewApi();
    view.once(api, NEVER);
    view.show(api);
    await waitFor(async () => {
      expect(await findLoading(view.skeletonRows)).toBeInTheDocument();
    });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('without any data', () => {
  it.each(viewsWith('empty'))('%s says so', async (_, view) => {
    const api = viewApi();
    view.empty?.give(api);
    view.show(api);
    expect(await screen.findByText(view.empty?.text ?? '')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('before the first sync', () => {
  it.each(viewsWith('beforeFirstSync'))(
    '%s says that nothing was read yet',
    async (_, view) => {
      const api = viewApi();
      view.beforeFirstSync?.(api);
      view.show(api);
      const title = await screen.findByText('The first sync has not ended yet');
      expect(title.closest('[role="status"]')).not.toBeNull();
      expect(
        screen.queryByText(view.empty?.text ?? 'Loading'),
      ).not.toBeInTheDocument();
    },
  );
});

describe('without the permission', () => {
  it.each(viewsWith('permission'))(
    '%s names the permission',
    async (_, view) => {
      const api = viewApi();
      view.once(
        api,
        failing(await refusal(403, 'NotAllowedError', 'Not allowed')),
      );
      view.show(api);
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent('You may not see this');
      expect(alert).toHaveTextContent(`the permission ${view.permission}.`);
      expect(screen.queryByText('Loading')).not.toBeInTheDocument();
    },
  );
});

describe('when data cannot be loaded', () => {
  it.each(viewsWith('name'))(
    '%s says why, and loads again on demand',
    async (_, view) => {
      const api = viewApi();
      view.once(
        api,
        failing(
          await refusal(503, 'ServiceUnavailableError', 'The database is away'),
        ),
      );
      view.show(api);
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent('This could not be loaded');
      expect(alert).toHaveTextContent('The database is away');
      await userEvent.click(
        within(alert).getByRole('button', { name: 'Try again' }),
      );
      expect(await view.findContent()).toBeInTheDocument();
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    },
  );
});

describe('when the session has ended', () => {
  it.each(viewsWith('name').slice(0, 1))(
    '%s lets the viewer sign in',
    async (_, view) => {
      const api = viewApi();
      view.once(
        api,
        failing(await refusal(401, 'AuthenticationError', 'Expired')),
      );
      view.show(api);
      expect(
        await screen.findByRole('button', { name: 'Sign in' }),
      ).toBeInTheDocument();
      expect(
        screen.queryByRole('button', { name: 'Try again' }),
      ).not.toBeInTheDocument();
    },
  );
});

describe('when an update fails', () => {
  it.each(viewsWith('name'))(
    '%s keeps the data, and says so',
    async (_, view) => {
      const api = viewApi();
      view.show(api);
      expect(await view.findContent()).toBeInTheDocument();
      view.once(api, failing(new TypeError('Failed to fetch')));
      await loadAgain();
      const notice = (
        await screen.findByText(
          /^This could not be updated: The back end did not answer/,
        )
      ).closest('[role="status"]');
      expect(notice).not.toBeNull();
      expect(await view.findContent()).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      await waitFor(() =>
        expect(
          screen.queryByText(/^This could not be updated/),
        ).not.toBeInTheDocument(),
      );
    },
  );
});

describe('with old data', () => {
  it.each(viewsWith('old'))('%s warns', async (_, view) => {
    const api = viewApi();
    view.old?.(api);
    view.show(api);
    expect(
      await screen.findByText('Out of date. Updated 5 hours ago'),
    ).toBeInTheDocument();
    expect(await view.findContent()).toBeInTheDocument();
  });
});
