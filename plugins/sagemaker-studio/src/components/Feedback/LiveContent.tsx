/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ReactNode } from 'react';
import type { LiveData } from '../../hooks';
import { LoadFailure } from './LoadFailure';
import { Loading } from './Loading';

/** Renders live data: placeholders while it loads, the reason if it could not be loaded, else its children. */
export function LiveContent<T>(props: {
  source: LiveData<T>;
  /** Number and height of the placeholders. */
  rows?: number;
  rowHeight?: number;
  /** The permission to name when the data may not be read; defaults to reading access. */
  permission?: { name: string };
  children: (data: T) => ReactNode;
}) {
  const { data, error, reload } = props.source;
  if (data !== undefined) {
    return <>{props.children(data)}</>;
  }
  return error === undefined ? (
    <Loading rows={props.rows} rowHeight={props.rowHeight} />
  ) : (
    <LoadFailure
      error={error}
      onRetry={() => void reload()}
      permission={props.permission}
    />
  );
}
