/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { actionMatcher, Matcher, resourceMatcher } from './patterns';

/** Values of condition keys in a request. */
export type ConditionContext = Readonly<Record<string, string | undefined>>;

/** Condition keys that requests have here. A condition on another would never hold. */
export const CONDITION_KEYS = [
  'aws:ResourceTag/studio-access:created',
  'iam:PassedToService',
  'iam:PermissionsBoundary',
  'iam:PolicyARN',
  'sagemaker:TaggingAction',
  'sts:ExternalId',
];

/** A statement that is ready to be matched. */
export type CompiledStatement = {
  effect: 'Allow' | 'Deny';
  matchesAction: Matcher;
  matchesResource: Matcher;
  conditions: { key: string; values: string[] }[];
  /** Of trust policies only. */
  principals?: { aws: string[]; services: string[]; anybody: boolean };
};

/** Where a policy is attached: to a role or user, or to a role as the statement of whom it trusts. */
export type PolicyKind = 'identity' | 'trust';

/** A policy holds what the sandbox does not enforce. */
export class PolicyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PolicyError';
  }
}

type Fields = Record<string, unknown>;

const VERSION = '2012-10-17';
const ACTION = /^(\*|[a-z0-9-]+:[A-Za-z*?]+)$/;
const AWS_PRINCIPAL =
  /^(\*|\d{12}|arn:aws[a-z-]*:(iam::\d{12}:(root|(role|user)\/[\w+=,.@/-]+)|sts::\d{12}:assumed-role\/[\w+=,.@-]+\/[\w+=,.@-]+))$/;

function fieldsOf(value: unknown, where: string, known: string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PolicyError(`${where} must be an object`);
  }
  const fields = { ...value } as Fields;
  const other = Object.keys(fields).find(name => !known.includes(name));
  if (other !== undefined) {
    throw new PolicyError(
      `${where}: the sandbox does not enforce ${other}, only ${known.join(
        ', ',
      )}`,
    );
  }
  return fields;
}

function textsOf(value: unknown, where: string): string[] {
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  if (texts.length === 0) {
    throw new PolicyError(`${where} must not be empty`);
  }
  return texts.map(text => {
    if (typeof text !== 'string' || text === '') {
      throw new PolicyError(`${where} must hold texts that are not empty`);
    }
    if (text.includes('${')) {
      throw new PolicyError(
        `${where}: the sandbox does not enforce policy variables such as ${text}`,
      );
    }
    return text;
  });
}

function checked(
  texts: string[],
  isRight: (text: string) => boolean,
  trouble: string,
): string[] {
  const wrong = texts.find(text => !isRight(text));
  if (wrong !== undefined) {
    throw new PolicyError(`${trouble}: ${wrong}`);
  }
  return texts;
}

function anyOf(matchers: Matcher[]): Matcher {
  const [only, ...others] = matchers;
  return only && others.length === 0
    ? only
    : text => matchers.some(matches => matches(text));
}

function conditionsOf(
  value: unknown,
  where: string,
): CompiledStatement['conditions'] {
  const operators = fieldsOf(value, where, ['StringEquals']);
  const equals = fieldsOf(
    operators.StringEquals,
    `${where}.StringEquals`,
    CONDITION_KEYS,
  );
  const conditions = Object.entries(equals).map(([key, values]) => ({
    key,
    values: textsOf(values, `${where}.StringEquals.${key}`),
  }));
  if (conditions.length === 0) {
    throw new PolicyError(`${where}.StringEquals must not be empty`);
  }
  return conditions;
}

function principalsOf(
  value: unknown,
  where: string,
): NonNullable<CompiledStatement['principals']> {
  if (value === '*') {
    return { aws: [], services: [], anybody: true };
  }
  const { AWS, Service } = fieldsOf(value, where, ['AWS', 'Service']);
  const aws = AWS === undefined ? [] : textsOf(AWS, `${where}.AWS`);
  const services =
    Service === undefined ? [] : textsOf(Service, `${where}.Service`);
  if (aws.length + services.length === 0) {
    throw new PolicyError(`${where} must name somebody`);
  }
  checked(
    aws,
    text => AWS_PRINCIPAL.test(text),
    `${where}.AWS is no account, user, role or session`,
  );
  checked(
    services,
    text => /^[a-z0-9.-]+\.amazonaws\.com$/.test(text),
    `${where}.Service is no service`,
  );
  return { aws, services, anybody: aws.includes('*') };
}

function compileStatement(
  value: unknown,
  where: string,
  kind: PolicyKind,
): CompiledStatement {
  const subject = kind === 'trust' ? 'Principal' : 'Resource';
  const { Effect, Action, Condition, ...rest } = fieldsOf(value, where, [
    'Sid',
    'Effect',
    subject,
    'Action',
    'Condition',
  ]);
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    throw new PolicyError(`${where}.Effect must be Allow or Deny`);
  }
  const actions = checked(
    textsOf(Action, `${where}.Action`),
    text => ACTION.test(text),
    `${where}.Action is no action`,
  );
  const shared = {
    effect: Effect,
    matchesAction: anyOf(actions.map(actionMatcher)),
    conditions:
      Condition === undefined
        ? []
        : conditionsOf(Condition, `${where}.Condition`),
  } as const;
  if (kind === 'trust') {
    return {
      ...shared,
      matchesResource: () => true,
      principals: principalsOf(rest.Principal, `${where}.Principal`),
    };
  }
  const resources = checked(
    textsOf(rest.Resource, `${where}.Resource`),
    text => text === '*' || /^arn:([^:]*:){4}.+$/.test(text),
    `${where}.Resource is neither * nor an ARN`,
  );
  return { ...shared, matchesResource: anyOf(resources.map(resourceMatcher)) };
}

function deepFreeze(value: unknown): void {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
}

function compile(document: unknown, kind: PolicyKind): CompiledStatement[] {
  const { Version, Statement } = fieldsOf(document, 'The policy', [
    'Version',
    'Statement',
  ]);
  if (Version !== VERSION) {
    throw new PolicyError(`The policy's Version must be ${VERSION}`);
  }
  const statements: unknown[] = Array.isArray(Statement)
    ? Statement
    : [Statement];
  const sids = new Set<unknown>();
  return statements.map((statement, index) => {
    const { Sid } = Object(statement) as { Sid?: unknown };
    if (
      Sid !== undefined &&
      (typeof Sid !== 'string' || !/^[A-Za-z0-9]+$/.test(Sid) || sids.has(Sid))
    ) {
      throw new PolicyError(
        `Statement ${index} must have a Sid of its own, of letters and digits`,
      );
    }
    sids.add(Sid);
    return compileStatement(
      statement,
      String(Sid ?? `Statement ${index}`),
      kind,
    );
  });
}

const compiled: Record<PolicyKind, WeakMap<object, CompiledStatement[]>> = {
  identity: new WeakMap(),
  trust: new WeakMap(),
};

/**
 * The statements of a policy, compiled once. The document cannot be changed afterwards, only replaced.
 * @throws PolicyError when it holds anything that the sandbox does not enforce.
 */
export function compilePolicy(
  document: unknown,
  kind: PolicyKind,
): CompiledStatement[] {
  const key = Object(document) as object;
  const known = compiled[kind].get(key);
  if (known) {
    return known;
  }
  const statements = compile(document, kind);
  deepFreeze(document);
  compiled[kind].set(key, statements);
  return statements;
}
