/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { PersonAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText, useTime } from '../../hooks';
import { endsSoon } from '../../view';
import { RelativeTime } from '../RelativeTime';
import { CellStack } from '../ResponsiveTable';
import { ToneBadge } from '../StateBadge';

/** When access ends. */
export function Until(props: { access: PersonAccess }) {
  const { grant } = props.access;
  const t = useStudioText();
  const time = useTime();
  if (!grant || grant.status === 'ended') {
    return <Nothing />;
  }
  const { expiresAt, startsAt, endedAt, status } = grant;
  if (endedAt) {
    return (
      <time dateTime={endedAt} title={time.absolute(endedAt)}>
        {t('people.endedOn', { date: time.date(endedAt) })}
      </time>
    );
  }
  const start = status === 'scheduled' && startsAt && (
    <Text as="span">{t('people.startsOn', { date: time.date(startsAt) })}</Text>
  );
  if (!expiresAt) {
    return (
      <CellStack>
        {start}
        <Text as="span">{t('people.neverExpires')}</Text>
      </CellStack>
    );
  }
  return (
    <CellStack>
      {start}
      <time dateTime={expiresAt} title={time.absolute(expiresAt)}>
        {time.date(expiresAt)}
      </time>
      {endsSoon(expiresAt, Date.now()) ? (
        <ToneBadge tone="warning">{t('people.endsSoon')}</ToneBadge>
      ) : (
        <Text as="span" variant="body-small" color="secondary">
          {time.relative(expiresAt)}
        </Text>
      )}
    </CellStack>
  );
}

/** When the person last used Studio. */
export function LastUse(props: { access: PersonAccess }) {
  const { usage } = props.access;
  const t = useStudioText();
  if (!usage) {
    return <Nothing />;
  }
  const running = usage.runningApps.length;
  return (
    <CellStack>
      {usage.lastActivityAt ? (
        <RelativeTime at={usage.lastActivityAt} />
      ) : (
        <Text as="span" color="secondary">
          {t('people.neverUsed')}
        </Text>
      )}
      {running > 0 && (
        <Text as="span" variant="body-small" color="secondary">
          {t('people.running', { count: running })}
        </Text>
      )}
    </CellStack>
  );
}

function Nothing() {
  return (
    <Text as="span" color="secondary">
      –
    </Text>
  );
}
