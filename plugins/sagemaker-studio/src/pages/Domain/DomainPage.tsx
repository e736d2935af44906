/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { BackLink } from '../../components/BackLink';
import { PageTitle } from '../../components/PageTitle';
import { useStudioText } from '../../hooks';
import { domainsRouteRef } from '../../routes';
import { DomainView } from './DomainView';

/** The page of a domain. */
export function DomainPage(props: { domainId: string }) {
  const { domainId } = props;
  const t = useStudioText();
  const toDomains = useRouteRef(domainsRouteRef);
  return (
    <Flex direction="column" gap="4">
      {toDomains && <BackLink href={toDomains()}>{t('domain.back')}</BackLink>}
      <DomainView
        domainId={domainId}
        renderTitle={domain => (
          <>
            <PageTitle title={domain.name} />
            <Text as="h2" variant="title-medium" weight="bold">
              {domain.name}
            </Text>
          </>
        )}
      />
    </Flex>
  );
}
