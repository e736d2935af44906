/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ButtonLink, Flex } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import type { StudioLinks } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';

/** Links to Studio, to the access portal and to the identity provider. */
export function StudioLinkButtons(props: {
  domainName: string;
  links: StudioLinks;
}) {
  const { domainName, links } = props;
  const t = useStudioText();
  const external = {
    target: '_blank',
    rel: 'noopener noreferrer',
    iconEnd: <RiExternalLinkLine aria-hidden />,
  };
  return (
    <nav aria-label={t('myAccess.ways', { domain: domainName })}>
      <Flex gap="2" style={{ flexWrap: 'wrap' }}>
        <ButtonLink href={links.studio} {...external}>
          {t('myAccess.openStudio')}
        </ButtonLink>
        {links.accessPortal && (
          <ButtonLink
            variant="secondary"
            href={links.accessPortal}
            {...external}
          >
            {t('myAccess.accessPortal')}
          </ButtonLink>
        )}
        {links.identityProvider && (
          <ButtonLink
            variant="secondary"
            href={links.identityProvider}
            {...external}
          >
            {t('myAccess.identityProvider')}
          </ButtonLink>
        )}
      </Flex>
    </nav>
  );
}
