/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type { DomainSettings } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { EntityNames } from '../../components/EntityLink';
import { ToneBadge } from '../../components/StateBadge';
import { textContrast } from '../../components/TextContrast';
import { useStudioText, useTime } from '../../hooks';
import { roleName } from '../../view';
import { DomainSettingsDialog } from './DomainSettingsDialog';
import { NobodyCanAsk } from './NobodyCanAsk';
import styles from './Settings.module.css';
import { SettingsOrigin, SettingsSource } from './SettingsOrigin';

/** The settings of a domain, and the button to change them. */
export function DomainSettingsCard(props: {
  domain: DomainSettings;
  onSaved: () => Promise<void>;
}) {
  const { domain, onSaved } = props;
  const { domainId, name = domainId, accountId, region, mode } = domain;
  const t = useStudioText();
  const time = useTime();
  const [isOpen, setOpen] = useState(false);
  const durationOf = (iso: string | undefined) =>
    iso ? time.duration(iso) : t('settings.byPolicies');
  return (
    <Card className={textContrast}>
      <CardHeader>
        <Text as="h3" variant="body-large" weight="bold">
          {name}
        </Text>
        {accountId && region && (
          <Text as="p" color="secondary">
            {t('domains.place', { account: accountId, region })}
          </Text>
        )}
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          <Flex gap="2" style={{ flexWrap: 'wrap' }}>
            <ToneBadge tone="neutral">{t(`mode.${mode}`)}</ToneBadge>
            <SettingsSource origin={domain} />
          </Flex>
          <DescriptionList>
            <Description label={t('settings.field.owners')}>
              {domain.owners.length ? (
                <EntityNames entityRefs={domain.owners} />
              ) : (
                t('settings.nobody')
              )}
            </Description>
            <Description label={t('settings.field.roles')}>
              <Roles domain={domain} />
            </Description>
            <Description label={t('settings.field.defaultDuration')}>
              {durationOf(domain.defaultDuration)}
            </Description>
            <Description label={t('settings.field.maxDuration')}>
              {durationOf(domain.maxDuration)}
            </Description>
            <Description label={t('settings.field.contact')}>
              {domain.contact ?? t('settings.notSet')}
            </Description>
          </DescriptionList>
          {domain.nobodyCanAsk && <NobodyCanAsk domainId={domainId} />}
          <SettingsOrigin origin={domain} who="owners" />
        </Flex>
      </CardBody>
      {domain.mayChange !== 'nothing' && (
        <CardFooter>
          <Button variant="secondary" onPress={() => setOpen(true)}>
            {t(
              domain.source === 'none'
                ? 'settings.manageDomain'
                : 'settings.changeDomain',
              { domain: name },
            )}
          </Button>
          {isOpen && (
            <DomainSettingsDialog
              domain={domain}
              onClose={() => setOpen(false)}
              onSaved={onSaved}
            />
          )}
        </CardFooter>
      )}
    </Card>
  );
}

/** The domain's default role, and those that are set, by the names that people know. */
function Roles(props: { domain: DomainSettings }) {
  const { roles, defaultExecutionRole } = props.domain;
  const t = useStudioText();
  const isNamed = roles.some(({ role }) => role === defaultExecutionRole);
  return (
    <ul className={styles.list}>
      {defaultExecutionRole && !isNamed && (
        <li>
          {t('settings.defaultRole', { role: roleName(defaultExecutionRole) })}
        </li>
      )}
      {roles.map(({ role, name, purpose }) => (
        <li key={role}>
          {name ?? roleName(role)}
          {name && (
            <Text as="p" color="secondary">
              {roleName(role)}
            </Text>
          )}
          {purpose && (
            <Text as="p" color="secondary">
              {purpose}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
