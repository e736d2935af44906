/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TurnGate } from './TurnGate';

const nextTurn = () => new Promise(resolve => setImmediate(resolve));

describe('TurnGate', () => {
  it('lets one pass in each turn, in order', async () => {
    const gate = new TurnGate();
    const passed: number[] = [];
    for (const item of [0, 1, 2]) {
      gate.pass().then(() => passed.push(item));
    }
    const seen: number[][] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await nextTurn();
      seen.push([...passed]);
    }
    expect(seen.map(({ length }) => length)).toEqual(
      expect.arrayContaining([1, 2, 3]),
    );
    expect(passed).toEqual([0, 1, 2]);
  });
});
