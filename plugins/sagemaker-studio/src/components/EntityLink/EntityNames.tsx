/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex } from '@backstage/ui';
import { EntityLink } from './EntityLink';

/** Links to several people or teams. */
export function EntityNames(props: { entityRefs: string[] }) {
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {props.entityRefs.map(entityRef => (
        <EntityLink key={entityRef} entityRef={entityRef} />
      ))}
    </Flex>
  );
}
