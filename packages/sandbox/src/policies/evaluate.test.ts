/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { compilePolicy } from './compilePolicy';
import { evaluatePolicies, evaluateTrust } from './evaluate';

const ROLE = 'arn:aws:iam::222222222222:role/Studio';

const policy = (...statements: object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});
const allow = (more: object = {}) => ({
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: ROLE,
  ...more,
});
const PASSED = {
  Condition: {
    StringEquals: { 'iam:PassedToService': ['sagemaker.amazonaws.com'] },
  },
};

describe('policies of a role', () => {
  const pass = { action: 'iam:PassRole', resource: ROLE };
  const toSageMaker = {
    ...pass,
    context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
  };
  const toEc2 = {
    ...pass,
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  };

  it.each([
    ['without any, deny', [], pass, 'implicitDeny'],
    ['allow', [policy(allow())], pass, 'allowed'],
    [
      'do not allow other actions',
      [policy(allow())],
      { ...pass, action: 'iam:GetRole' },
      'implicitDeny',
    ],
    [
      'do not allow other resources',
      [policy(allow())],
      { ...pass, resource: `${ROLE}2` },
      'implicitDeny',
    ],
    [
      'allow by any statement of any of them',
      [policy(allow({ Action: 'iam:GetRole' })), policy(allow())],
      pass,
      'allowed',
    ],
    [
      'deny explicitly, whatever allows',
      [policy(allow({ Effect: 'Deny' })), policy(allow())],
      pass,
      'explicitDeny',
    ],
    [
      'deny explicitly after what allows',
      [policy(allow(), allow({ Effect: 'Deny' }))],
      pass,
      'explicitDeny',
    ],
    [
      'allow where the condition holds',
      [policy(allow(PASSED))],
      toSageMaker,
      'allowed',
    ],
    [
      'deny where the condition does not hold',
      [policy(allow(PASSED))],
      toEc2,
      'implicitDeny',
    ],
    [
      'deny where the request lacks the key',
      [policy(allow(PASSED))],
      pass,
      'implicitDeny',
    ],
    [
      'may be a single statement',
      [{ Version: '2012-10-17', Statement: allow() }],
      pass,
      'allowed',
    ],
  ])('%s', (_, documents, permission, decision) => {
    expect(evaluatePolicies(documents, permission)).toBe(decision);
  });

  it('cannot be changed once they are in force', () => {
    const document = policy(allow());
    evaluatePolicies([document], pass);
    expect(() => document.Statement.push(allow())).toThrow(TypeError);
  });
});

describe('trust policies', () => {
  const SESSION = {
    accountId: '111111111111',
    arn: 'arn:aws:sts::111111111111:assumed-role/Portal/portal',
    principalArn: 'arn:aws:iam::111111111111:role/Portal',
  };
  const trust = (Principal: unknown, more: object = {}) =>
    policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more });
  const EXTERNAL_ID = {
    Condition: { StringEquals: { 'sts:ExternalId': 'ours' } },
  };

  it.each([
    ['the role', trust({ AWS: SESSION.principalArn }), {}, 'allowed'],
    ['the session', trust({ AWS: [SESSION.arn] }), {}, 'allowed'],
    [
      'the account',
      trust({ AWS: 'arn:aws:iam::111111111111:root' }),
      {},
      'account-allowed',
    ],
    [
      'the account by its number',
      trust({ AWS: '111111111111' }),
      {},
      'account-allowed',
    ],
    ['anybody', trust('*'), {}, 'account-allowed'],
    ['anybody in AWS', trust({ AWS: '*' }), {}, 'account-allowed'],
    [
      'another role',
      trust({ AWS: 'arn:aws:iam::111111111111:role/Other' }),
      {},
      'implicitDeny',
    ],
    [
      'another account',
      trust({ AWS: 'arn:aws:iam::333333333333:root' }),
      {},
      'implicitDeny',
    ],
    [
      'a service',
      trust({ Service: 'sagemaker.amazonaws.com' }),
      {},
      'implicitDeny',
    ],
    [
      'whoever has the external id',
      trust({ AWS: SESSION.principalArn }, EXTERNAL_ID),
      { 'sts:ExternalId': 'ours' },
      'allowed',
    ],
    [
      'whoever has another external id',
      trust({ AWS: SESSION.principalArn }, EXTERNAL_ID),
      { 'sts:ExternalId': 'theirs' },
      'implicitDeny',
    ],
    [
      'whoever has none',
      trust({ AWS: SESSION.principalArn }, EXTERNAL_ID),
      {},
      'implicitDeny',
    ],
    [
      'the role, which is denied',
      trust({ AWS: SESSION.principalArn }, { Effect: 'Deny' }),
      {},
      'explicitDeny',
    ],
  ])('that name %s', (_, document, context, decision) => {
    const permission = { action: 'sts:AssumeRole', resource: ROLE, context };
    expect(evaluateTrust(document, SESSION, permission)).toBe(decision);
  });
});

