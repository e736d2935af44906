/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The policies in docs/iam and the list in the README against the commands that the gateways send. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../..');
const IAM = path.join(ROOT, 'docs/iam');

const PREFIXES: Record<string, string> = {
  '@aws-sdk/client-ec2': 'ec2',
  '@aws-sdk/client-iam': 'iam',
  '@aws-sdk/client-identitystore': 'identitystore',
  '@aws-sdk/client-sagemaker': 'sagemaker',
  '@aws-sdk/client-service-quotas': 'servicequotas',
  '@aws-sdk/client-sso-admin': 'sso',
  '@aws-sdk/client-sts': 'sts',
};

/** Takes no permission. */
const FREE = ['sts:GetCallerIdentity'];
/** Actions that AWS or the SDK needs in addition: passing a role, and signing in. */
const IMPLIED = ['iam:PassRole', 'sts:AssumeRole'];
/** What AWS needs in addition to create a domain and a role with tags. */
const IMPLIED_IN_CREATING = [
  'elasticfilesystem:CreateFileSystem',
  'elasticfilesystem:CreateMountTarget',
  'iam:CreateServiceLinkedRole',
  'iam:TagRole',
  'sso:CreateManagedApplicationInstance',
];

/** `iam:GetRole` of `GetRoleCommand`, and `sagemaker:ListDomains` of `paginateListDomains`. */
function actionsSent(): string[] {
  const actions = readdirSync(__dirname)
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap(file => {
      const source = readFileSync(path.join(__dirname, file), 'utf8');
      return [
        ...source.matchAll(
          /import \{([^}]*)\} from '(@aws-sdk\/client-[^']+)'/g,
        ),
      ].flatMap(([, names = '', client = '']) =>
        names
          .split(',')
          .map(name => name.trim())
          .flatMap(name => {
            const operation = /^(?:paginate(\w+)|(\w+)Command)$/.exec(name);
            return operation
              ? `${PREFIXES[client] ?? client}:${operation[1] ?? operation[2]}`
              : [];
          }),
      );
    });
  return [...new Set(actions)].filter(action => !FREE.includes(action)).sort();
}

function actionsOf(file: string): string[] {
  const { Statement } = JSON.parse(
    readFileSync(path.join(IAM, `${file}.json`), 'utf8'),
  );
  return Statement.flatMap(({ Action }: { Action: string[] }) => Action);
}

function isRead(action: string): boolean {
  return /:(Describe|Get|Is|List|Simulate)/.test(action);
}

const manage = [
  ...actionsOf('management-account-manage'),
  ...actionsOf('member-account-manage'),
];
const create = actionsOf('create-domain');
const all = [...new Set([...manage, ...create])];
const observe = [
  ...actionsOf('management-account-observe'),
  ...actionsOf('member-account-observe'),
];

describe('the policies in docs/iam', () => {
  it('allow exactly what the gateways call', () => {
    expect([...all].sort()).toEqual(
      [...actionsSent(), ...IMPLIED, ...IMPLIED_IN_CREATING].sort(),
    );
  });

  it('allow only the reading half of it where domains are observed', () => {
    expect([...observe].sort()).toEqual(
      manage
        .filter(action => isRead(action) || action === 'sts:AssumeRole')
        .sort(),
    );
  });

  it('are what the README lists', () => {
    const readme = readFileSync(
      path.join(__dirname, '../../README.md'),
      'utf8',
    );
    const [, section = ''] = readme.split('### IAM permissions of the role');
    const listed = section
      .split('\n## ')[0]
      ?.matchAll(
        /`((?:ec2|elasticfilesystem|iam|identitystore|sagemaker|servicequotas|sso|sts):\w+)`/g,
      );
    expect(
      [...new Set([...(listed ?? [])].map(([, name]) => name))].sort(),
    ).toEqual([...all].sort());
  });

  it('let no writing action loose on everything', () => {
    for (const file of readdirSync(IAM).filter(name => /e\.json$/.test(name))) {
      const { Statement } = JSON.parse(
        readFileSync(path.join(IAM, file), 'utf8'),
      );
      for (const { Action, Resource } of Statement) {
        expect(Resource === '*' && !Action.every(isRead)).toBe(false);
      }
    }
  });
});
