/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './StackedTable.module.css';

/** A column; the first one names the row. */
export type StackedColumn<T> = {
  id: string;
  label: string;
  width?: 'narrow' | 'wide';
  cell: (row: T) => ReactNode;
};

/** A table that becomes a card per row where there is no room for columns. */
export function StackedTable<T extends { id: string }>(props: {
  label: string;
  columns: StackedColumn<T>[];
  rows: T[];
  emptyState?: ReactElement;
}) {
  const { columns, emptyState } = props;
  return (
    <div className={styles.container}>
      <TableRoot aria-label={props.label}>
        <TableHeader columns={columns}>
          {column => (
            <Column
              id={column.id}
              isRowHeader={column === columns[0]}
              className={column.width && styles[column.width]}
            >
              {column.label}
            </Column>
          )}
        </TableHeader>
        <TableBody
          items={props.rows}
          dependencies={[columns]}
          renderEmptyState={emptyState && (() => emptyState)}
        >
          {row => (
            <Row id={row.id} columns={columns}>
              {column => (
                <Cell className={styles.cell} data-label={column.label}>
                  {column.cell(row)}
                </Cell>
              )}
            </Row>
          )}
        </TableBody>
      </TableRoot>
    </div>
  );
}

/** Several lines in one cell. */
export function Stack(props: { children: ReactNode }) {
  return <div className={styles.stack}>{props.children}</div>;
}
