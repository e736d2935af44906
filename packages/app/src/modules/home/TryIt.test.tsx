/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { TryIt } from './TryIt';

const render = (
  config: NonNullable<Parameters<typeof renderInTestApp>[1]>['config'],
) => renderInTestApp(<TryIt />, { config });

describe('the first ten minutes', () => {
  it('says what to try as whom, and links to it and to the sandbox', async () => {
    render({ demo: { sandboxUrl: 'http://localhost:4599' } });
    const stories = within(await screen.findByRole('list')).getAllByRole(
      'listitem',
    );
    expect(stories).toHaveLength(4);
    for (const story of stories) {
      expect(within(story).getByRole('link')).toHaveAttribute(
        'href',
        expect.stringMatching(/^\//),
      );
    }
    expect(stories[0]).toHaveTextContent(/Ben Carter.*Request it/);
    expect(
      screen.getByRole('link', { name: 'Control the sandbox' }),
    ).toHaveAttribute('href', 'http://localhost:4599/control');
  });

  it('names no sandbox where there is none', async () => {
    render({});
    await screen.findByRole('list');
    expect(
      screen.queryByRole('link', { name: 'Control the sandbox' }),
    ).not.toBeInTheDocument();
  });
});
