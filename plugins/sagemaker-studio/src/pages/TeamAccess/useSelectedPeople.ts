/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useState } from 'react';

const NOBODY: ReadonlySet<string> = new Set();

/** Ids of the rows that are chosen in the domain on the screen; another domain starts with nobody. */
export function useSelectedPeople(domainId: string | undefined) {
  const [state, setState] = useState({ domainId, chosen: NOBODY });
  return {
    chosen: state.domainId === domainId ? state.chosen : NOBODY,
    choose: (chosen: ReadonlySet<string>) => setState({ domainId, chosen }),
  };
}
