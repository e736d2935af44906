/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Link, Text } from '@backstage/ui';
import type { ReactNode } from 'react';

/** One line of the search page: icon, title with its link, and what tells it from others. */
export function SearchResultItem(props: {
  icon?: ReactNode;
  title: string;
  href: string;
  children: ReactNode;
}) {
  return (
    <Flex gap="4" align="start">
      {props.icon}
      <Flex direction="column" gap="1">
        <Link href={props.href} variant="title-small">
          {props.title}
        </Link>
        <Text as="p" color="secondary">
          {props.children}
        </Text>
      </Flex>
    </Flex>
  );
}
