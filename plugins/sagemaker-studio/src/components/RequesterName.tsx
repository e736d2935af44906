/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../hooks';
import { EntityLink } from './EntityLink';

/** Who has asked: a person, or the rule of a team. */
export function RequesterName(props: {
  request: Pick<AccessRequest, 'requester' | 'team' | 'teamRule'>;
}) {
  const { requester, team, teamRule } = props.request;
  const t = useStudioText();
  return teamRule ? (
    <>{t('teamRule.requester', { team: <EntityLink entityRef={team} /> })}</>
  ) : (
    <EntityLink entityRef={requester} />
  );
}
