/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { demoTranslationRef } from './translation';

/** Whom to sign in as, and the page to begin on. */
const STORIES = [
  { id: 'ben', path: '/sagemaker-studio/my-access' },
  { id: 'olga', path: '/sagemaker-studio/requests?view=to-decide' },
  { id: 'mira', path: '/catalog/default/group/forecasting/studio' },
  { id: 'ingrid', path: '/sagemaker-studio/domains' },
] as const;

/** A first tour of the demo, for somebody who evaluates it. */
export function TryIt() {
  const { t } = useTranslationRef(demoTranslationRef);
  const sandbox = useApi(configApiRef).getOptionalString('demo.sandboxUrl');
  return (
    <Flex direction="column" gap="3">
      <Text as="p">{t('intro')}</Text>
      <ol style={{ margin: 0, paddingInlineStart: 20 }}>
        {STORIES.map(({ id, path }) => (
          <li key={id} style={{ marginBlockEnd: 8 }}>
            <Text weight="bold">{t(`${id}.who`)}.</Text>{' '}
            <Text>{t(`${id}.what`)}</Text>{' '}
            <Link href={path}>{t(`open.${id}`)}</Link>
          </li>
        ))}
      </ol>
      {sandbox && (
        <Text as="p">
          {t('sandbox')}{' '}
          <Link href={new URL('/control', sandbox).toString()}>
            {t('openSandbox')}
          </Link>
        </Text>
      )}
    </Flex>
  );
}
