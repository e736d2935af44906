/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { ignoreNotFound } from '../../aws/awsErrors';
import type { StudioConfig } from '../../config/StudioConfig';
import type { InventoryReader } from '../../inventory/store/InventoryReader';
import type { DomainCreationRecord } from '../../model/domainCreation';
import type { DomainCreationStore } from '../../store/DomainCreationStore';
import type { CreationStepRun, DomainCalls } from './CreationStepRun';
import { say } from '../../util/say';

type Look = Pick<CreationStepRun, 'creation' | 'call' | 'signal'> & {
  studio: Pick<DomainCalls, 'findDomainId' | 'describeDomain'>;
};

export type RoleUseFacts = {
  inventory: Pick<InventoryReader, 'listDomains' | 'findProfileOfRole'>;
  creations: Pick<DomainCreationStore, 'listLive'>;
  config: Pick<StudioConfig, 'domains'>;
};

/** Other users of a role than the creation that made it, in words; `undefined` where none is known. */
export async function findRoleUse(
  role: string,
  run: Look,
  { inventory, creations, config }: RoleUseFacts,
): Promise<Message | undefined> {
  const { creation } = run;
  const seen = (await inventory.listDomains()).filter(
    ({ defaultExecutionRole }) => defaultExecutionRole === role,
  );
  const elsewhere = seen.find(domain => !isAt(domain, creation));
  if (elsewhere) {
    return say('role-use.domain', { domain: elsewhere.domainId });
  }
  const domainId = await findDomainWith(
    role,
    run,
    seen.map(each => each.domainId),
  );
  if (domainId !== undefined) {
    return say('role-use.domain', { domain: domainId });
  }
  const profile = await inventory.findProfileOfRole(role);
  if (profile) {
    return say('role-use.profile', {
      profile: profile.name,
      domain: profile.domainId,
    });
  }
  const offering = Object.entries(config.domains).find(
    ([, { executionRoles }]) => executionRoles.includes(role),
  );
  if (offering) {
    return say('role-use.settings', { domain: offering[0] });
  }
  const other = (await creations.listLive()).find(
    each =>
      each.requestId !== creation.requestId &&
      [each.executionRole, ...(each.domain.executionRoles ?? [])].includes(
        role,
      ),
  );
  return other && say('role-use.creation', { domain: other.domain.name });
}

/** The inventory may still show what was just deleted, and not yet what was just made. */
async function findDomainWith(
  role: string,
  { creation, studio, call, signal }: Look,
  seen: string[],
): Promise<string | undefined> {
  const namesake = await call('sagemaker:ListDomains', () =>
    studio.findDomainId(creation.domain.name, { signal }),
  );
  for (const domainId of new Set([...seen, ...(namesake ? [namesake] : [])])) {
    const domain = await call('sagemaker:DescribeDomain', () =>
      ignoreNotFound(studio.describeDomain(domainId, { signal })),
    );
    if (domain?.defaultExecutionRole === role && domain.status !== 'Deleting') {
      return domainId;
    }
  }
  return undefined;
}

function isAt(
  { accountId, region }: { accountId: string; region: string },
  place: Pick<DomainCreationRecord, 'accountId' | 'region'>,
): boolean {
  return accountId === place.accountId && region === place.region;
}
