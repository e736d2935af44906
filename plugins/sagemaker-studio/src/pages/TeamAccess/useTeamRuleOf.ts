/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  StudioDomain,
  TeamRule,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useTeamRules } from '../../hooks';

/** The rules of a team, and whether one of them is being set. */
export type TeamRuleSource = {
  /** The rule for a domain, and whether the viewer may set it. */
  of: (domain: Pick<StudioDomain, 'domainId' | 'obstacle'>) => {
    rule?: TeamRule;
    maySet: boolean;
  };
  /** Why they could not be loaded; absent once they were. */
  error?: unknown;
  reload: () => Promise<void>;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
};

export function useTeamRuleOf(team: string): TeamRuleSource {
  const [isOpen, setOpen] = useState(false);
  const { data, error, reload } = useTeamRules(team);
  return {
    of: ({ domainId, obstacle }) => {
      const rule = data?.items.find(each => each.domainId === domainId);
      const isAllowed = rule ? rule.mayChange : data?.viewerMaySet ?? false;
      return { rule, maySet: isAllowed && !obstacle };
    },
    error: data ? undefined : error,
    reload,
    isOpen,
    setOpen,
  };
}
