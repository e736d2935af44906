/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Combobox } from '@backstage/ui';
import { useState } from 'react';
import { useCatalogSearch, useRefNames, useSearchText } from '../hooks';
import { nameOfEntityRef } from '../view';

type Picked = { id: string; label: string };

/** Selects a team or a person of the catalog. */
export function EntityPicker(props: {
  kind: 'Group' | 'User';
  label: string;
  placeholder: string;
  /** Catalog ref; empty means none. */
  value: string;
  onChange: (entityRef: string) => void;
  className?: string;
}) {
  const { kind, label, placeholder, value, onChange, className } = props;
  const [picked, setPicked] = useState<Picked>();
  const nameOf = useRefNames();
  const { typed, combobox } = useSearchText({
    chosen: value ? chosen() : undefined,
    onChoose: choose,
  });
  const { options, isLoading, start } = useCatalogSearch(kind, typed);
  /** One that comes with the address of the page was not picked. */
  function chosen(): Picked {
    return picked?.id === value
      ? picked
      : { id: value, label: nameOf(value) ?? nameOfEntityRef(value) };
  }
  function choose(id: string | undefined) {
    setPicked(options.find(option => option.id === id));
    onChange(id ?? '');
  }
  return (
    <Combobox
      className={className}
      label={label}
      placeholder={placeholder}
      options={options}
      loading={{ state: isLoading ? 'filtering' : 'idle' }}
      onFocus={start}
      {...combobox}
    />
  );
}
