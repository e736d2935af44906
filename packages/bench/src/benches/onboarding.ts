/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../Bench';
import { awsClients } from '../harness/aws';
import { Backend } from '../harness/backend';
import { FIRST_DOMAIN } from '../harness/company';
import { somePeople } from '../harness/directory';
import { Sandbox } from '../harness/sandbox';
import { leastSeconds, secondsOf, throttledShare } from '../limits';
import { onboardOneByOne } from '../peers/onboardingScript';
import { atLeast, atMost, round } from '../rows';
import { timed } from '../statistics';

/** Identity Center as AWS allows it. AWS publishes no rate for SageMaker; these leave the first to decide. */
const LIMITS = {
  identityCenter: 20,
  identityStore: 20,
  sageMaker: { write: 40, describe: 200, list: 40 },
};
const PAGE = 100;
/** The interval in which the page of a request reads it while anything changes. */
const PAGE_INTERVAL_MS = 2_000;
/** The interval once half of the people are in, so that the end is measured more exactly. */
const CLOSE_INTERVAL_MS = 500;
/** How long AWS takes to bring a profile into service, on the sandbox. */
const PROFILE_SECONDS = 2;

/** A whole department at once, from the request to the last person seen in AWS. */
export const onboarding: Bench = {
  name: 'onboarding',
  question:
    'How long does it take to onboard 500 people under rate limits, from the request until all were seen to be in?',
  async run({ postgres, folder, size, say }) {
    const [people, scripted] = size === 'full' ? [500, 15] : [6, 2];
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
      await sandbox.setTimings({ userProfile: PROFILE_SECONDS * 1000 });
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
        pace: { identityCenter: 20, sageMaker: 1000 },
      });
      await backend.untilSynced({ team: team.name });
      await sandbox.untilQuiet();
      await sandbox.clearCalls();
      say(`${people} people by one request`);
      const { studio } = backend;
      const processorBefore = backend.processorMs();
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
      const processor = backend.processorMs() - processorBefore;
      const calls = await sandbox.calls();
      const verifyingBefore = backend.processorMs();
      const { checked, intact } = await studio.verifyEvents();
      const verifying = backend.processorMs() - verifyingBefore;
      if (!intact) {
        throw new Error('The record of the onboarding is not intact');
      }
      const lastAt = (operation: string) =>
        round(
          secondsOf([
            ...calls.slice(0, 1),
            ...calls.filter(call => call.operation === operation),
          ]),
        );
      const identityCenter = calls.filter(({ service }) => service === 'sso');
      // One call per assignment. The assignments before, which must never be removed, and those afterwards take at
      // least the pages of a list: one page while only the script's people exist, then the pages of everybody.
      const unavoidable = people + 1 + Math.ceil((people + scripted) / PAGE);
      const calling = Math.max(
        leastSeconds(unavoidable, LIMITS.identityCenter),
        leastSeconds(people, LIMITS.sageMaker.write),
      );
      // The last who is assigned has a profile that has to come into service.
      const least = calling + PROFILE_SECONDS;
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
        ...(calling > 0
          ? [
              atMost(1.15, {
                bench,
                metric: 'time against the bound',
                value: seconds / least,
                unit: 'times',
                bound: 1,
                reason: `the last person was assigned after ${lastAt(
                  'CreateApplicationAssignment',
                )} s and got a profile after ${lastAt(
                  'CreateUserProfile',
                )} s, which was last read after ${lastAt(
                  'DescribeUserProfile',
                )} s, and the assignments after ${lastAt(
                  'ListApplicationAssignments',
                )} s; the rest is reading back, and what the back end and its database take on this machine`,
              }),
            ]
          : []),
        atMost(40, {
          bench,
          metric: 'processor time a person',
          value: processor / people,
          unit: 'ms',
        }),
        atMost(2, {
          bench,
          metric: 'processor time an event that is verified',
          value: verifying / checked,
          unit: 'ms',
        }),
        {
          bench,
          metric: 'calls a person, of all services',
          value: calls.length / people,
          unit: 'calls',
        },
        {
          bench,
          metric: 'SSO Admin calls a person',
          value: identityCenter.length / people,
          unit: 'calls',
          bound: unavoidable / people,
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
    if (states['provision-blocked']) {
      break;
    }
    await sleep(
      (states.active ?? 0) > people / 2 ? CLOSE_INTERVAL_MS : PAGE_INTERVAL_MS,
    );
  }
  throw new Error(`Not everybody is in: ${JSON.stringify(states)}`);
}
