/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Hold = {
  isMeant: (call: IncomingMessage) => boolean;
  whenHeld: () => void;
};

/** A way to a server that can hold an answer back: what was called for is done, and whoever called does not hear of it. */
export class HoldingProxy {
  readonly #server = http.createServer((call, answer) =>
    this.#forward(call, answer),
  );
  #holds: Hold[] = [];
  /** The port of the server behind it. */
  target = 0;

  static async start(target = 0): Promise<HoldingProxy> {
    const proxy = new HoldingProxy();
    proxy.target = target;
    await new Promise<void>(resolve => {
      proxy.#server.listen(0, 'localhost', resolve);
    });
    return proxy;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://localhost:${port}`;
  }

  /**
   * Holds the answer to the next such call for good.
   *
   * @returns settles when the server has answered it
   */
  hold(isMeant: Hold['isMeant']): Promise<void> {
    return new Promise(resolve => {
      this.#holds.push({ isMeant, whenHeld: resolve });
    });
  }

  /** Holds no answer any more but those that are held already. */
  release(): void {
    this.#holds = [];
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
    this.#server.closeAllConnections();
    await closed;
  }

  #forward(call: IncomingMessage, answer: ServerResponse): void {
    const { method, url: path, headers } = call;
    const hold = this.#holds.find(({ isMeant }) => isMeant(call));
    this.#holds = this.#holds.filter(each => each !== hold);
    const onwards = http.request(
      // With the headers as they are: that of the host is among those that a caller of AWS signs.
      { host: 'localhost', port: this.target, method, path, headers },
      received => {
        if (hold) {
          received.resume().on('end', hold.whenHeld);
          return;
        }
        answer.writeHead(received.statusCode ?? 502, received.rawHeaders);
        received.pipe(answer);
      },
    );
    // Whoever calls a server that is gone hears of it as it would without a proxy.
    onwards.on('error', () => answer.destroy());
    call.pipe(onwards);
  }
}
