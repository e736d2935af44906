/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { awsErrorName } from '../../aws/awsErrors';
import type { NewDomain } from '../../aws/newDomain';
import {
  domainDifferences,
  type ExistingDomain,
} from '../../diagnosis/newDomain';
import { readExistingDomain } from '../../facts/existingDomain';
import { CREATED_TAG, REQUEST_TAG } from '../../model/domainCreation';
import { millisecondsSince } from '../../util/now';
import {
  blocked,
  isOwn,
  type CreationStepRun,
  type StepResult,
} from './CreationStepRun';

/** IAM takes so long at most to let SageMaker use a role that is new. */
const ROLE_SETTLES_MS = 2 * 60_000;

type Found = {
  existing: ExistingDomain;
  /** Whether this request has made it. */
  isOwn: boolean;
};

export async function ensureDomain(run: CreationStepRun): Promise<StepResult> {
  const { creation, studio, call, signal } = run;
  const { domain, executionRole } = creation;
  const found = await findDomain(run);
  if (!found) {
    try {
      const { domainId } = await call('sagemaker:CreateDomain', () =>
        studio.createDomain(toNewDomain(run), { signal }),
      );
      return { done: `AWS creates the domain ${domainId}.`, domainId };
    } catch (error) {
      // The name is taken by now, perhaps by a call of ours whose answer was lost; the next attempt sees whose it is.
      if (
        awsErrorName(error) === 'ResourceInUse' ||
        isRoleUnsettled(run, error)
      ) {
        return { wait: true };
      }
      throw error;
    }
  }
  const { existing } = found;
  const { domainId, status } = existing;
  if (found.isOwn) {
    if (status === 'Failed') {
      await call('sagemaker:DeleteDomain', () =>
        studio.deleteDomain(domainId, { signal }),
      );
      return { wait: true, domainId };
    }
    return status === 'Deleting'
      ? { wait: true, domainId }
      : { done: `AWS creates the domain ${domainId}.`, domainId };
  }
  const differences = domainDifferences({ domain, executionRole }, existing);
  return differences.length
    ? blocked(
        'ResourceInUse',
        `The domain ${domainId} has the name '${
          domain.name
        }' by now, and is another: ${differences.join('; ')}.`,
        'Cancel this, and ask again with another name.',
      )
    : {
        done: `The domain ${domainId} was there already and is adopted.`,
        domainId,
      };
}

export async function waitInService(run: CreationStepRun): Promise<StepResult> {
  const { creation, studio, call, signal } = run;
  const { domainId = '' } = creation;
  const domain = await call('sagemaker:DescribeDomain', () =>
    readExisting(run, domainId),
  );
  switch (domain?.status) {
    case 'InService':
      return { done: `The domain ${domainId} is in service.` };
    case 'Failed': {
      const { failureReason } = await call('sagemaker:DescribeDomain', () =>
        studio.describeDomain(domainId, { signal }),
      );
      return blocked(
        'Failed',
        `AWS could not create the domain ${domainId}: ${
          failureReason ?? 'it gives no reason'
        }`,
        'Remove the reason and retry, which deletes what has failed and creates the domain again; or cancel.',
      );
    }
    case undefined:
      return blocked(
        'ResourceNotFound',
        `The domain ${domainId} is gone from AWS.`,
        'Retry to create it again, or cancel.',
      );
    default:
      return { wait: true };
  }
}

/** Deletes the domain if this request has made it and nobody uses it. */
export async function deleteDomain(run: CreationStepRun): Promise<StepResult> {
  const { studio, call, signal } = run;
  const found = await findDomain(run);
  if (!found) {
    return { done: 'There is no domain to delete.' };
  }
  const { domainId, status } = found.existing;
  if (!found.isOwn) {
    return {
      done: `The domain ${domainId} was not made by this request and stays.`,
    };
  }
  if (status === 'Deleting' || status === 'Pending' || status === 'Updating') {
    return { wait: true, domainId };
  }
  if (status === 'Delete_Failed' && run.step.attempts > 0) {
    return blocked(
      'Delete_Failed',
      `AWS could not delete the domain ${domainId}.`,
      'Remove the reason, which AWS shows with the domain, then retry.',
    );
  }
  const { items } = await call('sagemaker:ListUserProfiles', () =>
    studio.listProfiles({ domainId }, { signal }),
  );
  if (items.length > 0) {
    return blocked(
      'ResourceInUse',
      `The domain ${domainId} has user profiles already, such as ${items[0]?.name}, and is not deleted with them.`,
      'Revoke the access of these people with their data, then retry; or leave the domain as it is.',
    );
  }
  await call('sagemaker:DeleteDomain', () =>
    studio.deleteDomain(domainId, { signal }),
  );
  return { wait: true, domainId };
}

/** By its id, or by its name where no id was stored: the answer of AWS may have been lost. */
async function findDomain(run: CreationStepRun): Promise<Found | undefined> {
  const { creation, studio, call, signal } = run;
  const domainId = await call('sagemaker:ListDomains', () =>
    studio.findDomainId(creation.domain.name, { signal }),
  );
  if (domainId === undefined) {
    return undefined;
  }
  const existing = await call('sagemaker:DescribeDomain', () =>
    readExisting(run, domainId),
  );
  if (!existing) {
    return undefined;
  }
  const tags = await call('sagemaker:ListTags', () =>
    studio.listTags({ arn: existing.domainArn }, { signal }),
  );
  return { existing, isOwn: isOwn(tags, creation) };
}

function readExisting(
  { studio, signal }: CreationStepRun,
  domainId: string,
): Promise<ExistingDomain | undefined> {
  return readExistingDomain(studio, domainId, { signal });
}

function isRoleUnsettled(
  { creation }: CreationStepRun,
  error: unknown,
): boolean {
  const made = creation.steps.find(({ name }) => name === 'ensure-role');
  return (
    made?.startedAt !== undefined &&
    millisecondsSince(made.startedAt) < ROLE_SETTLES_MS &&
    awsErrorName(error) === 'ValidationException' &&
    error instanceof Error &&
    /\brole\b/i.test(error.message)
  );
}

function toNewDomain({ creation }: CreationStepRun): NewDomain {
  const { domain, executionRole, requestId } = creation;
  const { network, tags = [] } = domain;
  return {
    name: domain.name,
    executionRole,
    network: { ...network, securityGroupIds: network.securityGroupIds ?? [] },
    sharing: domain.sharing,
    kmsKey: domain.kmsKey,
    storage: domain.storage,
    idleMinutes: domain.idleMinutes,
    attributeSessions: domain.attributeSessions ?? true,
    tags: {
      ...Object.fromEntries(tags.map(({ key, value }) => [key, value])),
      [CREATED_TAG]: 'true',
      [REQUEST_TAG]: requestId,
    },
  };
}
