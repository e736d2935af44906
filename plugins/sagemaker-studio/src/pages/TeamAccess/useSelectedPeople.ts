/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useState } from 'react';

const NOBODY: ReadonlySet<string> = new Set();

/** Ids of the selected rows. Changing the domain clears the selection. */
export function useSelectedPeople(domainId: string | undefined) {
  const [state, setState] = useState({ domainId, selected: NOBODY });
  return {
    selected: state.domainId === domainId ? state.selected : NOBODY,
    select: (selected: ReadonlySet<string>) => setState({ domainId, selected }),
  };
}
