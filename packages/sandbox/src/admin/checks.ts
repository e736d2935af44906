/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Checks of what the admin API is sent. Each names the field and says what would be right, and nothing is changed
 * before all of the input has been checked.
 */
import { Fault, RateLimits, SeedOptions } from '../Sandbox';
import { serviceModels } from '../aws/models';
import { DEFAULT_QUOTAS } from '../world/accounts';
import { DOMAIN_REGIONS } from '../world/seeds/skeleton';
import { SWITCH_VALUES } from '../world/switches';
import { Quotas, Switches, Timings, World } from '../world/World';

/** Bad input, answered with 400. */
export class BadInputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadInputError';
  }
}

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadInputError(`${name} must be a JSON object`);
  }
  return value as Fields;
}

function refuseOthers(fields: Fields, known: string[], prefix = ''): void {
  const other = Object.keys(fields).find(name => !known.includes(name));
  if (other !== undefined) {
    throw new BadInputError(
      `${prefix}${other} is not known; known are ${known.join(', ')}`,
    );
  }
}

function optional<T>(
  fields: Fields,
  name: string,
  check: (value: unknown, name: string) => T,
): T | undefined {
  return fields[name] === undefined ? undefined : check(fields[name], name);
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new BadInputError(`${name} must be a text that is not empty`);
  }
  return value;
}

/** A whole number not below `min`. */
export function wholeNumber(min: number) {
  return (value: unknown, name: string): number => {
    if (!Number.isSafeInteger(value) || (value as number) < min) {
      throw new BadInputError(`${name} must be a whole number, ${min} or more`);
    }
    return value as number;
  };
}

function rate(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new BadInputError(
      `${name} must be a number of calls a second, 0 for no limit`,
    );
  }
  return value;
}

function scope(value: unknown): 'account' | 'instance' {
  if (value !== 'account' && value !== 'instance') {
    throw new BadInputError('identityCenterPer must be account or instance');
  }
  return value;
}

/** Policies of a user or role; what they hold is checked when they are compiled. */
export function checkPolicies(value: unknown): unknown[] {
  if (!Array.isArray(value)) {
    throw new BadInputError('The body must be a list of policies');
  }
  return value;
}

/** A seed as SeedOptions has it. */
export function checkSeed(value: unknown): SeedOptions {
  const fields = fieldsOf(value, 'seed');
  if (fields.kind === 'company') {
    refuseOthers(fields, ['kind'], 'seed.');
    return { kind: 'company' };
  }
  if (fields.kind !== 'generated') {
    throw new BadInputError("seed.kind must be 'company' or 'generated'");
  }
  refuseOthers(
    fields,
    [
      'kind',
      'number',
      'people',
      'profiles',
      'groups',
      'domains',
      'regions',
      'even',
      'inUse',
    ],
    'seed.',
  );
  const people = wholeNumber(1)(fields.people, 'seed.people');
  const profiles = wholeNumber(0)(fields.profiles, 'seed.profiles');
  if (profiles > people) {
    throw new BadInputError(
      'seed.profiles must not exceed seed.people: a person has one profile in a domain',
    );
  }
  return {
    kind: 'generated',
    number: wholeNumber(0)(fields.number, 'seed.number'),
    people,
    profiles,
    groups:
      fields.groups === undefined
        ? undefined
        : wholeNumber(1)(fields.groups, 'seed.groups'),
    domains:
      fields.domains === undefined
        ? undefined
        : wholeNumber(1)(fields.domains, 'seed.domains'),
    regions: regionsOf(fields.regions),
    even: flagOf(fields.even, 'seed.even'),
    inUse: flagOf(fields.inUse, 'seed.inUse'),
  };
}

function regionsOf(value: unknown): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  const regions = wholeNumber(1)(value, 'seed.regions');
  if (regions > DOMAIN_REGIONS.length) {
    throw new BadInputError(
      `seed.regions must be at most ${DOMAIN_REGIONS.length}, not ${regions}`,
    );
  }
  return regions;
}

function flagOf(value: unknown, name: string): boolean | undefined {
  if (value !== undefined && typeof value !== 'boolean') {
    throw new BadInputError(`${name} must be true or false`);
  }
  return value;
}

function checkEffect(value: unknown): Fault['effect'] {
  const fields = fieldsOf(value, 'effect');
  const { type } = fields;
  switch (type) {
    case 'throttle':
    case 'drop-answer':
    case 'accept-and-forget':
      refuseOthers(fields, ['type'], 'effect.');
      return { type };
    case 'error':
      refuseOthers(fields, ['type', 'code', 'message', 'status'], 'effect.');
      return {
        type,
        code: text(fields.code, 'effect.code'),
        message: text(fields.message, 'effect.message'),
        status:
          fields.status === undefined
            ? undefined
            : wholeNumber(400)(fields.status, 'effect.status'),
      };
    case 'latency':
      refuseOthers(fields, ['type', 'milliseconds'], 'effect.');
      return {
        type,
        milliseconds: wholeNumber(0)(
          fields.milliseconds,
          'effect.milliseconds',
        ),
      };
    case 'fail-status':
      refuseOthers(fields, ['type', 'reason'], 'effect.');
      return { type, reason: text(fields.reason, 'effect.reason') };
    default:
      throw new BadInputError(
        "effect.type must be 'throttle', 'error', 'latency', 'drop-answer', 'fail-status' or 'accept-and-forget'",
      );
  }
}

