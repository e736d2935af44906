/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { RiArrowLeftLine } from '@remixicon/react';
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
      {toDomains && (
        <Link href={toDomains()} variant="body-medium" standalone>
          <Flex align="center" gap="1">
            <RiArrowLeftLine size={16} aria-hidden />
            {t('domain.back')}
          </Flex>
        </Link>
      )}
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
