/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { UntrustedClaim } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { EntityLink } from '../../components/EntityLink';
import { useStudioText } from '../../hooks';
import styles from './Identity.module.css';

/** Entities that anybody may have registered, and what they say that nobody believes. */
export function UntrustedClaims(props: {
  claims: UntrustedClaim[];
  total: number;
}) {
  const { claims, total } = props;
  const t = useStudioText();
  if (claims.length === 0) {
    return null;
  }
  return (
    <Flex direction="column" gap="2">
      <Text as="p">{t('identity.claimsIntro')}</Text>
      <ul className={styles.list} aria-label={t('identity.claims')}>
        {claims.map(({ entityRef, origin, claims: claimed }) => (
          <li key={entityRef}>
            <Flex direction="column" gap="1" className={styles.line}>
              <Text as="p">
                <EntityLink entityRef={entityRef} displayName={entityRef} />{' '}
                {claimed
                  .map(({ kind, of }) => t(`identity.claim.${kind}`, { of }))
                  .join('; ')}
              </Text>
              <Text as="p" color="secondary">
                {origin}
              </Text>
            </Flex>
          </li>
        ))}
      </ul>
      {total > claims.length && (
        <Text as="p" color="secondary">
          {t('identity.moreClaims', { number: String(total - claims.length) })}
        </Text>
      )}
    </Flex>
  );
}
