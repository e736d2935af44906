/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What users and roles of the seeds may do. The portal's roles have exactly the policies that docs/iam tells adopters to
 * use, so that whatever the portal calls beyond them is refused here as well.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AccountPolicies } from '../../policies/AccountPolicies';
import { sageMakerFullAccess } from '../managedPolicies';
import { World } from '../World';

const FOLDER = resolve(
  dirname(require.resolve('@studio-access/sandbox/package.json')),
  '../../docs/iam',
);

function readPolicy(name: string): unknown {
  return JSON.parse(readFileSync(resolve(FOLDER, `${name}.json`), 'utf8'));
}

/** The role that the portal has in every account. */
export const PORTAL_ROLE = 'BackstageStudioAccess';
/** What the portal has to say to assume its role in the accounts with domains. */
export const PORTAL_EXTERNAL_ID = 'alpenglow-studio-portal';
/** The permissions boundary of execution roles that the portal creates. */
export const PERMISSIONS_BOUNDARY = 'StudioExecutionBoundary';
/** The role that AWS Organizations makes in each member account, for administrators of the management account. */
export const ADMINISTRATOR_ROLE = 'OrganizationAccountAccessRole';

/** Values for the words in capitals. */
export type PolicyValues = Record<string, string | string[]>;

const PLACEHOLDER =
  /\b(INSTANCE_ID|IDENTITY_CENTER_ACCOUNT_ID|ACCOUNT_ID|REGION|DOMAIN_ID|EXECUTION_ROLE|PERMISSIONS_BOUNDARY|EXTERNAL_ID)\b/;

function filledTexts(text: string, values: PolicyValues): string[] {
  const [name] = PLACEHOLDER.exec(text) ?? [];
  if (name === undefined) {
    return [text];
  }
  return [values[name] ?? []]
    .flat()
    .flatMap(value => filledTexts(text.replaceAll(name, value), values));
}

/** Documents of docs/iam with values for the words in capitals; a list of them gives a list of ARNs. */
export function fillPolicy(document: unknown, values: PolicyValues): unknown {
  if (typeof document === 'string') {
    const texts = filledTexts(document, values);
    return texts.length === 1 ? texts[0] : texts;
  }
  if (Array.isArray(document)) {
    return document.flatMap(item => fillPolicy(item, values));
  }
  return typeof document === 'object' && document !== null
    ? Object.fromEntries(
        Object.entries(document).map(([key, value]) => [
          key,
          fillPolicy(value, values),
        ]),
      )
    : document;
}

const allow = (statement: object): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', ...statement }],
});

const trust = (Principal: object): unknown =>
  allow({ Principal, Action: 'sts:AssumeRole' });

const administrator = () => allow({ Action: '*', Resource: '*' });

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}

/** The values of docs/iam for an account: all its domains, all their Regions and all its execution roles. */
export function policyValues(world: World, accountId: string): PolicyValues {
  const { identityCenter } = world;
  const domains = Object.values(world.domains).filter(
    domain => domain.accountId === accountId,
  );
  return {
    INSTANCE_ID: identityCenter.instanceArn.split('/').slice(-1),
    IDENTITY_CENTER_ACCOUNT_ID: identityCenter.ownerAccountId,
    ACCOUNT_ID: accountId,
    REGION: unique([
      identityCenter.region,
      ...domains.map(({ region }) => region),
    ]),
    DOMAIN_ID: domains.map(({ domainId }) => domainId),
    EXECUTION_ROLE: executionRolesOf(world, accountId),
    PERMISSIONS_BOUNDARY,
    EXTERNAL_ID: PORTAL_EXTERNAL_ID,
  };
}

function executionRolesOf(world: World, accountId: string): string[] {
  const roles = world.accounts[accountId]?.roles ?? [];
  return roles.filter(role => role.startsWith('Studio'));
}

/** The permissions boundary of execution roles that the portal creates: SageMaker and the company's data. */
const boundary = () =>
  allow({ Action: ['sagemaker:*', 's3:*', 'logs:*'], Resource: '*' });

/**
 * The policies of docs/iam for the portal's role in an account.
 *
 * @param options - `half`: of an account whose domains are managed, or only observed; `createsDomains`: and where domains
 * are created
 */
export function portalPolicies(
  world: World,
  accountId: string,
  options: { half: 'manage' | 'observe'; createsDomains?: boolean },
): unknown[] {
  const { ownerAccountId } = world.identityCenter;
  const account =
    accountId === ownerAccountId ? 'management-account' : 'member-account';
  const names = [
    `${account}-${options.half}`,
    ...(options.createsDomains ? ['create-domain'] : []),
  ];
  const values = policyValues(world, accountId);
  return names.map(name =>
    fillPolicy(readPolicy(name), {
      ...values,
      // Nobody knows the ids of domains that are still to be created.
      ...(options.createsDomains ? { DOMAIN_ID: '*' } : {}),
    }),
  );
}

function iamOf(world: World, accountId: string): AccountPolicies {
  const { ownerAccountId } = world.identityCenter;
  const values = policyValues(world, accountId);
  const isOwner = accountId === ownerAccountId;
  const roles = executionRolesOf(world, accountId);
  return {
    policies: {
      [`user/${world.accounts[accountId]?.name}`]: [administrator()],
      [`role/${PORTAL_ROLE}`]: portalPolicies(world, accountId, {
        half: 'manage',
        // Also in an account without domains, where the first one is to be created.
        createsDomains: !isOwner,
      }),
      ...(isOwner ? {} : { [`role/${ADMINISTRATOR_ROLE}`]: [administrator()] }),
      ...Object.fromEntries(
        roles.map(role => [`role/${role}`, [sageMakerFullAccess()]]),
      ),
    },
    managedPolicies: isOwner
      ? {}
      : {
          [`arn:aws:iam::${accountId}:policy/${PERMISSIONS_BOUNDARY}`]:
            boundary(),
        },
    trustPolicies: {
      [PORTAL_ROLE]: isOwner
        ? trust({ Service: 'ecs-tasks.amazonaws.com' })
        : fillPolicy(readPolicy('member-account-trust'), values),
      ...(isOwner
        ? {}
        : {
            [ADMINISTRATOR_ROLE]: trust({
              AWS: `arn:aws:iam::${ownerAccountId}:root`,
            }),
          }),
      ...Object.fromEntries(
        roles.map(role => [
          role,
          trust({ Service: 'sagemaker.amazonaws.com' }),
        ]),
      ),
    },
  };
}

/** Gives the users and roles of all accounts their policies, once the domains are known. */
export function attachPolicies(world: World): void {
  for (const account of Object.values(world.accounts)) {
    account.iam = iamOf(world, account.accountId);
  }
}
