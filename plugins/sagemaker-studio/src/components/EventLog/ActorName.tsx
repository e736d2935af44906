/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useStudioText } from '../../hooks';
import { isBuiltIn } from '../../view';
import { EntityLink } from '../EntityLink';

/** The actor of an event: a person, a policy, a team rule, or the system. */
export function ActorName(props: { actor: string }) {
  const t = useStudioText();
  const policy = /^policy:(.+)$/.exec(props.actor)?.[1];
  if (policy) {
    return isBuiltIn(policy) ? (
      <>{t('events.byBuiltInRule')}</>
    ) : (
      <>{t('events.byPolicy', { policy })}</>
    );
  }
  if (props.actor.startsWith('team-rule:')) {
    return <>{t('events.byTeamRule')}</>;
  }
  return props.actor.includes(':') ? (
    <EntityLink entityRef={props.actor} />
  ) : (
    <>{t('events.bySystem')}</>
  );
}
