/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { CallOptions } from './observed';
import type { Pacer } from './Pacer';

/** Options of a call as the SDK takes them, with whether anybody waits. */
export type SendOptions = { abortSignal?: AbortSignal; background?: boolean };

/** Options of a gateway's call, for the client. */
export function sendOptions(options: CallOptions = {}): SendOptions {
  return { abortSignal: options.signal, background: options.background };
}

/**
 * A client of the SDK that sends each command at the pace of the limit it draws from. It is still an instance of its
 * class, as the SDK's paginators demand.
 *
 * @param options - `limitOf`: AWS's limit for a command, by its name without the suffix, such as `ListDomains`
 */
export function pacedClient<Client extends { send: Function }>(
  client: Client,
  options: { pacer: Pacer; limitOf: (command: string) => string },
): Client {
  const { pacer, limitOf } = options;
  const send = (command: object, call: SendOptions = {}) => {
    const { abortSignal, background } = call;
    return pacer.run(
      () => Reflect.apply(client.send, client, [command, { abortSignal }]),
      {
        limit: limitOf(command.constructor.name.replace(/Command$/, '')),
        signal: abortSignal,
        background,
      },
    );
  };
  return new Proxy(client, {
    get: (target, key) => (key === 'send' ? send : Reflect.get(target, key)),
  });
}