function checkTarget(service?: string, operation?: string): void {
  if (service !== undefined && !Object.hasOwn(serviceModels, service)) {
    throw new BadInputError(
      `service must be one of ${Object.keys(serviceModels).join(', ')}`,
    );
  }
  const operations = Object.entries(serviceModels)
    .filter(([name]) => (service ?? name) === name)
    .flatMap(([, model]) => Object.keys(model.operations));
  if (operation !== undefined && !operations.includes(operation)) {
    throw new BadInputError(
      `operation ${operation} does not exist${service ? ` in ${service}` : ''}`,
    );
  }
}

/** A fault as the contract has it. */
export function checkFault(value: unknown): Fault {
  const fields = fieldsOf(value, 'The fault');
  refuseOthers(fields, [
    'id',
    'service',
    'operation',
    'input',
    'times',
    'effect',
  ]);
  const fault: Fault = {
    id: optional(fields, 'id', text),
    service: optional(fields, 'service', text),
    operation: optional(fields, 'operation', text),
    input: optional(fields, 'input', fieldsOf),
    times: optional(fields, 'times', wholeNumber(1)),
    effect: checkEffect(fields.effect),
  };
  checkTarget(fault.service, fault.operation);
  return fault;
}

/** Only values that the switch can take. */
export function checkSwitches(
  value: unknown,
  now: Switches,
): Partial<Switches> {
  const fields = fieldsOf(value, 'The switches');
  refuseOthers(fields, Object.keys(now));
  for (const [name, given] of Object.entries(fields)) {
    const allowed: readonly unknown[] = SWITCH_VALUES[name as keyof Switches];
    if (!allowed.includes(given)) {
      throw new BadInputError(`${name} must be ${allowed.join(' or ')}`);
    }
  }
  return fields;
}

export function checkTimings(value: unknown, now: Timings): Partial<Timings> {
  const fields = fieldsOf(value, 'The timings');
  refuseOthers(fields, Object.keys(now));
  Object.entries(fields).forEach(([name, given]) =>
    wholeNumber(0)(given, name),
  );
  return fields;
}

export function checkQuotas(value: unknown): Partial<Quotas> {
  const fields = fieldsOf(value, 'The quotas');
  refuseOthers(fields, Object.keys(DEFAULT_QUOTAS));
  Object.entries(fields).forEach(([name, given]) =>
    wholeNumber(0)(given, name),
  );
  return fields;
}

export function checkRateLimits(
  value: unknown,
  now: RateLimits,
): Partial<RateLimits> {
  const fields = fieldsOf(value, 'The rate limits');
  refuseOthers(fields, [
    'identityCenter',
    'identityCenterPer',
    'identityStore',
    'sageMaker',
  ]);
  const limits: Partial<RateLimits> = {};
  if (fields.identityCenter !== undefined) {
    limits.identityCenter = rate(fields.identityCenter, 'identityCenter');
  }
  if (fields.identityCenterPer !== undefined) {
    limits.identityCenterPer = scope(fields.identityCenterPer);
  }
  if (fields.identityStore !== undefined) {
    limits.identityStore = rate(fields.identityStore, 'identityStore');
  }
  if (fields.sageMaker !== undefined) {
    const sageMaker = fieldsOf(fields.sageMaker, 'sageMaker');
    refuseOthers(sageMaker, ['write', 'describe', 'list'], 'sageMaker.');
    limits.sageMaker = { ...now.sageMaker };
    for (const name of ['write', 'describe', 'list'] as const) {
      if (sageMaker[name] !== undefined) {
        limits.sageMaker[name] = rate(sageMaker[name], `sageMaker.${name}`);
      }
    }
  }
  return limits;
}

/** `{"milliseconds": n}` */
export function checkAdvance(value: unknown): number {
  const fields = fieldsOf(value, 'The body');
  refuseOthers(fields, ['milliseconds']);
  return wholeNumber(1)(fields.milliseconds, 'milliseconds');
}

/** `{}` or `{"seed": …}` */
export function checkReset(value: unknown): SeedOptions | undefined {
  const fields = fieldsOf(value, 'The body');
  refuseOthers(fields, ['seed']);
  return fields.seed === undefined ? undefined : checkSeed(fields.seed);
}

/** Filters of the call log, as they stand in a query. */
export function checkCallFilter(query: Fields): {
  service?: string;
  operation?: string;
  since?: number;
} {
  refuseOthers(query, ['service', 'operation', 'since']);
  const since = optional(query, 'since', text);
  return {
    service: optional(query, 'service', text),
    operation: optional(query, 'operation', text),
    since:
      since === undefined ? undefined : wholeNumber(0)(Number(since), 'since'),
  };
}

/** Counts that tell at a glance what a world holds. */
export function countsOf(world: World): Record<string, number> {
  return {
    people: Object.keys(world.okta.people).length,
    users: Object.keys(world.identityCenter.users).length,
    groups: Object.keys(world.identityCenter.groups).length,
    assignments: Object.keys(world.identityCenter.assignments).length,
    domains: Object.keys(world.domains).length,
    userProfiles: Object.keys(world.userProfiles).length,
    spaces: Object.keys(world.spaces).length,
    apps: Object.keys(world.apps).length,
  };
}
