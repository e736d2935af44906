/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { TeamRuleState } from './TeamRuleState';
export { TeamRuleDialog } from './TeamRuleDialog';
export { TeamRulePeople } from './TeamRuleEffect';
