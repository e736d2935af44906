/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ignoreNotFound } from '../aws/awsErrors';
import type { CallOptions } from '../aws/observed';
import type { StudioGateway } from '../aws/StudioGateway';
import type { ExistingDomain } from '../diagnosis/newDomain';

/** How a domain is set up, as AWS shows it now; `undefined` when there is none. */
export async function readExistingDomain(
  studio: Pick<StudioGateway, 'describeDomainWithSettings'>,
  domainId: string,
  options?: CallOptions,
): Promise<ExistingDomain | undefined> {
  const found = await ignoreNotFound(
    studio.describeDomainWithSettings(domainId, options),
  );
  if (!found) {
    return undefined;
  }
  const { domain, settings } = found;
  const { network, sharing, storage } = settings.setup;
  const [idle] = settings.idleShutdown;
  return {
    domainId,
    domainArn: domain.domainArn,
    status: domain.status,
    authMode: domain.authMode,
    executionRole: domain.defaultExecutionRole,
    network,
    sharing,
    kmsKey: settings.kmsKey,
    storage,
    idleMinutes: idle?.enabled ? idle.minutes : undefined,
    attributesSessions: settings.sourceIdentity,
  };
}
