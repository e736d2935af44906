/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';

/** Says why a list is empty, and what to do. */
export function EmptyState(props: {
  title: string;
  description: string;
  action?: ReactNode;
}) {
  return (
    <Flex direction="column" gap="2" align="start" py="4">
      <Text as="p" variant="body-large" weight="bold">
        {props.title}
      </Text>
      <Text as="p" color="secondary">
        {props.description}
      </Text>
      {props.action}
    </Flex>
  );
}
