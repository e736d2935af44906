/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { findUnnamed } from './findUnnamed';

const ID = '2a6a0f1c-0000-4000-8000-000000000001';
const USER_ID = `93677ab1c2-${ID}`;

describe('findUnnamed', () => {
  it.each([
    ["'user:default/mira' may not", '', ['user:default/mira']],
    ['ask group:default/leads.', '', ['group:default/leads']],
    [`The grant '${ID}' of '${USER_ID}'`, '', [ID, USER_ID]],
    [`There is no grant '${ID}'`, `/grants/${ID}`, []],
    ['user:default/mira is gone', '/people/user/default/mira', []],
    ['a ref such as user:default/jane', '', []],
    [`See https://portal.example/requests/${ID}`, '', []],
    [`Have it decided: /studio/requests/${ID}`, '', []],
    ['Mira Santos may not', '', []],
  ])('in "%s"', (message, sent, unnamed) => {
    expect(findUnnamed(message, sent)).toEqual(unnamed);
  });
});
