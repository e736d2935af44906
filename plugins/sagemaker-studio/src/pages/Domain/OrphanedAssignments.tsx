/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import type {
  OrphanedAssignment,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { FailureAlert } from '../../components/Feedback';
import { Section } from '../../components/Section';
import {
  reloadDomain,
  useAction,
  useApiText,
  useOrphanedAssignments,
  useStudioText,
} from '../../hooks';

/** Assignments of users and groups that are gone, and the action that removes them; nothing where there are none. */
export function OrphanedAssignments(props: { domain: StudioDomain }) {
  const { domainId } = props.domain;
  const t = useStudioText();
  const { say } = useApiText();
  const api = useApi(sagemakerStudioApiRef);
  const list = useOrphanedAssignments(domainId);
  const { run, isPending, pending, error } = useAction(
    async ({ principalType, principalId }: OrphanedAssignment) =>
      api.removeOrphanedAssignment(domainId, { principalType, principalId }),
    () => reloadDomain(domainId),
  );
  const { items = [], viewer } = list.data ?? {};
  if (items.length === 0) {
    return null;
  }
  return (
    <Section title={t('orphaned.title')}>
      <Flex direction="column" gap="3">
        <Text as="p" color="secondary">
          {t('orphaned.description')}
        </Text>
        {error !== undefined && (
          <FailureAlert title={t('orphaned.failed')} error={error} />
        )}
        {viewer && !viewer.mayRemove && (
          <Text as="p" color="secondary">
            {t('orphaned.othersRemove')}
          </Text>
        )}
        <ul aria-label={t('orphaned.title')}>
          {items.map(item => (
            <li key={`${item.principalType} ${item.principalId}`}>
              <Flex align="center" gap="3">
                <Text>
                  {t(`orphaned.${item.principalType}`, {
                    name: item.name ?? item.principalId,
                  })}
                </Text>
                {item.removal && (
                  <Text color="secondary">
                    {t(`orphaned.${item.removal.status}`)}
                  </Text>
                )}
                {viewer?.mayRemove && !item.removal && (
                  <Button
                    variant="secondary"
                    aria-label={t('orphaned.removeOf', {
                      name: item.name ?? item.principalId,
                    })}
                    isDisabled={isPending}
                    isPending={pending?.[0].principalId === item.principalId}
                    onPress={() => void run(item)}
                  >
                    {t('orphaned.remove')}
                  </Button>
                )}
              </Flex>
              {item.removal?.error && (
                <Alert
                  status="warning"
                  icon
                  title={say(item.removal.error, 'message')}
                  description={say(item.removal.error, 'remedy')}
                />
              )}
            </li>
          ))}
        </ul>
      </Flex>
    </Section>
  );
}
