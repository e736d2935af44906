/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import { Fragment } from 'react';
import { roleName } from '../view';

/** The short name of an execution role, with the ARN as a tooltip. */
export function RoleName(props: { arn: string | undefined }) {
  return props.arn ? (
    <Text as="span" title={props.arn} style={{ overflowWrap: 'anywhere' }}>
      {/* Allows line breaks between the words of a camel-case name. */}
      {roleName(props.arn)
        .split(/(?<=[a-z0-9])(?=[A-Z])/)
        .map((word, index) => (
          <Fragment key={index}>
            {index > 0 && <wbr />}
            {word}
          </Fragment>
        ))}
    </Text>
  ) : (
    <Text as="span" color="secondary">
      –
    </Text>
  );
}
