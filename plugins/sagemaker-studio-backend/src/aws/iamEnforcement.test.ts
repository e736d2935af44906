/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The policies of docs/iam in force: the gateways send everything they can, and nothing in the policies can be left out or
 * widened without a call that is refused, or let through, for it.
 */
import { mockServices } from '@backstage/backend-test-utils';
import {
  fillPolicy,
  policyValues,
  PORTAL_ROLE,
  portalPolicies,
} from '@studio-access/sandbox';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from '../integration/__testUtils__/startTestSandbox';
import { present } from '../util/__testUtils__/present';
import {
  CREATED_DOMAIN,
  FULL_ACCESS,
  MEMBER_ACCOUNT,
  newRole,
  OWNER_ACCOUNT,
  POLICY_CALLS,
  ROLE_IN_USE,
  type Need,
  type PolicyCall,
} from './__testUtils__/policyCalls';
import {
  isDenied,
  REFUSED_CALLS,
  simulate,
} from './__testUtils__/refusedCalls';
import { Gateways } from './Gateways';

jest.setTimeout(120_000);

type Statement = {
  Sid: string;
  Action: string | string[];
  Resource?: string | string[];
  Principal?: unknown;
  Condition?: unknown;
};
type Document = { Version: string; Statement: Statement[] };

function read(file: string): Document {
  return JSON.parse(
    readFileSync(
      path.resolve(__dirname, '../../../../docs/iam', `${file}.json`),
      'utf8',
    ),
  );
}

const listOf = (value: string | string[]) => [value].flat();

/** The document without something, and what that is. */
type Variation = [what: string, document: Document];

function variations(
  document: Document,
  change: (statement: Statement) => [string, Statement | undefined][],
): Variation[] {
  return document.Statement.flatMap(statement =>
    change(statement).map(
      ([what, changed]): Variation => [
        `${statement.Sid} ${what}`,
        {
          ...document,
          Statement: document.Statement.flatMap(each =>
            each === statement ? changed ?? [] : each,
          ),
        },
      ],
    ),
  );
}

/** Each statement left out, and each of its patterns where it has several. */
function reduced(document: Document): Variation[] {
  return variations(document, statement => {
    const without = (key: 'Action' | 'Resource') => {
      const patterns = listOf(statement[key] ?? []);
      return patterns.length < 2
        ? []
        : patterns.map((pattern): [string, Statement] => [
            `without ${pattern}`,
            { ...statement, [key]: patterns.filter(each => each !== pattern) },
          ]);
    };
    return [
      ['left out', undefined],
      ...without('Action'),
      ...without('Resource'),
    ];
  });
}

/** Each condition left out, and each restriction to resources and principals lifted. */
function widened(document: Document): Variation[] {
  return variations(document, ({ Condition, ...statement }) => [
    ...(Condition
      ? [['without its condition', statement] as [string, Statement]]
      : []),
    ...(statement.Resource && statement.Resource !== '*'
      ? [
          [
            'on everything',
            {
              ...statement,
              Resource: '*',
              ...(Condition ? { Condition } : {}),
            },
          ] as [string, Statement],
        ]
      : []),
    ...(statement.Principal
      ? [
          [
            'for everybody',
            {
              ...statement,
              Principal: '*',
              ...(Condition ? { Condition } : {}),
            },
          ] as [string, Statement],
        ]
      : []),
  ]);
}

const CREATE = 'create-domain';

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** Puts a document of docs/iam into force; the role in the other account keeps the half that manages. */
function enforce(file: string, document: Document): void {
  const { admin } = sandbox;
  const accountId = file.startsWith('management')
    ? OWNER_ACCOUNT
    : MEMBER_ACCOUNT;
  const fill = (each: Document) =>
    fillPolicy(each, policyValues(admin.world, accountId));
  if (file.endsWith('trust')) {
    admin.setTrustPolicy(accountId, PORTAL_ROLE, fill(document));
    return;
  }
  // Creating domains comes in addition.
  const others = file === CREATE ? [read('member-account-manage')] : [];
  admin.setPolicies(
    accountId,
    `role/${PORTAL_ROLE}`,
    [...others, document].map(fill),
  );
}

/** What stays of an earlier creation: a role with the boundary, and a domain with the tag. */
function addCreated(): void {
  const { admin } = sandbox;
  const { accounts, domains } = admin.world;
  const account = present(accounts[MEMBER_ACCOUNT]);
  account.roles = [...account.roles, newRole.name, ROLE_IN_USE];
  account.iam = {
    ...account.iam,
    roleDetails: {
      [newRole.name]: {
        path: newRole.path,
        permissionsBoundary: newRole.permissionsBoundary,
        tags: {},
        attachedPolicies: [],
      },
      [ROLE_IN_USE]: {
        path: newRole.path,
        tags: {},
        attachedPolicies: [FULL_ACCESS],
      },
    },
  };
  domains[CREATED_DOMAIN] = {
    ...present(domains[COMPANY.researchLab]),
    domainId: CREATED_DOMAIN,
    domainName: 'created',
    tags: { 'studio-access:created': 'true' },
  };
}

function createGateways(): Gateways {
  return new Gateways({
    config: sandbox.config,
    studioConfig: sandbox.studioConfig,
    logger: mockServices.logger.mock(),
    callsPerSecond: { identityCenter: Infinity, sageMaker: Infinity },
  });
}

