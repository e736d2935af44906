/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Requests by agents and services on a person's behalf wait for a decision, even where the person's own request would
 * be approved at once.
 */
import { answerOf } from './__testUtils__/startStudioBackend';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

describe('what comes from no person', () => {
  const studio = useStudio();

  it.each([
    ['the MCP server', { through: 'plugin:mcp-actions' }],
    ['any other service', { through: 'plugin:assistant' }],
    ['an agent that calls by itself', { source: 'agent' as const }],
    [
      'a template that an agent has started',
      { through: 'plugin:scaffolder', source: 'agent' as const },
    ],
  ])('waits for a person, whatever the kind: %s', async (_, way) => {
    await studio.start();
    const jonas = await studio.bringIn('jonas.weber');
    const grantIds = [jonas.grantId];
    const agent = studio.backend.as('mira.santos', way);

    for (const input of [
      {
        kind: 'onboard-team' as const,
        people: ['user:default/aiko.tanaka'],
      },
      {
        kind: 'revoke' as const,
        grantIds,
        offboarding: { deleteSpaces: true, deleteProfile: true },
      },
    ]) {
      const asked = await answerOf(201, agent.ask(input));
      expect(asked).toMatchObject({ kind: input.kind, status: 'in-review' });
    }
    expect(studio.hasAccess('jonas.weber')).toBe(true);
  });

  it('waits when the body alone says that it is an agent', async () => {
    await studio.start();
    const asked = await answerOf(
      201,
      studio.mira().ask({
        kind: 'onboard-team',
        people: ['user:default/aiko.tanaka'],
        source: 'agent',
      }),
    );
    expect(asked).toMatchObject({ status: 'in-review', source: 'agent' });
  });

  it('does not wait when a person has started the template', async () => {
    await studio.start();
    const asked = await answerOf(
      201,
      studio.backend.as('mira.santos', { through: 'plugin:scaffolder' }).ask({
        kind: 'onboard-team',
        people: ['user:default/aiko.tanaka'],
        source: 'template',
      }),
    );
    expect(asked).toMatchObject({ status: 'approved', source: 'template' });
  });
});
