/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Keeps calls within AWS's rate limits. An account and Region, or an Identity Center, has several: SageMaker meters lists,
 * descriptions and writes apart, and the Identity Store every operation. Each limit has its queue, shared by all callers.
 */
import { CallQueue, type Pace } from './CallQueue';
import type { ObserveCallHere } from './observeCall';
import type { CallOptions } from './observed';

/** Options of a call as the SDK takes them, with whether anybody waits. */
type SendOptions = { abortSignal?: AbortSignal; background?: boolean };

/** Options of a gateway's call, for the client. */
export function sendOptions(options: CallOptions = {}): SendOptions {
  return { abortSignal: options.signal, background: options.background };
}

/**
 * A client of the SDK that sends each command at the pace of the limit it draws from. It is still an instance of its
 * class, as the SDK's paginators demand.
 *
 * @param options - `pace`: of each limit by itself; `limitOf`: AWS's limit for a command, by its name without the suffix,
 * such as `ListDomains`; `observe`: takes note of each call once its turn has come
 */
export function pacedClient<Client extends { send: Function }>(
  client: Client,
  options: {
    pace: Pace;
    limitOf: (command: string) => string;
    observe?: ObserveCallHere;
  },
): Client {
  const { pace, limitOf, observe = (_call, sent) => sent() } = options;
  const service = client.constructor.name.replace(/Client$/, '');
  const queues = new Map<string, CallQueue>();
  const send = (command: object, call: SendOptions = {}) => {
    const { abortSignal, background } = call;
    const operation = command.constructor.name.replace(/Command$/, '');
    const limit = limitOf(operation);
    const queue = queues.get(limit) ?? new CallQueue(pace);
    queues.set(limit, queue);
    return queue.run(
      () =>
        observe({ service, operation }, () =>
          Reflect.apply(client.send, client, [command, { abortSignal }]),
        ),
      { signal: abortSignal, background },
    );
  };
  return new Proxy(client, {
    get: (target, key) => (key === 'send' ? send : Reflect.get(target, key)),
  });
}
