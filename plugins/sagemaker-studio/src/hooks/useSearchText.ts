/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useState } from 'react';

/**
 * The text in a combobox that searches on a server.
 *
 * @public
 */
export type SearchText = {
  /** What to search for; empty while nothing is typed. */
  typed: string;
  /** Props of the combobox. */
  combobox: {
    search: {
      mode: 'server';
      inputValue: string;
      onInputChange: (text: string) => void;
    };
    value: string | null;
    onChange: (id: string | number | null) => void;
    onBlur: () => void;
    onKeyDown: (event: { key: string }) => void;
  };
};

/**
 * Keeps what is typed in a combobox that searches on a server. By itself the combobox empties its field whenever its list
 * closes, which it does when the page moves under it, as it often does when the first answers arrive.
 *
 * @public
 */
export function useSearchText(options: {
  /** Absent: none is chosen. */
  chosen: { id: string; label: string } | undefined;
  /** Called without an id when the field is emptied. */
  onChoose: (id: string | undefined) => void;
}): SearchText {
  const { chosen, onChoose } = options;
  const [typed, setTyped] = useState<string>();
  const reset = () => setTyped(undefined);
  return {
    typed: typed ?? '',
    combobox: {
      search: {
        mode: 'server',
        inputValue: typed ?? chosen?.label ?? '',
        onInputChange: text => {
          setTyped(text);
          if (text === '' && chosen) {
            onChoose(undefined);
          }
        },
      },
      value: chosen?.id ?? null,
      onChange: id => {
        // When the list closes without a choice, the combobox says again what is chosen.
        if (id !== null && id !== chosen?.id) {
          reset();
          onChoose(String(id));
        }
      },
      onBlur: reset,
      onKeyDown: ({ key }) => {
        if (key === 'Escape') {
          reset();
        }
      },
    },
  };
}
