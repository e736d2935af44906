/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { isBuiltIn, policyIn } from '../../view';
import { EntityLink } from '../EntityLink';

/** The actor of an event: a person, a policy, a team rule, or the system. */
export function ActorName(props: {
  event: Pick<AccessEvent, 'actor' | 'actorToday'>;
}) {
  const { actor, actorToday } = props.event;
  const t = useStudioText();
  if (actorToday) {
    return <EntityLink entityRef={actorToday} />;
  }
  const policy = policyIn(actor);
  if (policy) {
    return isBuiltIn(policy) ? (
      <>{t('events.byBuiltInRule')}</>
    ) : (
      <>{t('events.byPolicy', { policy })}</>
    );
  }
  if (actor.startsWith('team-rule:')) {
    return <>{t('events.byTeamRule')}</>;
  }
  return actor.includes(':') ? (
    <EntityLink entityRef={actor} />
  ) : (
    <>{t('events.bySystem')}</>
  );
}
