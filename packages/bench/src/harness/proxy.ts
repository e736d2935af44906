/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import net, { type AddressInfo } from 'node:net';

/** A way to a server that can be cut. */
export class Proxy {
  readonly #target: { host: string; port: number };
  readonly #sockets = new Set<net.Socket>();
  #server: net.Server;
  port = 0;

  static async start(target: { host: string; port: number }): Promise<Proxy> {
    const proxy = new Proxy(target);
    await proxy.restore();
    return proxy;
  }

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#server = net.createServer();
  }

  /** Ends all connections and refuses new ones. */
  async cut(): Promise<void> {
    const closed = new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
    this.#sockets.forEach(socket => socket.destroy());
    await closed;
  }

  /** Lets connections through, at the same port as before. */
  async restore(): Promise<void> {
    this.#server = net.createServer(socket => this.#connect(socket));
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.#server.address() as AddressInfo).port;
  }

  #connect(socket: net.Socket): void {
    const onwards = net.connect(this.#target);
    for (const [each, other] of [
      [socket, onwards],
      [onwards, socket],
    ] as const) {
      this.#sockets.add(each);
      each.pipe(other);
      each.on('error', () => other.destroy());
      each.on('close', () => {
        this.#sockets.delete(each);
        other.destroy();
      });
    }
  }
}
