/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import { useStudioText } from '../../hooks';
import { EntityLink } from './EntityLink';

/** Who goes by one Identity Center user, where that is more than one; each leads to the catalog, where it is put right. */
export function SharedBy(props: { entityRefs: string[] | undefined }) {
  const t = useStudioText();
  return props.entityRefs ? (
    <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
      <Text as="span" variant="body-small" color="secondary">
        {t('people.sharedBy')}
      </Text>
      {props.entityRefs.map(entityRef => (
        // By their refs: they may well have one name.
        <EntityLink
          key={entityRef}
          entityRef={entityRef}
          displayName={entityRef}
        />
      ))}
    </Flex>
  ) : null;
}
