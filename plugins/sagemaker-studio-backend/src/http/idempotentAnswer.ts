/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { IdempotentWrites } from '../idempotency/IdempotentWrites';
import { personKey } from '../model/personKey';

/** The fields read of any request; the narrower types of the routes do not matter here. */
type WriteRequest = {
  method: string;
  path: string;
  query: object;
  body: unknown;
  header(name: string): string | undefined;
};

type WriteResponse = {
  status(code: number): { json(body: unknown): unknown; end(): unknown };
};

type Caller = {
  origin: {
    /** Ref of the person, or of the plugin that calls on its own. */
    actor: string;
    /** Identity Center user of the person, when known. */
    userId?: string;
    through: string[];
  };
};

/**
 * Answers a write, which is done once for each Idempotency-Key of a caller.
 *
 * @param options - `again`: the answer of now to what was done before, should that answer be lost
 */
export async function answerIdempotently<TCaller extends Caller>(
  req: WriteRequest,
  res: WriteResponse,
  options: {
    writes: IdempotentWrites;
    caller: TCaller;
    /** Default: 200. */
    status?: number;
    /** @param as - the caller; what is stored as theirs is noted for this attempt at the write */
    act: (as: TCaller) => Promise<unknown>;
    again?: () => Promise<unknown>;
  },
): Promise<void> {
  const { writes, caller, status = 200, act, again } = options;
  const { actor, userId, through } = caller.origin;
  const { query, body } = req;
  const answer = await writes.once(
    {
      // A name passes from one to another, and so would the answers.
      actor: personKey({ ref: actor, userId }),
      key: req.header('Idempotency-Key'),
      route: `${req.method} ${req.path}`,
      // Calls through different services differ, even for the same person.
      input: { query, body, through },
    },
    {
      do: async attempt => {
        const as = { ...caller, origin: { ...caller.origin, attempt } };
        return { status, body: await act(as) };
      },
      again: again && (async () => ({ status, body: await again() })),
    },
  );
  const response = res.status(answer.status);
  if (answer.body === undefined) {
    response.end();
  } else {
    response.json(answer.body);
  }
}
