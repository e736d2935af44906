/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ReactNode } from 'react';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { EntityLink } from '../../components/EntityLink';
import { RelativeTime } from '../../components/RelativeTime';
import { RequesterName } from '../../components/RequesterName';
import { RoleName } from '../../components/RoleName';
import { useStudioText, useTime } from '../../hooks';
import { domainRouteRef } from '../../routes';
import { displayKindOf, isBuiltIn, roleName } from '../../view';

/** The fields of a filed request. Fields that do not apply to its kind are omitted. */
export function RequestFacts(props: {
  request: AccessRequest;
  domain: string;
}) {
  const { request, domain } = props;
  const t = useStudioText();
  const facts: [label: string, value: ReactNode][] = [
    [t('facts.domain'), <DomainLink request={request} name={domain} />],
    [t('facts.team'), <EntityLink entityRef={request.team} />],
    ...useRequestedFacts(request),
    ...(request.kind === 'create-domain'
      ? []
      : [[t('facts.people'), request.people.length] as const]),
    ...useAskedFirst(request),
    [t('facts.requester'), <RequesterName request={request} />],
    ...(request.teamRule?.setBy
      ? [
          [
            t('teamRule.setByLabel'),
            <EntityLink entityRef={request.teamRule.setBy} />,
          ] as const,
        ]
      : []),
    [t('facts.asked'), <RelativeTime at={request.createdAt} />],
    ...(request.status === 'in-review' && request.expiresAt
      ? [
          [
            t('asked.decideBy'),
            <RelativeTime at={request.expiresAt} />,
          ] as const,
        ]
      : []),
    [t('facts.source'), t(`source.${request.source}`)],
    [
      t('facts.policy'),
      isBuiltIn(request.policy.name)
        ? t('events.byBuiltInRule')
        : t('request.policyVersion', {
            name: request.policy.name,
            version: request.policy.version.slice(0, 8),
          }),
    ],
  ].map(([label, value]) => [String(label), value]);
  return (
    <DescriptionList>
      {facts.map(([label, value]) => (
        <Description key={label} label={label}>
          {value}
        </Description>
      ))}
    </DescriptionList>
  );
}

function DomainLink(props: { request: AccessRequest; name: string }) {
  const { request, name } = props;
  const toDomain = useRouteRef(domainRouteRef);
  // A domain that is still to be created has no page.
  return toDomain && request.domainId ? (
    <Link href={toDomain({ domainId: request.domainId })} standalone>
      {name}
    </Link>
  ) : (
    <>{name}</>
  );
}

/** The requested terms that an approver has changed. */
function useAskedFirst({
  asked,
  duration,
  executionRole,
}: AccessRequest): [string, ReactNode][] {
  const t = useStudioText();
  const time = useTime();
  const first = [
    ...(asked && asked.executionRole !== executionRole
      ? [roleName(asked.executionRole)]
      : []),
    ...(asked && asked.duration !== duration
      ? [asked.duration ? time.duration(asked.duration) : t('length.noEnd')]
      : []),
  ];
  return first.length ? [[t('request.askedFirst'), first.join(', ')]] : [];
}

function useRequestedFacts(request: AccessRequest): [string, ReactNode][] {
  const t = useStudioText();
  const time = useTime();
  const { duration, startsAt, assignThrough, offboarding } = request;
  const role = <RoleName arn={request.executionRole} />;
  switch (displayKindOf(request)) {
    case 'revoke':
      return [];
    case 'create-domain': {
      const asked = request.plan.newDomain?.domain;
      return [
        [t('facts.role'), role],
        ...(asked
          ? [
              [t('facts.account'), asked.accountId] satisfies [string, string],
              [t('facts.region'), asked.region] satisfies [string, string],
            ]
          : []),
      ];
    }
    case 'offboard':
      return [
        [
          t('asked.deletes'),
          t(
            offboarding?.deleteProfile
              ? 'asked.deletesProfile'
              : 'asked.deletesSpaces',
          ),
        ],
      ];
    case 'change-role':
      return [[t('asked.newRole'), role]];
    case 'extend':
      return duration ? [[t('asked.extendBy'), time.duration(duration)]] : [];
    default:
      return [
        [t('facts.role'), role],
        ...(startsAt
          ? [[t('asked.from'), time.date(startsAt)] satisfies [string, string]]
          : []),
        [
          t('asked.howLong'),
          duration ? time.duration(duration) : t('length.noEnd'),
        ],
        ...(assignThrough
          ? [
              [
                t('asked.assigned'),
                t('team.throughGroup', { group: assignThrough.displayName }),
              ] satisfies [string, string],
            ]
          : []),
      ];
  }
}
