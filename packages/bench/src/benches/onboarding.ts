/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../Bench';
import { awsClients } from '../harness/aws';
import { Backend } from '../harness/backend';
import { FIRST_DOMAIN } from '../harness/company';
import { somePeople } from '../harness/directory';
import { Sandbox } from '../harness/sandbox';
import { leastSeconds, throttledShare } from '../limits';
import { onboardOneByOne } from '../peers/onboardingScript';
import { atLeast, atMost } from '../rows';
import { timed } from '../statistics';

/** Identity Center as AWS allows it; SageMaker publishes no rate. */
const LIMITS = {
  identityCenter: 20,
  identityStore: 20,
  sageMaker: { write: 20, describe: 80, list: 20 },
};
/**
 * Calls of SSO Admin a person: one to see what was there, so that nothing that was there is ever undone; one to assign;
 * one to see that it is so.
 */
const CALLS_A_PERSON = 3;

/** A whole department at once, from the request to the last person seen in AWS. */
export const onboarding: Bench = {
  name: 'onboarding',
  question:
    'How long does it take to onboard 500 people under rate limits, from the request until all were seen to be in?',
  async run({ postgres, folder, size, say }) {
    const [people, scripted] = size === 'full' ? [500, 20] : [6, 2];
    const sandbox = await Sandbox.start({
      folder,
      world: { people: people + scripted, profiles: 0, groups: 20 },
    });
    let backend: Backend | undefined;
    try {
      const clients = awsClients(sandbox.url);
      const everybody = await somePeople(
        clients.identityStore,
        people + scripted,
      );
      await sandbox.setRateLimits(LIMITS);
      say(`a script, one person after the other, for ${scripted} people`);
      const script =
        (await timed(() =>
          onboardOneByOne(clients, {
            domainId: FIRST_DOMAIN,
            members: everybody.slice(people),
          }),
        )) / 1000;

      const team = { name: 'department', members: everybody.slice(0, people) };
      backend = await Backend.start({
        folder,
        postgres,
        prefix: 'bench_onboarding_',
        sandboxUrl: sandbox.url,
        teams: [team],
      });
      await backend.untilSynced({ team: team.name });
      await sandbox.clearCalls();
      say(`${people} people by one request`);
      const { studio } = backend;
      const seconds =
        (await timed(async () => {
          const { requestId } = await studio.createRequest(
            {
              kind: 'onboard-team',
              team: `group:default/${team.name}`,
              domainId: FIRST_DOMAIN,
              justification: 'The department starts on Monday.',
            },
            { idempotencyKey: randomUUID() },
          );
          await untilActive(backend!, requestId, people);
        })) / 1000;
      const calls = await sandbox.calls();
      const identityCenter = calls.filter(({ service }) => service === 'sso');
      const least = leastSeconds(
        people * CALLS_A_PERSON,
        LIMITS.identityCenter,
      );
      const bench = onboarding.name;
      return [
        {
          bench,
          metric: `${people} people, from request to seen`,
          value: seconds,
          unit: 's',
          peer: (script / scripted) * people,
          bound: least,
        },
        atLeast(3, {
          bench,
          metric: `faster than a script (measured for ${scripted} people)`,
          value: ((script / scripted) * people) / seconds,
          unit: 'times',
        }),
        // A handful of people fits into the second's worth that a limit lets through at once.
        ...(least > 0
          ? [
              atMost(1.15, {
                bench,
                metric: 'time against the bound',
                value: seconds / least,
                unit: 'times',
                bound: 1,
              }),
            ]
          : []),
        {
          bench,
          metric: 'SSO Admin calls a person',
          value: identityCenter.length / people,
          unit: 'calls',
          bound: CALLS_A_PERSON,
        },
        {
          bench,
          metric: 'throttled answers',
          value: 100 * throttledShare(calls),
          unit: '%',
        },
      ];
    } finally {
      await backend?.stop();
      await sandbox.stop();
    }
  },
};

async function untilActive(
  backend: Backend,
  requestId: string,
  people: number,
): Promise<void> {
  const deadline = Date.now() + 15 * 60_000;
  let states: Record<string, number> = {};
  while (Date.now() < deadline) {
    const { grants } = await backend.studio.getRequest(requestId);
    states = {};
    for (const { status } of grants) {
      states[status] = (states[status] ?? 0) + 1;
    }
    if (states.active === people) {
      return;
    }
    await sleep(250);
  }
  throw new Error(`Not everybody is in: ${JSON.stringify(states)}`);
}
