/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { IdempotentWrites } from '../idempotency/IdempotentWrites';

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

/**
 * Answers a write, which is done once for each Idempotency-Key of a caller.
 *
 * @param options - `again`: the answer of now to what was done before, should that answer be lost
 */
export async function answerIdempotently(
  req: WriteRequest,
  res: WriteResponse,
  options: {
    writes: IdempotentWrites;
    caller: Caller;
    /** Default: 200. */
    status?: number;
    /** @param attempt - to be handed to the store with what is stored for the write */
    act: (attempt: string | undefined) => Promise<unknown>;
    again?: () => Promise<unknown>;
  },
): Promise<void> {
  const { writes, caller, status = 200, act, again } = options;
  const { actor, through } = caller;
  const { query, body } = req;
  const answer = await writes.once(
    {
      actor,
      key: req.header('Idempotency-Key'),
      route: `${req.method} ${req.path}`,
      // Who calls for somebody is not who called before, though the person is.
      input: { query, body, through },
    },
    {
      do: async attempt => ({ status, body: await act(attempt) }),
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

type Caller = {
  /** Ref of the person, or of the plugin that calls on its own. */
  actor: string;
  through: string[];
};

/** The same person, with what they store noted for an attempt. */
export function withAttempt<TViewer extends { origin: object }>(
  viewer: TViewer,
  attempt: string | undefined,
): TViewer {
  return attempt === undefined
    ? viewer
    : { ...viewer, origin: { ...viewer.origin, attempt } };
}
