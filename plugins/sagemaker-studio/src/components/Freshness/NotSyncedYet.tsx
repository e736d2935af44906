/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Flex } from '@backstage/ui';
import { BeforeFirstSync } from './BeforeFirstSync';
import { DomainFreshnessAlert } from './SyncAlerts';

/** Says that there is no data yet: the first sync is still running, or AWS refuses to be read. */
export function NotSyncedYet(props: { domains: StudioDomain[] }) {
  const refused = props.domains.filter(({ failure }) => failure);
  return refused.length > 0 ? (
    <Flex direction="column" gap="3">
      {refused.map(domain => (
        <DomainFreshnessAlert key={domain.domainId} domain={domain} />
      ))}
    </Flex>
  ) : (
    <BeforeFirstSync />
  );
}
