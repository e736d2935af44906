/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import { Fragment } from 'react';
import { roleName } from '../../view';

/** An execution role by its short name, with the ARN at hand. */
export function RoleName(props: { arn: string | undefined }) {
  return props.arn ? (
    <Text as="span" title={props.arn} style={{ overflowWrap: 'anywhere' }}>
      {/* A name without blanks breaks between its words rather than within one. */}
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
