/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { MassChange } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ReactNode } from 'react';
import { EntityLink } from '../../components/EntityLink';
import { useDomainNames, useStudioText } from '../../hooks';
import { requestRouteRef } from '../../routes';
import styles from './MassChanges.module.css';

/** The people, requests or rows of a mass change. */
export function MassChangeDetails(props: { change: MassChange }) {
  const { grants, requests, removals, teamRule } = props.change;
  const t = useStudioText();
  const domainName = useDomainNames();
  const toRequest = useRouteRef(requestRouteRef);
  const nameOf = (domainId: string) => domainName?.(domainId) ?? domainId;
  const lines: [string, ReactNode][] = [
    ...(grants ?? []).map(
      ({ grantId, person, domainId }): [string, ReactNode] => [
        grantId,
        <>
          <EntityLink entityRef={person} /> · {nameOf(domainId)}
        </>,
      ],
    ),
    ...(requests ?? []).map(
      ({ requestId, team, domainId }): [string, ReactNode] => [
        requestId,
        <>
          <Link href={toRequest?.({ requestId }) ?? ''}>
            {t('massChange.request', { domain: nameOf(domainId) })}
          </Link>{' '}
          · <EntityLink entityRef={team} />
        </>,
      ],
    ),
    ...(teamRule
      ? [
          [
            'teamRule',
            t('massChange.ofTeamRule', {
              team: <EntityLink entityRef={teamRule.team} />,
              domain: nameOf(teamRule.domainId),
              joiners: String(teamRule.joiners),
              leavers: String(teamRule.leavers),
            }),
          ] satisfies [string, ReactNode],
        ]
      : []),
    ...(removals?.keys ?? []).map((key): [string, ReactNode] => [key, key]),
  ];
  return (
    <details className={styles.details}>
      <summary>{t('massChange.show')}</summary>
      <ul>
        {lines.map(([key, line]) => (
          <li key={key}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
