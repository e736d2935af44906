/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Checkbox, Flex, Text } from '@backstage/ui';
import { useId } from 'react';
import { useStudioText } from '../../hooks';

/** Asks for profiles that others had with the same login; what comes with them is said below. */
export function HandOverField(props: {
  isSelected: boolean;
  onChange: (handOver: boolean) => void;
}) {
  const t = useStudioText();
  const hintId = useId();
  return (
    <Flex direction="column" gap="1">
      <Checkbox
        isSelected={props.isSelected}
        onChange={props.onChange}
        aria-describedby={hintId}
      >
        {t('dialog.handOver')}
      </Checkbox>
      <Text id={hintId} as="p" variant="body-small" color="secondary">
        {t('dialog.handOverHint')}
      </Text>
    </Flex>
  );
}
