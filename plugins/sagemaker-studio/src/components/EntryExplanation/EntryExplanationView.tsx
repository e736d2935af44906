/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Button, Flex, Text } from '@backstage/ui';
import type {
  EntryExplanation,
  RepairProposal,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  useApiText,
  useEntryExplanation,
  useRepairText,
  useStudioText,
} from '../../hooks';
import { LiveContent, StaleNotice } from '../Feedback';
import { BeforeFirstSync, SyncStatus } from '../Freshness';
import { EntryChecks } from './EntryChecks';
import { StudioLinkButtons } from '../StudioLinks';

/** Whether a person can open Studio: if so, the links; if not, what prevents it and who can fix it. */
export function EntryExplanationView(props: {
  person: string;
  domainId: string;
  isOwn: boolean;
  /** Absent for a viewer who may not create requests. */
  onRepair?: (repair: RepairProposal, title: string) => void;
}) {
  const { person, domainId, isOwn, onRepair } = props;
  const repairText = useRepairText();
  const explanation = useEntryExplanation(person, domainId);
  return (
    <LiveContent source={explanation} rows={5}>
      {data => {
        if (!data.syncedAt) {
          return <BeforeFirstSync />;
        }
        const { links, repair } = data;
        const repairLabel = repairText({ repair });
        return (
          <Flex direction="column" gap="4">
            <StaleNotice source={explanation} />
            <Verdict explanation={data} isOwn={isOwn} />
            {isOwn && links && (
              <StudioLinkButtons domainName={data.domainName} links={links} />
            )}
            {repair && onRepair && (
              <Flex>
                <Button onPress={() => onRepair(repair, repairLabel)}>
                  {repairLabel}
                </Button>
              </Flex>
            )}
            <EntryChecks explanation={data} isOwn={isOwn} />
            <SyncStatus syncedAt={data.syncedAt} reload={explanation.reload} />
          </Flex>
        );
      }}
    </LiveContent>
  );
}

function Verdict(props: { explanation: EntryExplanation; isOwn: boolean }) {
  const { canEnter, failure } = props.explanation;
  const t = useStudioText();
  const { say } = useApiText();
  if (!failure) {
    return (
      <Alert
        role="status"
        status="success"
        icon
        title={t('entry.wellTitle')}
        description={props.isOwn ? t('entry.well') : undefined}
      />
    );
  }
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={say(failure, 'sentence', { isOwn: props.isOwn })}
      description={
        <Flex direction="column" gap="1">
          {canEnter && <Text as="p">{t('entry.entersAllTheSame')}</Text>}
          <Text as="p">
            {t('domains.remedy', {
              remedy: say(failure, 'remedy', { isOwn: props.isOwn }),
            })}
          </Text>
          <Text as="p">
            {t('entry.whoFixes', { who: t(`entry.who.${failure.who}`) })}
          </Text>
        </Flex>
      }
    />
  );
}
