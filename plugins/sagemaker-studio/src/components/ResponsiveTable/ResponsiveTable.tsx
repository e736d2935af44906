/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import type { TableRootProps } from '@backstage/ui';
import { useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import styles from './ResponsiveTable.module.css';
import { useFocusInRows } from './useFocusInRows';

/** A column. The first column is the header of the row. */
export type TableColumn<T> = {
  id: string;
  label: string;
  /** `number` and `word` are for tables of many columns. */
  width?: 'number' | 'word' | 'narrow' | 'medium' | 'wide';
  isSortable?: boolean;
  cell: (row: T) => ReactNode;
};

/** The selected rows by id. The checkbox in the header, or Ctrl+A, selects `all`. */
export type TableSelection = Required<
  Pick<TableRootProps, 'selectedKeys' | 'onSelectionChange'>
>;

/** The column that the rows are sorted by. */
export type TableSort = Required<
  Pick<TableRootProps, 'sortDescriptor' | 'onSortChange'>
>;

/** A table that turns into one card per row where it has too little width for columns. */
export function ResponsiveTable<T extends { id: string }>(props: {
  label: string;
  columns: TableColumn<T>[];
  rows: T[];
  emptyState?: ReactElement;
  selection?: TableSelection;
  sort?: TableSort;
}) {
  const { columns, emptyState, selection, sort } = props;
  const container = useRef<HTMLDivElement>(null);
  useFocusInRows(container);
  return (
    <div ref={container} className={styles.container}>
      <TableRoot
        aria-label={props.label}
        {...(selection && {
          ...selection,
          selectionMode: 'multiple',
          selectionBehavior: 'toggle',
        })}
        {...sort}
      >
        <TableHeader columns={columns}>
          {column => (
            <Column
              id={column.id}
              isRowHeader={column === columns[0]}
              allowsSorting={Boolean(sort && column.isSortable)}
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

/** Stacks lines in a cell. */
export function CellStack(props: { children: ReactNode }) {
  return <div className={styles.stack}>{props.children}</div>;
}
