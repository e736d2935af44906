/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { PolicyList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  EmptyState,
  LiveContent,
  StaleNotice,
} from '../../components/Feedback';
import { PageContent } from '../../components/PageContent';
import { PageTitle } from '../../components/PageTitle';
import { usePageTitles, usePolicies, useStudioText } from '../../hooks';
import { LeadsAndOwners } from './LeadsAndOwners';
import styles from './Policies.module.css';
import { PolicyCard } from './PolicyCard';
import { Simulator } from './Simulator';
import { Stages } from './Stages';

/** Who may ask for what, and who decides it: read-only, with the source of each, and a simulator. */
export function PoliciesPage() {
  const policies = usePolicies();
  const t = useStudioText();
  const titleOf = usePageTitles();
  return (
    <PageContent>
      <PageTitle title={titleOf('policies')} />
      <Text as="h2" variant="title-small" weight="bold">
        {titleOf('policies')}
      </Text>
      <LiveContent source={policies} rows={3} rowHeight={160}>
        {data => (
          <Flex direction="column" gap="4">
            <Text as="p" color="secondary">
              {t('policies.description')}
            </Text>
            <StaleNotice source={policies} />
            <Simulator />
            <Text as="h2" variant="body-large" weight="bold">
              {t('policies.title')}
            </Text>
            <Policies list={data} />
            <Text as="h2" variant="body-large" weight="bold">
              {t('policies.newDomains')}
            </Text>
            <NewDomains list={data} />
            <LeadsAndOwners />
          </Flex>
        )}
      </LiveContent>
    </PageContent>
  );
}

function Policies(props: { list: PolicyList }) {
  const { policies } = props.list;
  const t = useStudioText();
  return policies.length === 0 ? (
    <EmptyState
      title={t('policies.noneTitle')}
      description={t('policies.none')}
    />
  ) : (
    <>
      <Text as="p" color="secondary">
        {t('policies.allCount')}
      </Text>
      <ul className={styles.cards} aria-label={t('policies.title')}>
        {policies.map((policy, index) => (
          <li key={`${index} ${policy.name}`}>
            <PolicyCard policy={policy} />
          </li>
        ))}
      </ul>
    </>
  );
}

function NewDomains(props: { list: PolicyList }) {
  const { domainCreation } = props.list;
  const t = useStudioText();
  return domainCreation ? (
    <Stages
      stages={domainCreation.stages}
      fallbackApprovers={domainCreation.fallbackApprovers}
    />
  ) : (
    <Text as="p">{t('policies.newDomainsByPermission')}</Text>
  );
}
