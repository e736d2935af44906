/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useCallback, useState } from 'react';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Terms } from '../view';

/**
 * The terms of the last plan for the same place and role. They stay while another plan is computed, and when it is
 * refused.
 */
export function useTerms(of: {
  team: string;
  domainId?: string;
  executionRole?: string;
}) {
  const key = JSON.stringify([of.team, of.domainId, of.executionRole]);
  const [known, setKnown] = useState<{ key: string; terms: Terms }>();
  const learn = useCallback(
    ({ terms }: Plan) => {
      if (terms) {
        setKnown({ key, terms });
      }
    },
    [key],
  );
  return { terms: known?.key === key ? known.terms : undefined, learn };
}
