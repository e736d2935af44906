/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { textContrast } from './TextContrast';

/** A titled section of a page. */
export function Section(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Card className={textContrast}>
        <CardHeader>
          <Text as="h3" id={id} variant="body-large" weight="bold">
            {props.title}
          </Text>
        </CardHeader>
        <CardBody>{props.children}</CardBody>
      </Card>
    </section>
  );
}
