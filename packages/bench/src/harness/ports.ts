/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import net from 'node:net';

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') {
          resolve(address.port);
        } else {
          reject(new Error('The machine gave no port'));
        }
      });
    });
  });
}
