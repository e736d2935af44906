/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type {
  AccessRequest,
  ApprovalStage,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { EntityLink, EntityNames } from '../../components/EntityLink';
import { RelativeTime } from '../../components/RelativeTime';
import { ToneBadge } from '../../components/StateBadge';
import { useStageName, useStudioText, useTime } from '../../hooks';
import { decidersAmong } from '../../view';
import type { Tone } from '../../view';
import styles from './StageList.module.css';

const TONE_OF_STAGE: Record<ApprovalStage['status'], Tone> = {
  waiting: 'neutral',
  'in-review': 'progress',
  approved: 'positive',
  rejected: 'negative',
};

/** The stages of a decision: approvers, quorum and votes. */
export function StageList(props: {
  request: Pick<AccessRequest, 'stages' | 'requester' | 'people'>;
}) {
  const t = useStudioText();
  return (
    <ol className={styles.stages} aria-label={t('stages.label')}>
      {props.request.stages.map((stage, index) => (
        <Stage
          key={`${index} ${stage.name}`}
          stage={stage}
          request={props.request}
        />
      ))}
    </ol>
  );
}

function Stage(props: {
  stage: ApprovalStage;
  request: Pick<AccessRequest, 'requester' | 'people'>;
}) {
  const { name, status, quorum, votes, approvers, fallback } = props.stage;
  const t = useStudioText();
  const stageName = useStageName();
  const given = votes.filter(
    ({ outcome, lapsedAt }) => outcome === 'approved' && !lapsedAt,
  ).length;
  return (
    <li className={styles.stage}>
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <Text as="span" weight="bold">
          {stageName(name)}
        </Text>
        <ToneBadge tone={TONE_OF_STAGE[status]}>
          {t(`stages.status.${status}`)}
        </ToneBadge>
        {quorum > 1 && (
          <Text as="span" color="secondary">
            {t('stages.quorum', {
              given: String(given),
              quorum: String(quorum),
            })}
          </Text>
        )}
      </Flex>
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <Text as="span" color="secondary">
          {t('stages.approvers')}
        </Text>
        <EntityNames entityRefs={decidersAmong(approvers, props.request)} />
      </Flex>
      {fallback && (
        <Text as="p" color="secondary" variant="body-small">
          {t('stages.fallback')}
        </Text>
      )}
      {votes.map(vote => (
        <Vote key={`${vote.by} ${vote.at}`} vote={vote} />
      ))}
    </li>
  );
}

function Vote(props: { vote: ApprovalStage['votes'][number] }) {
  const { by, outcome, comment, at, lapsedAt } = props.vote;
  const t = useStudioText();
  const time = useTime();
  return (
    <div className={styles.vote}>
      <Text as="p">
        {t(
          outcome === 'approved' ? 'request.approvedBy' : 'request.rejectedBy',
          {
            who: <EntityLink entityRef={by} />,
          },
        )}{' '}
        <Text as="span" color="secondary">
          <RelativeTime at={at} />
        </Text>
      </Text>
      {comment && (
        <Text as="p" className={styles.comment}>
          {comment}
        </Text>
      )}
      {lapsedAt && (
        <Text as="p" color="secondary" variant="body-small">
          {t('stages.lapsed', { date: time.date(lapsedAt) })}
        </Text>
      )}
    </div>
  );
}
