/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { SearchField } from '@backstage/ui';
import { startTransition, useEffect, useRef, useState } from 'react';
import { useStudioText } from '../../hooks';
import styles from './TeamAccess.module.css';

const DEBOUNCE_MS = 200;

/**
 * The search field. It passes on its value after a pause, and as a transition, so that typing never waits for the
 * table.
 */
export function PeopleSearch(props: { onSearch: (search: string) => void }) {
  const t = useStudioText();
  const [value, setValue] = useState('');
  const latest = useRef(props.onSearch);
  latest.current = props.onSearch;

  useEffect(() => {
    const timer = setTimeout(
      () => startTransition(() => latest.current(value)),
      DEBOUNCE_MS,
    );
    return () => clearTimeout(timer);
  }, [value]);

  return (
    <SearchField
      className={styles.search}
      aria-label={t('team.search')}
      placeholder={t('team.search')}
      value={value}
      onChange={setValue}
    />
  );
}
