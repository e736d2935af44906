/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type {
  DomainSetup as Setup,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { AwsThing } from '../../components/AwsThing';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { useStudioText, useTime } from '../../hooks';
import { consoleUrlOfApplication } from '../../view';
import styles from './Domain.module.css';

type Translate = ReturnType<typeof useStudioText>;

/** How a domain is set up in AWS: what SageMaker's own control panel shows. */
export function DomainSetup(props: {
  domain: StudioDomain;
  setup: Setup | undefined;
}) {
  const { domain, setup } = props;
  const t = useStudioText();
  const time = useTime();
  if (!setup) {
    return (
      <Text as="p" color="secondary">
        {t('setup.notRead')}
      </Text>
    );
  }
  return (
    <Flex direction="column" gap="3">
      <Text as="p" color="secondary" title={time.absolute(setup.seenAt)}>
        {t('readiness.seen', { age: time.relative(setup.seenAt) })}
      </Text>
      <DescriptionList>
        <Description label={t('setup.network')}>
          {t(`setup.access.${setup.network.access}`)}
        </Description>
        <Description label={t('setup.vpc')}>
          <Ids ids={setup.network.vpcId ? [setup.network.vpcId] : []} />
        </Description>
        <Description label={t('setup.subnets')}>
          <Ids ids={setup.network.subnetIds} />
        </Description>
        <Description label={t('setup.securityGroups')}>
          <Ids ids={setup.network.securityGroupIds} />
        </Description>
        <Description label={t('setup.sharing')}>
          {sharingText(t, setup.sharing)}
        </Description>
        <Description label={t('setup.encryption')}>
          {setup.encryption.kmsKey ?? t('setup.awsKey')}
        </Description>
        <Description label={t('setup.fileSystem')}>
          <Ids
            ids={setup.storage.fileSystemId ? [setup.storage.fileSystemId] : []}
          />
        </Description>
        <Description label={t('setup.spaceStorage')}>
          {storageText(t, setup.storage)}
        </Description>
        <Description label={t('setup.idleShutdown')}>
          {setup.defaults.idleShutdown.map(({ app, ...idle }) => (
            <span key={app} className={styles.line}>
              {idle.enabled
                ? t('setup.idleAfter', {
                    app,
                    minutes: String(idle.minutes ?? '?'),
                  })
                : t('setup.idleOff', { app })}
            </span>
          ))}
        </Description>
        <Description label={t('setup.sourceIdentity')}>
          {t(setup.defaults.sourceIdentity ? 'setup.on' : 'setup.off')}
        </Description>
        <Description label={t('setup.tagPropagation')}>
          {t(setup.defaults.tagPropagation ? 'setup.on' : 'setup.off')}
        </Description>
        <Description label={t('setup.application')}>
          {domain.applicationArn ? (
            <AwsThing
              id={domain.applicationArn}
              href={consoleUrlOfApplication(domain.applicationArn)}
            />
          ) : (
            t('setup.none')
          )}
        </Description>
        <Description label={t('setup.tags')}>
          {setup.tags === undefined
            ? t('setup.tagsNotRead')
            : tagLines(setup.tags) ?? t('setup.none')}
        </Description>
      </DescriptionList>
    </Flex>
  );
}

function Ids(props: { ids: string[] }) {
  const t = useStudioText();
  return props.ids.length === 0 ? (
    <>{t('setup.none')}</>
  ) : (
    <>
      {props.ids.map(id => (
        <span key={id} className={styles.line}>
          {id}
        </span>
      ))}
    </>
  );
}

function tagLines(tags: NonNullable<Setup['tags']>) {
  return tags.length === 0
    ? undefined
    : tags.map(({ key, value }) => (
        <span key={key} className={styles.line}>
          {`${key}: ${value}`}
        </span>
      ));
}

function sharingText(t: Translate, sharing: Setup['sharing']): string {
  if (!sharing.enabled) {
    return t('setup.off');
  }
  const { s3OutputPath: path, kmsKey } = sharing;
  return [
    path ? t('setup.sharedIn', { path }) : t('setup.on'),
    ...(kmsKey ? [t('setup.sharedKey', { key: kmsKey })] : []),
  ].join(' · ');
}

function storageText(
  t: Translate,
  { defaultSpaceGb, maximumSpaceGb }: Setup['storage'],
): string {
  return defaultSpaceGb === undefined || maximumSpaceGb === undefined
    ? t('setup.awsStorage')
    : t('setup.spaceGb', {
        usual: String(defaultSpaceGb),
        most: String(maximumSpaceGb),
      });
}
