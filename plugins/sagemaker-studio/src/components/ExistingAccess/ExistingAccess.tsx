/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { useStudioText, useTime, useUnmanagedAccess } from '../../hooks';
import { domainRouteRef } from '../../routes';
import { FailureAlert, Loading } from '../Feedback';

const MAX_NAMES = 8;

/** Who is assigned to a domain in AWS without a grant, for whoever is about to bring the domain under management. */
export function ExistingAccess(props: { domainId: string }) {
  const { domainId } = props;
  const t = useStudioText();
  const time = useTime();
  const toDomain = useRouteRef(domainRouteRef);
  const { data, error } = useUnmanagedAccess(domainId);
  if (!data) {
    return error === undefined ? (
      <Loading rows={2} rowHeight={24} />
    ) : (
      <FailureAlert title={t('existing.failed')} error={error} />
    );
  }
  const { people, total, groups } = data;
  const names = time.list(
    people.slice(0, MAX_NAMES).map(({ person }) => person.displayName),
  );
  return (
    <section aria-label={t('existing.title')}>
      <Flex direction="column" gap="2">
        <Text as="h3" weight="bold">
          {t('existing.title')}
        </Text>
        {total + groups.length === 0 ? (
          <Text as="p">{t('existing.nothing')}</Text>
        ) : (
          <>
            {groups.map(({ groupId, displayName, members }) => (
              <Text key={groupId} as="p">
                {t('unmanaged.group', { name: displayName, count: members })}
              </Text>
            ))}
            {total > 0 && (
              <Text as="p">
                {t('existing.people', {
                  count: total,
                  names:
                    total > MAX_NAMES
                      ? t('existing.andMore', {
                          names,
                          count: total - MAX_NAMES,
                        })
                      : names,
                })}
              </Text>
            )}
            <Text as="p" color="secondary">
              {t('existing.hint')}{' '}
              {toDomain && (
                <Link href={toDomain({ domainId })}>{t('existing.open')}</Link>
              )}
            </Text>
          </>
        )}
      </Flex>
    </section>
  );
}
