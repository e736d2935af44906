/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { BgProvider, Flex, Text } from '@backstage/ui';
import { useRef } from 'react';
import { LiveContent } from '../../components/Feedback';
import { textContrast } from '../../components/TextContrast';
import { useStudioText, useToDecide, useViewerIdentity } from '../../hooks';
import { Attention } from './Attention';
import { MyDomains } from './MyDomains';
import { RequestsToDecide } from './RequestsToDecide';
import { WidgetSection } from './WidgetSection';

/** For the portal's home page: the viewer's domains, what to repair, and the requests to decide. */
export function MyStudio() {
  const t = useStudioText();
  const viewer = useViewerIdentity();
  const toDecide = useToDecide();
  // The card has a fixed height, so what waits for the viewer at first comes first. Later it stays where it is.
  const waitedAtFirst = useRef<boolean>();
  waitedAtFirst.current ??= toDecide.data && toDecide.data.items.length > 0;
  const domains = (
    <WidgetSection key="domains" title={t('widget.myDomains')}>
      <LiveContent source={viewer} rows={2}>
        {entityRef =>
          entityRef.startsWith('user:') ? (
            <MyDomains person={entityRef} />
          ) : (
            <Text as="p" color="secondary">
              {t('myAccess.noUserTitle')}
            </Text>
          )
        }
      </LiveContent>
    </WidgetSection>
  );
  const others = [
    viewer.data && <Attention key="attention" viewer={viewer.data} />,
    <WidgetSection key="to-decide" title={t('widget.toDecide')}>
      <RequestsToDecide toDecide={toDecide} />
    </WidgetSection>,
  ];
  return (
    // The card is Material UI's, and without this badges and buttons would get its colour.
    <BgProvider bg="neutral-1">
      <Flex direction="column" gap="4" className={textContrast}>
        {waitedAtFirst.current ? [...others, domains] : [domains, ...others]}
      </Flex>
    </BgProvider>
  );
}
