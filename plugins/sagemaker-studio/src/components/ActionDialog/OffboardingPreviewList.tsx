/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { OffboardingPreview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useApiText, useStudioText } from '../../hooks';
import { Description, DescriptionList } from '../DescriptionList';
import { RelativeTime } from '../RelativeTime';
import styles from './ActionDialog.module.css';

/** The data of each person in the domain. */
export function OffboardingPreviewList(props: {
  previews: OffboardingPreview[];
  nameOf: (grantId: string) => string;
  /** Number of people who are not listed. */
  more: number;
}) {
  const t = useStudioText();
  return (
    <section aria-label={t('offboard.preview')}>
      <Flex direction="column" gap="2">
        <Text as="h3" variant="body-medium" weight="bold">
          {t('offboard.preview')}
        </Text>
        <ul className={styles.previews} aria-label={t('offboard.previewLabel')}>
          {props.previews.map(preview => (
            <li key={preview.grantId} className={styles.preview}>
              <Preview
                preview={preview}
                displayName={props.nameOf(preview.grantId)}
              />
            </li>
          ))}
        </ul>
        {props.more > 0 && (
          <Text as="p" color="secondary">
            {t('offboard.previewMore', { count: props.more })}
          </Text>
        )}
      </Flex>
    </section>
  );
}

function Preview(props: { preview: OffboardingPreview; displayName: string }) {
  const { preview, displayName } = props;
  const { apps, spaces, profileName, homeDirectoryUid, remainingAccess } =
    preview;
  const { otherProfiles = [] } = preview;
  const t = useStudioText();
  const { sayEach } = useApiText();
  const nothing = t('team.none');
  return (
    <Flex direction="column" gap="2">
      <Text as="p" weight="bold">
        {displayName}
      </Text>
      <DescriptionList>
        <Description label={t('offboard.apps')}>
          {apps.map(app => `${app.type} ${app.name}`).join(', ') || nothing}
        </Description>
        <Description label={t('offboard.spaces')}>
          {spaces
            .map(({ name, sizeGb, shared, remoteAccess }) =>
              [
                name,
                ...(sizeGb === undefined
                  ? []
                  : [t('offboard.size', { size: String(sizeGb) })]),
                ...(shared ? [t('offboard.shared')] : []),
                ...(remoteAccess ? [t('offboard.remoteAccess')] : []),
              ].join(' · '),
            )
            .join(', ') || nothing}
        </Description>
        <Description label={t('facts.profile')}>
          {profileName ?? nothing}
        </Description>
        <Description label={t('offboard.homeDirectory')}>
          {homeDirectoryUid
            ? t('offboard.homeUid', { uid: homeDirectoryUid })
            : nothing}
        </Description>
        {otherProfiles.length > 0 && (
          <Description label={t('offboard.otherProfiles')}>
            {otherProfiles
              .map(({ name, userName, homeDirectoryUid: uid }) =>
                [
                  name,
                  ...(userName ? [userName] : []),
                  ...(uid ? [t('offboard.homeUid', { uid })] : []),
                ].join(' · '),
              )
              .join(', ')}
          </Description>
        )}
        {remainingAccess.length > 0 && (
          <Description label={t('offboard.remaining')}>
            {sayEach(remainingAccess, preview.messages?.remainingAccess).join(
              ', ',
            )}
          </Description>
        )}
      </DescriptionList>
      <Text as="p" variant="body-small" color="secondary">
        {t('offboard.seenInAws')} <RelativeTime at={preview.seenAt} />
      </Text>
    </Flex>
  );
}