/** Names of the calls that are refused. */
async function deniedCalls(calls = POLICY_CALLS): Promise<string[]> {
  const gateways = createGateways();
  const denied = await Promise.all(
    calls.map(call => isDenied(call.send(gateways))),
  );
  return calls.filter((_, index) => denied[index]).map(({ name }) => name);
}

/** Names of the calls that should be refused and are let through. */
async function leaks(): Promise<string[]> {
  const gateways = createGateways();
  const denied = await Promise.all(
    REFUSED_CALLS.map(call => isDenied(call.send(gateways, sandbox.url))),
  );
  return REFUSED_CALLS.filter((_, index) => !denied[index]).map(
    ({ name }) => name,
  );
}

/** Names of the calls for which IAM's simulator finds a permission missing. */
async function deniedInSimulation(calls = POLICY_CALLS): Promise<string[]> {
  const known = new Map<string, Promise<boolean>>();
  const isAllowed = (accountId: string, need: Need): Promise<boolean> => {
    const key = `${accountId} ${JSON.stringify(need)}`;
    const principalArn = `arn:aws:iam::${accountId}:role/${PORTAL_ROLE}`;
    const decision =
      known.get(key) ??
      simulate(sandbox.url, { accountId, principalArn }, need);
    known.set(key, decision);
    return decision;
  };
  const isReachable = await isAllowed(OWNER_ACCOUNT, {
    action: 'sts:AssumeRole',
    resource: `arn:aws:iam::${MEMBER_ACCOUNT}:role/${PORTAL_ROLE}`,
  });
  const denied = await Promise.all(
    calls.map(async ({ accountId, needs }) => {
      const decisions = await Promise.all(
        needs.map(need => isAllowed(accountId, need)),
      );
      const isMember = accountId === MEMBER_ACCOUNT;
      return decisions.includes(false) || (isMember && !isReachable);
    }),
  );
  return calls.filter((_, index) => denied[index]).map(({ name }) => name);
}

/** The calls of the account that a document is for; one to the other account tells whether its role can be assumed. */
function callsOf(file: string): PolicyCall[] {
  const isMember = (call: PolicyCall) => call.accountId === MEMBER_ACCOUNT;
  const members = POLICY_CALLS.filter(isMember);
  if (file === CREATE) {
    return POLICY_CALLS.filter(({ creates }) => creates);
  }
  return file.startsWith('member')
    ? members.filter(({ creates }) => !creates)
    : [...POLICY_CALLS.filter(call => !isMember(call)), ...members.slice(0, 1)];
}

const POLICIES = [
  'management-account-manage',
  'management-account-observe',
  'member-account-manage',
  'member-account-observe',
  CREATE,
];
const TRUST = 'member-account-trust';

describe('the policies of docs/iam', () => {
  beforeEach(() => {
    sandbox.admin.reset();
    addCreated();
  });

  it('allow every call of the gateways, and no other', async () => {
    enforce(CREATE, read(CREATE));
    expect(await deniedCalls()).toEqual([]);
    expect(await deniedInSimulation()).toEqual([]);
    expect(await leaks()).toEqual([]);
  });

  it.each([OWNER_ACCOUNT, MEMBER_ACCOUNT])(
    'allow only reading in account %s where domains are observed',
    async accountId => {
      const { admin } = sandbox;
      for (const each of [OWNER_ACCOUNT, MEMBER_ACCOUNT]) {
        admin.setPolicies(
          each,
          `role/${PORTAL_ROLE}`,
          portalPolicies(admin.world, each, {
            half: each === accountId ? 'observe' : 'manage',
          }),
        );
      }
      expect(await deniedCalls()).toEqual(
        POLICY_CALLS.filter(
          call => call.creates || (call.accountId === accountId && !call.reads),
        ).map(({ name }) => name),
      );
      expect(await leaks()).toEqual([]);
    },
  );

  it('allow nothing to a role that has none', async () => {
    const { admin } = sandbox;
    admin.setPolicies(MEMBER_ACCOUNT, `role/${PORTAL_ROLE}`, []);
    admin.setPolicies(OWNER_ACCOUNT, `role/${PORTAL_ROLE}`, []);
    expect(await deniedCalls()).toEqual(POLICY_CALLS.map(({ name }) => name));
  });

  describe.each(POLICIES)('of %s', file => {
    const document = read(file);
    const calls = callsOf(file);
    let before: string[] | undefined;

    beforeEach(async () => {
      enforce(file, document);
      before ??= await deniedCalls(calls);
    });

    it.each(reduced(document))(
      'need %s, as the simulator says too',
      async (_what, without) => {
        enforce(file, without);
        const denied = await deniedCalls(calls);
        expect(denied.length).toBeGreaterThan(present(before).length);
        expect(await deniedInSimulation(calls)).toEqual(denied);
      },
    );

    it.each(widened(document))('must not have %s', async (_what, wider) => {
      enforce(file, wider);
      expect(await leaks()).not.toEqual([]);
    });
  });
});

describe('the trust policy of docs/iam', () => {
  const document = read(TRUST);
  beforeEach(() => sandbox.admin.reset());

  it.each(reduced(document))('needs %s', async (_what, without) => {
    enforce(TRUST, without);
    expect(await deniedCalls()).toEqual(
      POLICY_CALLS.filter(({ accountId }) => accountId === MEMBER_ACCOUNT).map(
        ({ name }) => name,
      ),
    );
  });

  it.each(widened(document))('must not have %s', async (_what, wider) => {
    enforce(TRUST, wider);
    expect(await leaks()).not.toEqual([]);
  });
});
