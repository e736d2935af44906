/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Checkbox, Flex, Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText, useTime } from '../../hooks';
import { requestRouteRef } from '../../routes';
import { displayKindOf, isQuickDecision } from '../../view';
import { RequesterName } from '../RequesterName';
import { PlanList } from '../Plan';
import { RelativeTime } from '../RelativeTime';
import { RequestLink } from '../RequestTable';
import { RoleName } from '../RoleName';
import styles from './DecisionList.module.css';

/** One request with what would happen, and the buttons to decide it. */
export function DecisionItem(props: {
  request: AccessRequest;
  name: string;
  domain: string;
  isChosen: boolean;
  /** Absent where there is nothing to choose among. */
  onChoose?: (isChosen: boolean) => void;
  isPending: boolean;
  isDisabled: boolean;
  onApprove: () => void;
}) {
  const { request, name, domain, onChoose } = props;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  const isQuick = isQuickDecision(request);
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
          {onChoose && isQuick && (
            <Checkbox
              aria-label={t('decide.choose', { request: name })}
              isSelected={props.isChosen}
              onChange={onChoose}
            />
          )}
          <RequestLink request={request} domain={domain} />
          <Facts request={request} />
        </Flex>
        <Text as="p" className={styles.justification}>
          {t('decide.justification', { text: request.justification })}
        </Text>
        {isQuick ? (
          <PlanList plan={request.plan} />
        ) : (
          <Text as="p" variant="body-small" color="secondary">
            {t('decide.readFirst')}
          </Text>
        )}
      </div>
      <Flex gap="2" className={styles.buttons}>
        {isQuick && (
          <Button
            aria-label={t('decide.of', {
              label: t('request.approve'),
              request: name,
            })}
            isPending={props.isPending}
            isDisabled={props.isDisabled && !props.isPending}
            onPress={props.onApprove}
          >
            {t('request.approve')}
          </Button>
        )}
        {toRequest && (
          <ButtonLink
            variant={isQuick ? 'secondary' : 'primary'}
            href={toRequest({ requestId: request.requestId })}
            aria-label={t('decide.of', {
              label: t('decide.review'),
              request: name,
            })}
          >
            {t('decide.review')}
          </ButtonLink>
        )}
      </Flex>
    </li>
  );
}

function Facts(props: { request: AccessRequest }) {
  const { request } = props;
  const t = useStudioText();
  const time = useTime();
  const kind = displayKindOf(request);
  return (
    <>
      <Text as="span">{t(`asked.kind.${kind}`)}</Text>
      {['grant', 'onboard-team', 'change-role'].includes(kind) && (
        <RoleName arn={request.executionRole} />
      )}
      {['grant', 'onboard-team', 'extend'].includes(kind) && (
        <Text as="span">
          {request.duration
            ? time.duration(request.duration)
            : t('length.noEnd')}
        </Text>
      )}
      <RequesterName request={request} />
      <Text as="span" variant="body-small" color="secondary">
        <RelativeTime at={request.createdAt} />
      </Text>
    </>
  );
}
