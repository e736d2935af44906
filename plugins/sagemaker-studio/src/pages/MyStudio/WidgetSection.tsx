/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import { useId } from 'react';
import type { ReactNode } from 'react';

export function WidgetSection(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Flex direction="column" gap="2">
        <Text as="h3" id={id} variant="body-medium" weight="bold">
          {props.title}
        </Text>
        {props.children}
      </Flex>
    </section>
  );
}
