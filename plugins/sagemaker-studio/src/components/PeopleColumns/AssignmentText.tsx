/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { PersonAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';

/** The assignments by which a person may sign in. */
export function AssignmentText(props: { access: PersonAccess }) {
  const { direct, throughGroups } = props.access.assignment;
  const t = useStudioText();
  const ways = [
    ...(direct ? [t('team.direct')] : []),
    ...throughGroups.map(({ displayName }) =>
      t('team.throughGroup', { group: displayName }),
    ),
  ];
  return ways.length > 0 ? (
    <Text as="span">{ways.join(', ')}</Text>
  ) : (
    <Text as="span" color="secondary">
      {t('team.none')}
    </Text>
  );
}
