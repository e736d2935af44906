/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { domainSummary, legacyLab, researchLab } from '../__fixtures__';
import {
  domainFilterOf,
  domainSortOf,
  filterDomains,
  needsDomainAttention,
  sortDomains,
  toDomainRow,
} from './domainTable';

const managed = toDomainRow(domainSummary());
const observed = toDomainRow(
  domainSummary({
    domain: researchLab({
      domainId: 'd-gridops00001',
      name: 'grid-ops',
      accountId: '333333333333',
      mode: 'observe',
      syncedAt: '2026-11-29T10:00:00Z',
    }),
    counts: { 'access-nobody-granted': 12 },
    apps: { running: 2, idle: 0 },
  }),
);
const legacy = toDomainRow(domainSummary({ domain: legacyLab() }));
const rows = [managed, observed, legacy];
const names = (found: typeof rows) => found.map(({ domain }) => domain.name);

describe('the table of domains', () => {
  it('counts who is ready and who needs attention, where access is given', () => {
    expect(managed).toMatchObject({
      standing: 'manage',
      people: 49,
      ready: 41,
      attention: 8,
      running: 5,
      idle: 2,
    });
    expect(observed).toMatchObject({
      standing: 'observe',
      people: 12,
      ready: undefined,
      attention: undefined,
    });
    expect(legacy.standing).toBe('not-manageable');
    expect(rows.map(needsDomainAttention)).toEqual([true, false, false]);
  });

  it('knows no numbers of what was not read', () => {
    expect(
      toDomainRow(
        domainSummary({
          domain: researchLab({ syncedAt: undefined, unread: ['usage'] }),
        }),
      ),
    ).toMatchObject({
      people: undefined,
      ready: undefined,
      attention: undefined,
      running: undefined,
      idle: undefined,
    });
  });

  it('filters by what the URL says', () => {
    const found = (query: string) =>
      names(filterDomains(rows, domainFilterOf(new URLSearchParams(query))));
    expect(found('')).toHaveLength(3);
    expect(found('search=GRID')).toEqual(['grid-ops']);
    expect(found('search=d-legacy')).toEqual(['legacy-lab']);
    expect(found('account=333333333333')).toEqual(['grid-ops']);
    expect(found('region=us-east-1')).toEqual([]);
    expect(found('mode=observe')).toEqual(['grid-ops']);
    expect(found('mode=anything')).toHaveLength(3);
    expect(found('attention=yes')).toEqual(['research-lab']);
  });

  it('sorts by what the URL says, the unknown last', () => {
    const sorted = (query: string) =>
      names(sortDomains(rows, domainSortOf(new URLSearchParams(query)), 'en'));
    expect(sorted('')).toEqual(['grid-ops', 'legacy-lab', 'research-lab']);
    expect(sorted('sort=-name')).toEqual([
      'research-lab',
      'legacy-lab',
      'grid-ops',
    ]);
    expect(sorted('sort=ready')[0]).toBe('research-lab');
    expect(sorted('sort=-ready')[0]).toBe('research-lab');
    expect(sorted('sort=nothing')[0]).toBe('grid-ops');
  });
});
