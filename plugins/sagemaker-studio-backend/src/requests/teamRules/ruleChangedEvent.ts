/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { choiceOf, isOff } from '../../model/teamRule';
import type { StoredTeamRule } from '../../store/TeamRuleStore';

/** The event for a rule that was set, overridden or ended, whoever did it. */
export function ruleChangedDetail(
  rule: StoredTeamRule,
  before: StoredTeamRule | undefined,
  { name, domainName }: { name: string; domainName?: string },
) {
  return {
    team: rule.team.ref,
    groupId: rule.team.groupId,
    domainId: rule.domainId,
    name,
    domainName,
    ruleId: rule.ruleId,
    version: rule.version,
    before: before && !isOff(before) ? choiceOf(before) : undefined,
    after: isOff(rule) ? undefined : choiceOf(rule),
  };
}
