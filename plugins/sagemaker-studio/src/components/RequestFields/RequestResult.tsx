/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  ButtonLink,
  DialogBody,
  DialogFooter,
  Flex,
} from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useApiText, useRequest, useStudioText, useTime } from '../../hooks';
import { requestRouteRef } from '../../routes';
import {
  endOfCoolingOff,
  grantStateOf,
  isRequestInProgress,
  requestProgressOf,
} from '../../view';
import { StaleNotice } from '../Feedback';
import { OwnWayIn } from '../OwnWayIn';
import { GrantList } from '../Progress';
import { WaitsFor } from '../WaitsFor';

/** The result of sending a request: who decides, or its progress. */
export function RequestResult(props: {
  request: AccessRequest;
  onClose: () => void;
  /** The next steps. */
  children?: ReactNode;
}) {
  const { requestId } = props.request;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  const done = useRef<HTMLButtonElement>(null);
  // The focused button disappeared with the form, so the focus has to be moved.
  useEffect(() => done.current?.focus(), []);
  const live = useRequest(requestId);
  const request = live.data ?? props.request;
  return (
    <>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Outcome request={request} />
          <OwnWayIn request={request} />
          <StaleNotice source={live} />
          {request.status === 'in-review' && (
            <Flex direction="column" gap="2">
              <WaitsFor request={request} label={t('dialog.sentInReviewBy')} />
            </Flex>
          )}
          {request.grants.length > 0 && (
            <GrantList request={request} onChanged={() => void live.reload()} />
          )}
          {props.children}
        </Flex>
      </DialogBody>
      <DialogFooter>
        {toRequest && (
          <ButtonLink variant="secondary" href={toRequest({ requestId })}>
            {t('dialog.openRequest')}
          </ButtonLink>
        )}
        <Button ref={done} onPress={props.onClose}>
          {t('dialog.done')}
        </Button>
      </DialogFooter>
    </>
  );
}

function Outcome(props: { request: AccessRequest }) {
  const { request } = props;
  const t = useStudioText();
  const { say } = useApiText();
  if (request.status === 'in-review') {
    return (
      <Alert
        role="status"
        status="info"
        icon
        title={t('dialog.sentInReview')}
      />
    );
  }
  if (request.status !== 'approved') {
    return (
      <Alert
        role="status"
        status="warning"
        icon
        title={t(`requestStatus.${request.status}`)}
        description={request.decision?.comment ?? say(request, 'endedReason')}
      />
    );
  }
  if (requestProgressOf(request).blocked > 0) {
    return (
      <Alert
        role="status"
        status="danger"
        icon
        title={t('dialog.sentBlocked')}
      />
    );
  }
  return <Progressing request={request} />;
}

const MOVING = {
  grant: 'dialog.sentApproved',
  'onboard-team': 'dialog.sentApproved',
  extend: 'dialog.sentApproved',
  'change-role': 'sent.changeRoleMoving',
  revoke: 'sent.revokeMoving',
  'create-domain': 'creation.status.running',
} as const;

const DONE = {
  grant: 'dialog.sentReady',
  'onboard-team': 'dialog.sentReady',
  extend: 'sent.extendDone',
  'change-role': 'sent.changeRoleDone',
  revoke: 'sent.revokeDone',
  'create-domain': 'creation.status.succeeded',
} as const;

function Progressing(props: { request: AccessRequest }) {
  const { request } = props;
  const t = useStudioText();
  const time = useTime();
  const deletesAt = endOfCoolingOff(request);
  if (deletesAt) {
    return (
      <Alert
        role="status"
        status="warning"
        icon
        title={t('sent.coolingOff', { when: time.absolute(deletesAt) })}
      />
    );
  }
  const [startsAt] = request.grants.flatMap(grant =>
    grantStateOf(grant) === 'scheduled' ? grant.startsAt ?? [] : [],
  );
  if (startsAt && !isRequestInProgress(request)) {
    return (
      <Alert
        role="status"
        status="info"
        icon
        title={t('sent.scheduled', { date: time.date(startsAt) })}
      />
    );
  }
  return isRequestInProgress(request) ? (
    <Alert
      role="status"
      status="info"
      isPending
      title={t(MOVING[request.kind])}
    />
  ) : (
    <Alert role="status" status="success" icon title={t(DONE[request.kind])} />
  );
}
