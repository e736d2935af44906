/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { events, request } from '../../__fixtures__';
import { refusal, renderPage } from '../../__testUtils__';
import { forgetKeptTexts } from '../../hooks';
import {
  mockEvents,
  REQUEST_PATH,
  requestApi,
} from './__testUtils__/requestApi';

const asked = request({ viewerMayComment: true });

function comment(text: string): AccessEvent {
  const [first] = events(asked);
  if (!first) {
    throw new Error('A request has no first event');
  }
  return {
    ...first,
    sequence: 900 + text.length,
    type: 'request.commented',
    actor: 'user:default/mira.santos',
    detail: { comment: text },
  };
}

describe('the conversation about a request', () => {
  beforeEach(forgetKeptTexts);

  it('shows who wrote what', async () => {
    const api = requestApi(asked);
    mockEvents(api, [...events(asked), comment('Until when?')]);
    renderPage(REQUEST_PATH, { api });
    const list = within(
      await screen.findByRole('list', { name: 'What was written' }),
    );
    expect(list.getByText('Until when?')).toBeInTheDocument();
    expect(
      list.getByRole('link', { name: /mira.santos/i }),
    ).toBeInTheDocument();
  });

  it('is written to by those who take part, once for each press', async () => {
    const api = requestApi(asked);
    api.commentOnRequest.mockResolvedValue(asked);
    renderPage(REQUEST_PATH, { api });
    const field = await screen.findByRole('textbox', {
      name: 'Write to those who take part',
    });
    const send = screen.getByRole('button', { name: 'Send comment' });
    await userEvent.type(field, '\u200B ');
    await userEvent.click(send);
    expect(screen.getByText('Write something first.')).toBeInTheDocument();
    expect(api.commentOnRequest).not.toHaveBeenCalled();
    await userEvent.type(field, 'Until the end of May.');
    await userEvent.click(send);
    expect(api.commentOnRequest).toHaveBeenCalledTimes(1);
    expect(api.commentOnRequest.mock.calls[0]?.slice(0, 2)).toEqual([
      asked.requestId,
      { comment: expect.stringMatching(/Until the end of May\.$/) },
    ]);
    expect(field).toHaveValue('');
  });

  it('keeps what was typed when it is refused', async () => {
    const api = requestApi(asked);
    api.commentOnRequest.mockRejectedValue(
      await refusal(409, 'ConflictError', 'The request was already approved'),
    );
    renderPage(REQUEST_PATH, { api });
    const field = await screen.findByRole('textbox', {
      name: 'Write to those who take part',
    });
    await userEvent.type(field, 'Until May.');
    await userEvent.click(screen.getByRole('button', { name: 'Send comment' }));
    expect(await screen.findByText('Your comment was not sent')).toBeVisible();
    expect(field).toHaveValue('Until May.');
  });

  it('is not there for whom there is nothing to read or to write', async () => {
    renderPage(REQUEST_PATH, {
      api: requestApi(request({ viewerMayComment: false })),
    });
    await screen.findByRole('region', { name: 'Decision' });
    expect(
      screen.queryByRole('region', { name: 'Conversation' }),
    ).not.toBeInTheDocument();
  });
});
