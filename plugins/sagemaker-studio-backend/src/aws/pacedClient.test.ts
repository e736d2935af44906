/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { advance } from '../util/__testUtils__/advance';
import { pacedClient, sendOptions } from './pacedClient';

class ListThingsCommand {}
class DeleteThingCommand {}

class Client {
  readonly sent: { command: object; options: unknown }[] = [];

  async send(
    command: object,
    options?: { abortSignal?: AbortSignal; background?: boolean },
  ): Promise<string> {
    this.sent.push({ command, options });
    return command.constructor.name;
  }
}

function createClient(perSecond: number) {
  const client = new Client();
  const paced = pacedClient(client, {
    pace: { start: perSecond, max: perSecond },
    limitOf: command => command.slice(0, 4),
  });
  return { client, paced };
}

describe('a paced client', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('hands the signal on, but not whether anybody waits', async () => {
    const { client, paced } = createClient(Infinity);
    const { signal } = new AbortController();
    const options = sendOptions({ signal, background: true });

    expect(await paced.send(new ListThingsCommand(), options)).toBe(
      'ListThingsCommand',
    );

    expect(client.sent[0]?.options).toEqual({ abortSignal: signal });
  });

  it('meters each limit by itself', async () => {
    jest.useFakeTimers();
    const { client, paced } = createClient(1);
    await paced.send(new ListThingsCommand());

    // At once, although the other limit has nothing left.
    await paced.send(new DeleteThingCommand());
    const waiting = paced.send(new ListThingsCommand());
    await advance(400);
    expect(client.sent).toHaveLength(2);
    await advance(700);
    await waiting;

    expect(client.sent).toHaveLength(3);
  });

  it('lets those that people wait for through before those that nobody waits for', async () => {
    jest.useFakeTimers();
    const { client, paced } = createClient(1);
    const sweep = sendOptions({ background: true });
    const calls = [paced.send(new ListThingsCommand(), sweep)];
    await advance(10);
    calls.push(paced.send(new ListThingsCommand(), sweep));
    const person = new ListThingsCommand();
    calls.push(paced.send(person));
    await advance(10_000);
    await Promise.all(calls);

    expect(client.sent[1]?.command).toBe(person);
  });

  it('is still an instance of its class, which the paginators of the SDK check', () => {
    expect(createClient(1).paced).toBeInstanceOf(Client);
  });
});
