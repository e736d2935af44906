/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Link } from '@backstage/ui';
import { RiArrowLeftLine } from '@remixicon/react';
import type { ReactNode } from 'react';

/** Leads from a page to the list that it belongs to. */
export function BackLink(props: { href: string; children: ReactNode }) {
  return (
    <Link href={props.href} variant="body-medium" standalone>
      <Flex align="center" gap="1">
        <RiArrowLeftLine size={16} aria-hidden />
        {props.children}
      </Flex>
    </Link>
  );
}
