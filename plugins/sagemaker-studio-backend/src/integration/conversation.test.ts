/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Questions and answers about a request, while it is in review. */
import type { EventList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { present } from '../util/__testUtils__/present';
import { companyEntities } from './__testUtils__/companyEntities';
import { PROVIDERS } from './__testUtils__/providers';
import { oktaDirectory } from './__testUtils__/realCatalog';
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

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

const OTHER = present(PROVIDERS.find(({ isOurs }) => !isOurs));
const MIRA = 'mira.santos@alpenglow.example';
const MOVED = 'mira.santos-braun@alpenglow.example';

describe(`the conversation after the ref of an approver has passed on, with people brought by ${OTHER.by}`, () => {
  const studio = useStudio(OTHER);

  it('stays with those who approved and were asked, and lets nobody in by their ref', async () => {
    const follow = () =>
      studio.startDeciding(
        [
          {
            ...LEADS_DECIDE,
            approvers: undefined,
            stages: [
              { name: 'lead', approvers: ['team-leads'] },
              { name: 'owner', approvers: ['user:default/daniel.kim'] },
            ],
          },
        ],
        { entities: companyEntities(studio.sandbox.admin.world) },
      );
    const okta = oktaDirectory(studio.sandbox);
    const as = (name: string) => studio.backend.as(name);
    await follow();
    await studio.backend.keepAccessList();
    const asked = await studio.benAsks();
    const { requestId } = asked;
    await answerOf(200, studio.mira().decide(asked));

    await okta.change('PATCH', `/people/${MIRA}`, {
      login: MOVED,
      email: MOVED,
    });
    await okta.change('POST', '/people', {
      firstName: 'Mira',
      lastName: 'Santos',
      login: MIRA,
      email: MIRA,
      groups: [],
    });
    await follow();
    await studio.backend.keepAccessList();
    await answerOf(
      200,
      as('ingrid.larsen').call(client =>
        client.confirmIdentityLink({
          entityRef: 'user:default/mira.santos',
          userId: studio.aws.user('mira.santos').userId,
        }),
      ),
    );

    const write = (name: string) =>
      as(name).call(client =>
        client.commentOnRequest(requestId, { comment: 'Until when?' }),
      );
    const mayWrite = async (name: string) =>
      (await as(name).request(requestId)).viewerMayComment;
    // At once, and after the catalog is read and the request looked at.
    const check = async () => {
      await answerOf(403, write('mira.santos'));
      expect(await mayWrite('mira.santos')).toBe(false);
      expect(await mayWrite('mira.santos-braun')).toBe(true);
    };
    await check();
    await studio.backend.keepAccessList();
    await studio.backend.tendRequests();
    await check();
    const { stages } = await as('ben.carter').request(requestId);
    expect(stages[0]?.approvers).not.toContain('user:default/mira.santos');

    await answerOf(200, write('ben.carter'));
    await answerOf(200, write('mira.santos-braun'));
    const sent = await studio.notificationsOf('request.commented');
    const recipients = sent.flatMap(each => each.recipients);
    expect(recipients).toContain('user:default/mira.santos-braun');
    expect(recipients).not.toContain('user:default/mira.santos');
    await check();
  });

  it('stays with an approver of a stage that is over who has not voted and has another ref by now', async () => {
    const follow = () =>
      studio.startDeciding(
        [
          {
            ...LEADS_DECIDE,
            approvers: undefined,
            stages: [
              { name: 'lead', approvers: ['team-leads'] },
              { name: 'owner', approvers: ['user:default/daniel.kim'] },
            ],
          },
        ],
        { entities: companyEntities(studio.sandbox.admin.world) },
      );
    await follow();
    await studio.backend.keepAccessList();
    const asked = await studio.benAsks();
    await answerOf(200, studio.backend.as('jonas.weber').decide(asked));
    await oktaDirectory(studio.sandbox).change('PATCH', `/people/${MIRA}`, {
      login: MOVED,
      email: MOVED,
    });
    await follow();
    await studio.backend.keepAccessList();

    const mira = studio.backend.as('mira.santos-braun');
    const shown = await mira.request(asked.requestId);
    expect(shown.viewerMayComment).toBe(true);
    await answerOf(
      200,
      mira.call(client =>
        client.commentOnRequest(asked.requestId, { comment: 'Until when?' }),
      ),
    );
  });
});
