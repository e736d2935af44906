/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Questions and answers about a request, while it is in review. */
import type { EventList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type Problem = { error: { message: string } };

describe('the conversation about a request', () => {
  const studio = useStudio();

  it('goes back and forth between those who take part, and decides nothing', async () => {
    await studio.startDeciding();
    const { backend } = studio;
    const asked = await answerOf(201, backend.as('ben.carter').ask({}));
    const { requestId } = asked;
    const write = (name: string, comment: string) =>
      backend
        .as(name)
        .call(client => client.commentOnRequest(requestId, { comment }));

    const after = await answerOf(200, write('mira.santos', ' Until when? '));
    expect(after).toMatchObject({ status: 'in-review', plan: asked.plan });
    await answerOf(200, write('ben.carter', 'Until May.\u202E'));
    const { items } = await answerOf<EventList>(
      200,
      backend
        .as('ben.carter')
        .call(client =>
          client.listRequestEvents(requestId, { view: 'comments' }),
        ),
    );
    expect(items.map(({ actor, detail }) => [actor, detail])).toEqual([
      ['user:default/mira.santos', { comment: 'Until when?' }],
      ['user:default/ben.carter', { comment: 'Until May.\\u202E' }],
    ]);
    // The same call again writes nothing again.
    const once = () =>
      backend
        .as('ben.carter')
        .call(client =>
          client.commentOnRequest(
            requestId,
            { comment: 'Or June.' },
            { idempotencyKey: 'once' },
          ),
        );
    await answerOf(200, once());
    await answerOf(200, once());
    expect(
      (await backend.as('mira.santos').events(requestId)).filter(
        ({ type }) => type === 'request.commented',
      ),
    ).toHaveLength(3);
    expect(
      (await studio.notificationsOf('request.commented')).map(
        ({ recipients }) => recipients,
      ),
    ).toEqual([
      // Whoever asked, and the other approver.
      ['user:default/ben.carter'],
      ['user:default/jonas.weber'],
      ['user:default/mira.santos', 'user:default/jonas.weber'],
      ['user:default/mira.santos', 'user:default/jonas.weber'],
    ]);

    const empty = await answerOf<Problem>(400, write('mira.santos', ' \u200B'));
    expect(empty.error.message).toContain('comment is empty');
    const shown = (name: string) =>
      backend
        .as(name)
        .request(requestId)
        .then(each => each.viewerMayComment);
    expect(await shown('ben.carter')).toBe(true);
    expect(await shown('mira.santos')).toBe(true);
    // Somebody without a part in it neither reads nor writes.
    const stranger = await answerOf<Problem>(
      403,
      write('lena.fischer', 'What is this?'),
    );
    expect(stranger.error.message).toContain(
      'Only those who take part in this request',
    );

    await answerOf(200, backend.as('mira.santos').decide(after));
    const late = await answerOf<Problem>(409, write('ben.carter', 'Thanks'));
    expect(late.error.message).toContain('already approved');
    expect(await shown('ben.carter')).toBe(false);
  });
});
