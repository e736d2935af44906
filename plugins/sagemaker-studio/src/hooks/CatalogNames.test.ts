/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Entity } from '@backstage/catalog-model';
import { CatalogNames } from './CatalogNames';

const ANN = 'user:default/ann';
const BOB = 'user:default/bob';
const MINUTE = 60_000;

function person(name: string, displayName: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: { displayName } },
  };
}

/** A page that renders again whenever names have come in. */
function open() {
  const entities = new Map([[ANN, person('ann', 'Ann Miller')]]);
  const asked: string[][] = [];
  let isAway = false;
  const names = new CatalogNames({
    catalog: {
      getEntitiesByRefs: async ({ entityRefs }) => {
        asked.push(entityRefs);
        if (isAway) {
          throw new Error('The catalog is away');
        }
        return { items: entityRefs.map(ref => entities.get(ref)) };
      },
    },
  });
  let shown: (string | undefined)[] = [];
  const render = () => {
    shown = [ANN, BOB].map(ref => names.nameOf(ref));
  };
  names.subscribe(render);
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  return {
    entities,
    asked,
    pass,
    setAway: (away: boolean) => {
      isAway = away;
    },
    show: async () => {
      render();
      await pass(1);
      return shown;
    },
  };
}

describe('the names of people and teams', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('are read once, all together', async () => {
    const page = open();
    expect(await page.show()).toEqual(['Ann Miller', undefined]);
    expect(await page.show()).toEqual(['Ann Miller', undefined]);
    expect(page.asked).toEqual([[ANN, BOB]]);
  });

  it('are asked for again a minute later, of whom the catalog did not know', async () => {
    const page = open();
    await page.show();
    page.entities.set(BOB, person('bob', 'Bob Jones'));
    await page.pass(MINUTE - 10);
    expect(await page.show()).toEqual(['Ann Miller', undefined]);
    await page.pass(MINUTE);
    // Only whoever is looked at is asked for.
    expect(page.asked).toEqual([[ANN, BOB]]);
    expect(await page.show()).toEqual(['Ann Miller', 'Bob Jones']);
    await page.pass(MINUTE);
    await page.show();
    expect(page.asked).toEqual([[ANN, BOB], [BOB]]);
  });

  it('are asked for once in a minute of somebody whom the catalog never knows', async () => {
    const page = open();
    page.entities.clear();
    for (let second = 0; second < 180; second += 1) {
      await page.show();
      await page.pass(999);
    }
    expect(page.asked).toEqual([
      [ANN, BOB],
      [ANN, BOB],
      [ANN, BOB],
    ]);
  });

  it('are asked for at the next look after the catalog was away', async () => {
    const page = open();
    page.setAway(true);
    expect(await page.show()).toEqual([undefined, undefined]);
    page.setAway(false);
    expect(await page.show()).toEqual(['Ann Miller', undefined]);
  });
});