describe('what the sandbox does not enforce is refused', () => {
  it.each([
    ['no object', 'text', 'The policy must be an object'],
    [
      'another version',
      { ...policy(allow()), Version: '2008-10-17' },
      'Version must be 2012-10-17',
    ],
    ['an Id', { ...policy(allow()), Id: 'x' }, 'does not enforce Id'],
    [
      'NotAction',
      policy({ Effect: 'Allow', NotAction: '*', Resource: '*' }),
      'Statement 0: the sandbox does not enforce NotAction',
    ],
    [
      'NotResource',
      policy({ Effect: 'Allow', Action: '*', NotResource: '*' }),
      'does not enforce NotResource',
    ],
    [
      'a principal',
      policy(allow({ Sid: 'Pass', Principal: '*' })),
      'Pass: the sandbox does not enforce Principal',
    ],
    ['another effect', policy(allow({ Effect: 'allow' })), 'Allow or Deny'],
    ['no action', policy(allow({ Action: [] })), 'Action must not be empty'],
    ['an action without service', policy(allow({ Action: 'List' })), 'List'],
    ['no resource', policy(allow({ Resource: '' })), 'not empty'],
    [
      'a resource that is no ARN',
      policy(allow({ Resource: 'd-a' })),
      'neither * nor an ARN: d-a',
    ],
    [
      'a policy variable',
      policy(allow({ Resource: `${ROLE}/\${aws:username}` })),
      'policy variables',
    ],
    [
      'another operator',
      policy(allow({ Condition: { StringLike: {} } })),
      'does not enforce StringLike, only StringEquals',
    ],
    [
      'another key',
      policy(
        allow({ Condition: { StringEquals: { 'aws:SourceIp': '10.0.0.1' } } }),
      ),
      'does not enforce aws:SourceIp',
    ],
    [
      'a condition on nothing',
      policy(allow({ Condition: { StringEquals: {} } })),
      'must not be empty',
    ],
    [
      'the same Sid twice',
      policy(allow({ Sid: 'A' }), allow({ Sid: 'A' })),
      'Sid of its own',
    ],
  ])('%s', (_, document, message) => {
    expect(() => compilePolicy(document, 'identity')).toThrow(message);
  });

  it.each([
    ['a resource', { Principal: '*', Resource: '*' }, 'Resource'],
    ['no principal', {}, 'Principal must be an object'],
    ['a wildcard', { Principal: { AWS: 'arn:aws:iam::*:root' } }, 'arn:aws'],
    ['a federation', { Principal: { Federated: 'x' } }, 'Federated'],
    ['no service', { Principal: { Service: 'sagemaker' } }, 'sagemaker'],
    ['nobody', { Principal: {} }, 'must name somebody'],
  ])('in trust policies: %s', (_, more, message) => {
    const document = policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      ...more,
    });
    expect(() => compilePolicy(document, 'trust')).toThrow(message);
  });
});
