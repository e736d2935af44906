/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { Age } from '../DataAge';
import { EntityLink } from '../EntityLink';
import { Fact, Facts } from '../Facts';
import { RoleName } from '../RoleName';

/** Who asked for what, when and how. */
export function RequestFacts(props: {
  request: AccessRequest;
  domain: string;
}) {
  const { request, domain } = props;
  const t = useStudioText();
  return (
    <Facts>
      <Fact label={t('facts.domain')}>{domain}</Fact>
      <Fact label={t('facts.team')}>
        <EntityLink entityRef={request.team} />
      </Fact>
      <Fact label={t('facts.role')}>
        <RoleName arn={request.executionRole} />
      </Fact>
      <Fact label={t('facts.people')}>{request.people.length}</Fact>
      <Fact label={t('facts.requester')}>
        <EntityLink entityRef={request.requester} />
      </Fact>
      <Fact label={t('facts.asked')}>
        <Age at={request.createdAt} />
      </Fact>
      <Fact label={t('facts.source')}>{t(`source.${request.source}`)}</Fact>
      <Fact label={t('facts.policy')}>
        {t('request.policyVersion', {
          name: request.policy.name,
          version: request.policy.version.slice(0, 8),
        })}
      </Fact>
    </Facts>
  );
}
