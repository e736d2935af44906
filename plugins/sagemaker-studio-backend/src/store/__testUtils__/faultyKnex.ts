/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';

/** The error that a transaction is broken with. */
export class InjectedFault extends Error {}

/** A database whose next transaction breaks before some statement, or right before it would be stored. */
export function faultyKnex(knex: Knex): {
  knex: Knex;
  /** @param statement - counted from 1; absent: nothing breaks any more */
  breakAt(statement: number | undefined): void;
} {
  let left: number | undefined;
  const count = () => {
    if (left !== undefined) {
      left -= 1;
      if (left <= 0) {
        left = undefined;
        throw new InjectedFault('Injected');
      }
    }
  };
  const breaking = (transaction: Knex.Transaction): Knex.Transaction =>
    new Proxy(transaction, {
      apply(target, self, args) {
        count();
        return Reflect.apply(target, self, args);
      },
    });
  return {
    breakAt(statement) {
      left = statement;
    },
    knex: new Proxy(knex, {
      get(target, name, receiver) {
        if (name !== 'transaction' || left === undefined) {
          return Reflect.get(target, name, receiver);
        }
        return (
          work: (transaction: Knex.Transaction) => Promise<unknown>,
          options?: Knex.TransactionConfig,
        ) =>
          target.transaction(async transaction => {
            const result = await work(breaking(transaction));
            // It had fewer statements than that: it breaks at its very end.
            if (left !== undefined) {
              left = undefined;
              throw new InjectedFault('Injected');
            }
            return result;
          }, options);
      },
    }),
  };
}
