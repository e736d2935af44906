/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Lists of options use IntersectionObserver, which jsdom lacks. */
class NothingIntersects {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** For the tests of a block that open lists of options. */
export function provideIntersectionObserver() {
  beforeAll(() => {
    Object.assign(globalThis, { IntersectionObserver: NothingIntersects });
  });
  afterAll(() => {
    Reflect.deleteProperty(globalThis, 'IntersectionObserver');
  });
}
