/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import { useStudioText } from '../../hooks';
import { EntityLink } from './EntityLink';

/** The catalog users that share one Identity Center user, each with a link to the catalog, where this can be fixed. */
export function SharedBy(props: { entityRefs: string[] | undefined }) {
  const t = useStudioText();
  return props.entityRefs ? (
    <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
      <Text as="span" variant="body-small" color="secondary">
        {t('people.sharedBy')}
      </Text>
      {props.entityRefs.map(entityRef => (
        // Shown by ref, since they may have the same name.
        <EntityLink
          key={entityRef}
          entityRef={entityRef}
          displayName={entityRef}
        />
      ))}
    </Flex>
  ) : null;
}
