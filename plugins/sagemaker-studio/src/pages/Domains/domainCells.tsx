/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { RiEyeLine, RiForbidLine, RiToolsLine } from '@remixicon/react';
import { studioSettingsUpdatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { AwsLink } from '../../components/AwsThing';
import { ReadinessStatus, useDomainWords } from '../../components/DomainInfo';
import { FreshnessNotes } from '../../components/Freshness';
import { CellStack } from '../../components/ResponsiveTable';
import { ToneBadge } from '../../components/StateBadge';
import { useGranted, useStudioText } from '../../hooks';
import { domainRouteRef, settingsRouteRef } from '../../routes';
import { consoleUrlOfDomain } from '../../view';
import type { DomainColumn, DomainRow } from '../../view';
import styles from './Domains.module.css';

const ICONS = {
  manage: <RiToolsLine aria-hidden />,
  observe: <RiEyeLine aria-hidden />,
  'not-manageable': <RiForbidLine aria-hidden />,
};

export function DomainName(props: { row: DomainRow }) {
  const { domain } = props.row;
  const words = useDomainWords();
  const toDomain = useRouteRef(domainRouteRef);
  const href = toDomain?.({ domainId: domain.domainId });
  return (
    <CellStack>
      {href ? (
        <Link href={href} weight="bold" standalone>
          {domain.name}
        </Link>
      ) : (
        <Text as="span" weight="bold">
          {domain.name}
        </Text>
      )}
      {domain.status !== 'InService' && (
        <ToneBadge tone="warning">{words.status(domain)}</ToneBadge>
      )}
      <FreshnessNotes domains={[domain]} />
    </CellStack>
  );
}

export function DomainPlace(props: { row: DomainRow }) {
  const { domain } = props.row;
  return (
    <Flex align="center" gap="1">
      <CellStack>
        <Text as="span">{domain.accountId}</Text>
        <Text as="span" variant="body-small" color="secondary">
          {domain.region}
        </Text>
      </CellStack>
      <AwsLink href={consoleUrlOfDomain(domain)} name={domain.name} />
    </Flex>
  );
}

/** How the domain stands to the portal, and the next step where there is one. */
export function DomainMode(props: { row: DomainRow }) {
  const { domain, standing } = props.row;
  const t = useStudioText();
  const toDomain = useRouteRef(domainRouteRef);
  const toSettings = useRouteRef(settingsRouteRef);
  const mayManage = useGranted(studioSettingsUpdatePermission);
  const { name, domainId } = domain;
  const step =
    standing === 'not-manageable'
      ? { text: t('domains.whatToDo'), href: toDomain?.({ domainId }) }
      : { text: t('domains.manage'), href: mayManage && toSettings?.() };
  return (
    <CellStack>
      <ToneBadge
        tone={standing === 'manage' ? 'positive' : 'neutral'}
        icon={ICONS[standing]}
      >
        {t(`domains.standing.${standing}`)}
      </ToneBadge>
      {standing !== 'manage' && step.href && (
        <Link
          href={step.href}
          variant="body-small"
          aria-label={t('domains.stepFor', { step: step.text, domain: name })}
        >
          {step.text}
        </Link>
      )}
    </CellStack>
  );
}

/** A sum, with a link to what was counted. */
export function LinkedNumber(props: {
  row: DomainRow;
  column: DomainColumn;
  value: number | undefined;
  query: string;
}) {
  const { row, value, query, column } = props;
  const t = useStudioText();
  const toDomain = useRouteRef(domainRouteRef);
  const href = toDomain?.({ domainId: row.id });
  if (!value || !href) {
    return <span className={styles.none}>{value ?? '–'}</span>;
  }
  return (
    <Link
      href={`${href}?${query}`}
      className={column === 'attention' ? styles.attention : undefined}
      aria-label={t('domains.numberOf', {
        number: String(value),
        what: t(`domains.columns.${column}`),
        domain: row.domain.name,
      })}
    >
      {value}
    </Link>
  );
}

export function DomainReadinessCell(props: { row: DomainRow }) {
  const { domain, readiness } = props.row;
  const t = useStudioText();
  if (!readiness) {
    return <span className={styles.none}>–</span>;
  }
  const { failed, attention, notChecked } = readiness;
  const counts = [
    ...(failed ? [t('domains.checks.failed', { count: failed })] : []),
    ...(attention ? [t('domains.checks.attention', { count: attention })] : []),
    ...(notChecked
      ? [t('domains.checks.notChecked', { count: notChecked })]
      : []),
  ];
  return (
    <CellStack>
      <ReadinessStatus domain={domain} status={readiness.status} />
      {counts.length > 0 && (
        <Text as="span" variant="body-small" color="secondary">
          {counts.join(' · ')}
        </Text>
      )}
    </CellStack>
  );
}
