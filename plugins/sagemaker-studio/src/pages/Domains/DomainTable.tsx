/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Button,
  Card,
  CardBody,
  Flex,
  TablePagination,
  Text,
} from '@backstage/ui';
import { useMemo, useState } from 'react';
import { CsvButton } from '../../components/CsvButton';
import { ResponsiveTable } from '../../components/ResponsiveTable';
import { useLocale, useStudioText, useUrlState } from '../../hooks';
import {
  DOMAIN_COLUMNS,
  domainFilterOf,
  domainSortOf,
  filterDomains,
  sortDomains,
} from '../../view';
import type { DomainRow } from '../../view';
import { DomainFilters } from './DomainFilters';
import { useDomainColumns } from './useDomainColumns';
import { useDomainCsv } from './useDomainCsv';

const PAGE_SIZE = 50;
const PAGE_SIZES = [PAGE_SIZE];

/** All domains with their sums. Filter and order are in the URL. */
export function DomainTable(props: { rows: DomainRow[] }) {
  const { rows } = props;
  const t = useStudioText();
  const locale = useLocale();
  const [params, setUrlState] = useUrlState();
  const columns = useDomainColumns();
  const toRows = useDomainCsv();
  const [offset, setOffset] = useState(0);
  const filter = useMemo(() => domainFilterOf(params), [params]);
  const sort = useMemo(() => domainSortOf(params), [params]);
  const found = useMemo(
    () => sortDomains(filterDomains(rows, filter), sort, locale),
    [rows, filter, sort, locale],
  );
  const start = offset < found.length ? offset : 0;
  const change = (changes: Record<string, string | undefined>) => {
    setOffset(0);
    setUrlState(changes);
  };
  return (
    <Flex direction="column" gap="3">
      <DomainFilters
        rows={rows}
        filter={filter}
        sort={sort}
        onChange={change}
      />
      <Flex justify="between" align="center" gap="3">
        <Text as="p" role="status" color="secondary">
          {t('domains.found', {
            count: found.length,
            people: String(sumOf(found, 'people')),
            attention: String(sumOf(found, 'attention')),
            apps: String(sumOf(found, 'running')),
          })}
        </Text>
        <CsvButton fileName="studio-domains" rows={() => toRows(found)} />
      </Flex>
      <Card>
        <CardBody>
          <ResponsiveTable
            label={t('domains.tableLabel')}
            columns={columns}
            rows={found.slice(start, start + PAGE_SIZE)}
            sort={{
              sortDescriptor: {
                column: sort.column,
                direction: sort.isDescending ? 'descending' : 'ascending',
              },
              onSortChange: ({ column, direction }) => {
                const by = DOMAIN_COLUMNS.find(each => each === column);
                change({
                  sort: by && `${direction === 'descending' ? '-' : ''}${by}`,
                });
              },
            }}
            emptyState={
              <Flex direction="column" gap="2" align="start">
                <Text as="p" color="secondary">
                  {t('domains.noneFound')}
                </Text>
                <Button
                  variant="secondary"
                  onPress={() =>
                    change({
                      search: undefined,
                      account: undefined,
                      region: undefined,
                      mode: undefined,
                      attention: undefined,
                    })
                  }
                >
                  {t('domains.showAll')}
                </Button>
              </Flex>
            }
          />
        </CardBody>
      </Card>
      {found.length > PAGE_SIZE && (
        <TablePagination
          pageSize={PAGE_SIZE}
          pageSizeOptions={PAGE_SIZES}
          showPageSizeOptions={false}
          offset={start}
          totalCount={found.length}
          hasNextPage={start + PAGE_SIZE < found.length}
          hasPreviousPage={start > 0}
          onNextPage={() => setOffset(start + PAGE_SIZE)}
          onPreviousPage={() => setOffset(Math.max(0, start - PAGE_SIZE))}
        />
      )}
    </Flex>
  );
}

function sumOf(
  rows: DomainRow[],
  column: 'people' | 'attention' | 'running',
): number {
  return rows.reduce((sum, row) => sum + (row[column] ?? 0), 0);
}
