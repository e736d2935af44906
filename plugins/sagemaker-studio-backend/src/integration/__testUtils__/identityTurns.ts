/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* In which order names change hands, and what is done with access after each change: at random, and in fixed stories. */
import fc from 'fast-check';
import { present } from '../../util/__testUtils__/present';
import { MOVES, type Move } from './identityMoves';

/** In this order, so that access from before the move is used before anything new is asked for. */
export const ACTS = [
  'open',
  'undo',
  'revoke',
  'expire',
  'ask',
  'approve',
] as const;
export type Act = (typeof ACTS)[number];

/** A move and the acts after it. People and teams are chosen by their place among those whom there are by then. */
export type Turn = {
  move: Move;
  acts: Act[];
  person: number;
  /** Where it divides by four it tells who acts, else that is whom the move was about. */
  other: number;
  /** The person who acts, by place; chosen by `other` when absent. */
  actor?: number;
  team: number;
  handOver: boolean;
};

/** One of them for any choice. */
export function chosen<T>(items: readonly T[], choice: number): T {
  return present(items[choice % items.length]);
}

const pick = fc.nat({ max: 11 });

/** Every move in each run, with some acts after each. */
export const turnsWith = (
  minActs: number,
  maxActs: number,
): fc.Arbitrary<Turn[]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...MOVES], { minLength: MOVES.length }),
      fc.array(
        fc.record({
          acts: fc.shuffledSubarray([...ACTS], {
            minLength: minActs,
            maxLength: maxActs,
          }),
          person: pick,
          other: pick,
          team: pick,
          handOver: fc.boolean(),
        }),
        { minLength: MOVES.length, maxLength: MOVES.length },
      ),
    )
    .map(([moves, rest]) =>
      rest.map((turn, index) => ({ ...turn, move: chosen(moves, index) })),
    );

const BEN = 1;
const AIKO = 2;
/** The place of the next person who is hired. */
const NEXT = 3;
const LED_TEAM = 0;

const turn = (move: Move, of: Partial<Turn> = {}): Turn => ({
  move,
  acts: [],
  person: BEN,
  other: 1,
  team: LED_TEAM,
  handOver: false,
  ...of,
});

/**
 * Where chance seldom leads; in the beginning Ben and Aiko are in, and nobody else. Each turn is one in which a comparison of
 * names would decide.
 */
export const STORY: Turn[] = [
  // Her grant of before is still there when she gets the one of now, with the same login.
  turn('delete-and-re-create', {
    person: AIKO,
    actor: AIKO,
    acts: ['ask', 'approve'],
    handOver: true,
  }),
  // His grant is not that of the team which has its ref from now on.
  turn('reuse-group-name', { acts: ['open'] }),
  // His profile carries the login of another from now on, and stays his until it is handed over.
  turn('reuse-login', {
    actor: NEXT,
    acts: ['ask', 'approve'],
    handOver: true,
  }),
  // The new hire's app runs in the profile by now, and must not be stopped.
  turn('move-to-other-team', { acts: ['revoke'] }),
];
