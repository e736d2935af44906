/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext } from '../Bench';
import { awsClients } from '../harness/aws';
import { Backend } from '../harness/backend';
import { FIRST_DOMAIN } from '../harness/company';
import { somePeople } from '../harness/directory';
import { Sandbox, type LoggedCall } from '../harness/sandbox';
import { leastSeconds, secondsOf, throttledShare } from '../limits';
import { onboardOneByOne } from '../peers/onboardingScript';
import { atLeast, atMost, round, type Row } from '../rows';
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
/** How long AWS takes to bring a profile into service, on the sandbox. */
const PROFILE_SECONDS = 2;

/** What the back end is held to in the second run: as on a machine on which it has to share a processor. */
const HELD_TO = 0.6;

/** A whole department at once, from the request to the last person seen in AWS. */
export const onboarding: Bench = {
  name: 'onboarding',
  question:
    'How long does it take to onboard 500 people under rate limits, from the request until all were seen to be in?',
  async run(context) {
    const { size, say } = context;
    const [people, scripted] = size === 'full' ? [500, 15] : [6, 2];
    const bench = onboarding.name;
    const free = await measure(context, { people });
    say(`the same, the back end held to ${HELD_TO * 100} % of a processor`);
    const held = await measure(context, {
      people,
      processorShare: HELD_TO,
    });
    const script = people * (await measureScript(context, scripted));
    const { calls } = free;
    return [
      {
        bench,
        metric: `${people} people, from request to seen`,
        value: free.seconds,
        unit: 's',
        peer: script,
        bound: free.least,
      },
      atLeast(3, {
        bench,
        metric: `faster than a script (measured for ${scripted} people)`,
        value: script / free.seconds,
        unit: 'times',
      }),
      ...againstBound('time against the bound', free),
      ...againstBound(
        `time against the bound, held to ${HELD_TO * 100} % of a processor`,
        held,
      ),
      atMost(40, {
        bench,
        metric: 'processor time a person',
        value: free.processor / people,
        unit: 'ms',
      }),
      atMost(2, {
        bench,
        metric: 'processor time an event that is verified',
        value: free.verifying,
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
        value: calls.filter(({ service }) => service === 'sso').length / people,
        unit: 'calls',
        bound: free.unavoidable / people,
      },
      {
        bench,
        metric: 'throttled answers',
        value: 100 * throttledShare(calls),
        unit: '%',
      },
    ];
  },
};

type Measured = {
  seconds: number;
  /** Seconds that cannot be beaten; nothing when the limits let through everything at once. */
  least: number;
  isLimited: boolean;
  calls: LoggedCall[];
  /** Calls of SSO Admin that cannot be avoided. */
  unavoidable: number;
  /** Milliseconds of a processor, for all people. */
  processor: number;
  /** Milliseconds of a processor, for each event of the record. */
  verifying: number;
};

/** Onboards a department in a world and with a back end of their own. */
async function measure(
  { postgres, folder, say }: BenchContext,
  options: { people: number; processorShare?: number },
): Promise<Measured> {
  const { people, processorShare } = options;
  const key = processorShare === undefined ? 'free' : 'held';
  const sandbox = await startSandbox(`${folder}/${key}`, people);
  let backend: Backend | undefined;
  try {
    const clients = awsClients(sandbox.url);
    const members = await somePeople(clients.identityStore, people);
    const team = { name: 'department', members };
    backend = await Backend.start({
      folder: `${folder}/${key}`,
      postgres,
      prefix: `bench_onboarding_${key}_`,
      sandboxUrl: sandbox.url,
      teams: [team],
      pace: { identityCenter: 20, sageMaker: 1000 },
    });
    await backend.untilSynced({ team: team.name });
    await sandbox.untilQuiet();
    await sandbox.clearCalls();
    say(`${people} people by one request`);
    if (processorShare !== undefined) {
      backend.limitProcessor(processorShare);
    }
    const { studio } = backend;
    const processorBefore = backend.processorMs();
    const startedAt = Date.now();
    const { requestId } = await studio.createRequest(
      {
        kind: 'onboard-team',
        team: `group:default/${team.name}`,
        domainId: FIRST_DOMAIN,
        justification: 'The department starts on Monday.',
      },
      { idempotencyKey: randomUUID() },
    );
    await untilActive(backend, requestId, people);
    // The page of the request may be seconds late; the record says when the last person was seen to be in.
    const { items } = await studio.listEvents({
      type: 'grant.active',
      limit: 1,
    });
    const [last] = items;
    if (!last) {
      throw new Error('The record does not say when the last person was in');
    }
    const seconds = (Date.parse(last.at) - startedAt) / 1000;
    const processor = backend.processorMs() - processorBefore;
    const calls = await sandbox.calls();
    const verifyingBefore = backend.processorMs();
    const { checked, intact } = await studio.verifyEvents();
    const verifying = (backend.processorMs() - verifyingBefore) / checked;
    if (!intact) {
      throw new Error('The record of the onboarding is not intact');
    }
    // One call per assignment. The assignments before, which must never be removed, and those afterwards take at least
    // the pages of a list: one page while nobody is assigned, then the pages of everybody.
    const unavoidable = people + 1 + Math.ceil(people / PAGE);
    const calling = Math.max(
      leastSeconds(unavoidable, LIMITS.identityCenter),
      leastSeconds(people, LIMITS.sageMaker.write),
    );
    return {
      seconds,
      // The last who is assigned has a profile that has to come into service.
      least: calling + PROFILE_SECONDS,
      // A handful of people fits into the second's worth that a limit lets through at once.
      isLimited: calling > 0,
      calls,
      unavoidable,
      processor,
      verifying,
    };
  } finally {
    await backend?.stop();
    await sandbox.stop();
  }
}

/** @returns the seconds that a script takes for a person, one after the other */
async function measureScript(
  { folder, say }: BenchContext,
  scripted: number,
): Promise<number> {
  const sandbox = await startSandbox(`${folder}/script`, scripted);
  try {
    say(`a script, one person after the other, for ${scripted} people`);
    const clients = awsClients(sandbox.url);
    const members = await somePeople(clients.identityStore, scripted);
    const milliseconds = await timed(() =>
      onboardOneByOne(clients, { domainId: FIRST_DOMAIN, members }),
    );
    return milliseconds / 1000 / scripted;
  } finally {
    await sandbox.stop();
  }
}

async function startSandbox(folder: string, people: number): Promise<Sandbox> {
  const sandbox = await Sandbox.start({
    folder,
    world: { people, profiles: 0, groups: 20 },
  });
  await sandbox.setTimings({ userProfile: PROFILE_SECONDS * 1000 });
  await sandbox.setRateLimits(LIMITS);
  return sandbox;
}

function againstBound(metric: string, measured: Measured): Row[] {
  const { seconds, least, isLimited, calls } = measured;
  const lastAt = (operation: string) =>
    round(
      secondsOf([
        ...calls.slice(0, 1),
        ...calls.filter(call => call.operation === operation),
      ]),
    );
  return isLimited
    ? [
        atMost(1.15, {
          bench: onboarding.name,
          metric,
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
    : [];
}

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
    await sleep(PAGE_INTERVAL_MS);
  }
  throw new Error(`Not everybody is in: ${JSON.stringify(states)}`);
}
