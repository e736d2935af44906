/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef, type RouteFunc } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { ButtonLink, Flex } from '@backstage/ui';
import { studioSettingsUpdatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  DomainSummary,
  DomainSummaryList,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import {
  EmptyState,
  LiveContent,
  StaleNotice,
} from '../../components/Feedback';
import {
  BeforeFirstSync,
  SyncFailureAlert,
  SyncStatus,
} from '../../components/Freshness';
import { PageTitle } from '../../components/PageTitle';
import {
  useDomainSummaries,
  useDomainTemplate,
  useGranted,
  usePageTitles,
  useStudioText,
} from '../../hooks';
import { createFromTemplateRouteRef, settingsRouteRef } from '../../routes';
import { toDomainRow } from '../../view';
import { IdentityMatters } from '../Identity/IdentityMatters';
import { MassChanges } from '../MassChanges/MassChanges';
import { DomainTable } from './DomainTable';

/** All domains in a table, with what waits for a decision of the platform team. */
export function DomainsPage() {
  const summaries = useDomainSummaries();
  const titleOf = usePageTitles();
  return (
    <>
      <PageTitle title={titleOf('domains')} />
      <LiveContent source={summaries} rows={6} rowHeight={56}>
        {data => (
          <Flex direction="column" gap="4">
            <Flex
              justify="between"
              align="center"
              gap="3"
              style={{ flexWrap: 'wrap' }}
            >
              <SyncStatus syncedAt={data.syncedAt} reload={summaries.reload} />
              <DomainsActions />
            </Flex>
            <StaleNotice source={summaries} />
            <LocationFailures list={data} />
            <MassChanges />
            <IdentityMatters>
              {data.items.length > 0 ? (
                <DomainRows items={data.items} />
              ) : (
                <NoDomains list={data} />
              )}
            </IdentityMatters>
          </Flex>
        )}
      </LiveContent>
    </>
  );
}

function DomainRows(props: { items: DomainSummary[] }) {
  const { items } = props;
  const rows = useMemo(() => items.map(toDomainRow), [items]);
  return <DomainTable rows={rows} />;
}

/** The viewer's actions on domains in general. */
function DomainsActions() {
  const t = useStudioText();
  const titleOf = usePageTitles();
  const template = useDomainTemplate();
  const linkTo = useEntityRefLink();
  const toForm = useRouteRef(createFromTemplateRouteRef);
  const toSettings = useRouteRef(settingsRouteRef);
  const maySet = useGranted(studioSettingsUpdatePermission);
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {maySet && toSettings && (
        <ButtonLink variant="secondary" href={toSettings()}>
          {titleOf('settings')}
        </ButtonLink>
      )}
      {template && (
        <ButtonLink
          variant="primary"
          href={formOf(template, toForm) ?? linkTo(template)}
        >
          {t('domains.create')}
        </ButtonLink>
      )}
    </Flex>
  );
}

/** The form of the template; an app without the scaffolder has none. */
function formOf(
  template: string,
  toForm: RouteFunc<{ namespace: string; templateName: string }> | undefined,
): string | undefined {
  const { namespace, name } = parseEntityRef(template);
  return toForm?.({ namespace, templateName: name });
}

/** Read failures of whole accounts and Regions. Failures of one domain are shown with the domain. */
function LocationFailures(props: { list: DomainSummaryList }) {
  const t = useStudioText();
  return (
    <>
      {props.list.failures
        ?.filter(({ domainId }) => domainId === undefined)
        .map(failure => {
          const { accountId, region, part } = failure;
          return (
            <SyncFailureAlert
              key={`${accountId} ${region} ${part} ${failure.message}`}
              what={
                accountId && region
                  ? t('domains.place', { account: accountId, region })
                  : t('authMode.SSO')
              }
              failure={failure}
            />
          );
        })}
    </>
  );
}

/** Says that there are no domains, or that none were read yet. A failed read is reported by `LocationFailures`. */
function NoDomains(props: { list: DomainSummaryList }) {
  const { syncedAt, failures } = props.list;
  const t = useStudioText();
  if (failures?.length) {
    return null;
  }
  return syncedAt ? (
    <EmptyState
      title={t('domains.emptyTitle')}
      description={t('domains.empty')}
    />
  ) : (
    <BeforeFirstSync />
  );
}
