/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Flex, Text } from '@backstage/ui';
import {
  studioDomainCreatePermission,
  type AccessRequest,
  type DomainCreation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { FailureAlert } from '../../components/Feedback';
import { StepList } from '../../components/Progress';
import { Section } from '../../components/Section';
import { useAction, useGranted, useStudioText } from '../../hooks';
import { domainRouteRef } from '../../routes';

/** How far the creation of a domain is, with what can be done about it. */
export function CreationProgress(props: {
  request: AccessRequest;
  creation: DomainCreation;
  reload: () => Promise<void>;
}) {
  const { request, creation, reload } = props;
  const { status, name, domainId, steps } = creation;
  const t = useStudioText();
  const api = useApi(sagemakerStudioApiRef);
  const toDomain = useRouteRef(domainRouteRef);
  const isGranted = useGranted(studioDomainCreatePermission);
  const mayChange = isGranted && request.viewerMayChangeCreation === true;
  const retry = useAction(async () => {
    await api.retryDomainCreation(request.requestId);
    await reload();
  });
  const cancel = useAction(async () => {
    await api.cancelDomainCreation(request.requestId);
    await reload();
  });
  const error = retry.error ?? cancel.error;
  const isBlocked = steps.some(step => step.status === 'blocked');
  const isCancellable = status === 'running' || status === 'blocked';
  return (
    <Section title={t('progress.title')}>
      <Flex direction="column" gap="3">
        <Text as="p" weight="bold">
          {t(`creation.status.${status}`)}
        </Text>
        <StepList steps={steps} person={name} />
        {error !== undefined && (
          <FailureAlert title={t('creation.failed')} error={error} />
        )}
        <Flex gap="2">
          {status === 'succeeded' && domainId && toDomain && (
            <ButtonLink href={toDomain({ domainId })}>
              {t('creation.openDomain')}
            </ButtonLink>
          )}
          {mayChange && isBlocked && (
            <Button
              isPending={retry.isPending}
              onPress={() => void retry.run()}
            >
              {t('progress.retry')}
            </Button>
          )}
          {mayChange && isCancellable && (
            <Button
              variant="secondary"
              isPending={cancel.isPending}
              onPress={() => void cancel.run()}
            >
              {t('creation.cancel')}
            </Button>
          )}
        </Flex>
        {mayChange && isCancellable && (
          <Text as="p" color="secondary" variant="body-small">
            {t('creation.cancelHint')}
          </Text>
        )}
      </Flex>
    </Section>
  );
}
