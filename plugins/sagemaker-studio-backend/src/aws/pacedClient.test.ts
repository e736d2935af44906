/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { pacedClient, sendOptions } from './pacedClient';
import { Pacer } from './Pacer';

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

function createClient() {
  const client = new Client();
  const pacer = new Pacer({ start: Infinity, max: Infinity });
  const run = jest.spyOn(pacer, 'run');
  const limitOf = (command: string) => command.slice(0, 4);
  return { client, run, paced: pacedClient(client, { pacer, limitOf }) };
}

describe('a paced client', () => {
  it('sends each command under the limit of its name', async () => {
    const { client, run, paced } = createClient();
    const { signal } = new AbortController();
    const options = sendOptions({ signal, background: true });

    expect(await paced.send(new ListThingsCommand(), options)).toBe(
      'ListThingsCommand',
    );
    await paced.send(new DeleteThingCommand());

    expect(run.mock.calls.map(([, call]) => call)).toEqual([
      { limit: 'List', signal, background: true },
      { limit: 'Dele', signal: undefined, background: undefined },
    ]);
    expect(client.sent[0]?.options).toEqual({ abortSignal: signal });
  });

  it('is still an instance of its class, which the paginators of the SDK check', () => {
    expect(createClient().paced).toBeInstanceOf(Client);
  });
});
