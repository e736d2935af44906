/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  paginateListInstances,
  type InstanceMetadata,
  type SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CallOptions, IdentityCenterInstance } from './observed';
import { sendOptions } from './pacedClient';

/** The account and Region that are called, and what is known of the instance beforehand. */
export type ConfiguredInstance = {
  accountId: string;
  region: string;
  instanceArn?: string;
  identityStoreId?: string;
};

/** The instance that the configuration means, from ListInstances unless the configuration names all of it. */
export async function findInstance(
  admin: SSOAdminClient,
  configured: ConfiguredInstance,
  options?: CallOptions,
): Promise<IdentityCenterInstance> {
  const { accountId, region, instanceArn, identityStoreId } = configured;
  if (instanceArn && identityStoreId) {
    return { instanceArn, identityStoreId };
  }
  const candidates: InstanceMetadata[] = [];
  const pages = paginateListInstances(
    { client: admin },
    {},
    sendOptions(options),
  );
  for await (const { Instances = [] } of pages) {
    candidates.push(
      ...Instances.filter(
        ({ InstanceArn }) => !instanceArn || InstanceArn === instanceArn,
      ),
    );
  }
  const [instance, ...others] = candidates;
  const place = `account ${accountId} in ${region}`;
  if (!instance) {
    throw new NotFoundError(
      instanceArn
        ? `The IAM Identity Center instance ${instanceArn} is not visible to ${place}. Check sagemakerStudio.identityCenter.`
        : `No IAM Identity Center instance is visible to ${place}. Check sagemakerStudio.identityCenter.accountId and region; it has to be the Region of the instance.`,
    );
  }
  if (others.length > 0) {
    const arns = candidates.map(({ InstanceArn }) => InstanceArn).join(', ');
    throw new InputError(
      `Several IAM Identity Center instances are visible to ${place}: ${arns}. Name the organization's in sagemakerStudio.identityCenter.instanceArn.`,
    );
  }
  return {
    instanceArn: instance.InstanceArn!,
    identityStoreId: identityStoreId ?? instance.IdentityStoreId!,
  };
}
