/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { actorRefOf, eventFilterOf, eventQueryOf } from './eventFilter';

describe('the filter of events', () => {
  it.each([
    ['', undefined],
    ['  ', undefined],
    ['system', 'system'],
    ['policy:research-lab', 'policy:research-lab'],
    ['jonas.weber', 'user:default/jonas.weber'],
    [' user:Jonas.Weber ', 'user:default/jonas.weber'],
    ['staff/jonas.weber', 'user:staff/jonas.weber'],
    ['user:staff/jonas.weber', 'user:staff/jonas.weber'],
  ])('reads %p as the actor %p', (text, actor) => {
    expect(actorRefOf(text)).toBe(actor);
  });

  it('is read from the URL', () => {
    const filter = eventFilterOf(
      new URLSearchParams('about=grant&who=jonas.weber&request=%20req-1'),
    );
    expect(eventQueryOf(filter)).toEqual({
      type: 'grant.*',
      actor: 'user:default/jonas.weber',
      requestId: 'req-1',
      domainId: undefined,
      steps: false,
    });
    expect(
      eventQueryOf(eventFilterOf(new URLSearchParams('about=nonsense'))),
    ).toEqual({ steps: false });
  });
});
