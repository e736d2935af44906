/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import { roleName } from '../../view';

/** An execution role by its short name, with the ARN at hand. */
export function RoleName(props: { arn: string | undefined }) {
  return props.arn ? (
    <Text as="span" title={props.arn} style={{ overflowWrap: 'anywhere' }}>
      {roleName(props.arn)}
    </Text>
  ) : (
    <Text as="span" color="secondary">
      –
    </Text>
  );
}
