/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioText } from '../translation';

/** The name of a policy's only stage, unless the policy names it. */
const UNNAMED_STAGE = 'approval';

/** The name that a policy gives to a stage, as a heading: `platform team` → `Platform team`. */
export function stageHeading(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** Words the name of a stage in a language, where it is not the policy that names it. */
export function stageNameIn(t: StudioText) {
  return (name: string): string =>
    name === UNNAMED_STAGE ? t('stages.unnamed') : stageHeading(name);
}
