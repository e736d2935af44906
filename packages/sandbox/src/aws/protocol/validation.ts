/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Checks a JSON value against a shape of a service model and words every violation as AWS does. Members that the model
 * does not know are left out, as AWS ignores them; a JSON value of the wrong kind is a SerializationException.
 */
import { AwsError } from '../AwsError';
import { operationOf, ServiceModel, Shape, shapeOf } from '../models';

const patterns = new Map<string, RegExp>();

function wholeMatch(pattern: string): RegExp {
  let expression = patterns.get(pattern);
  if (!expression) {
    expression = new RegExp(`^(?:${pattern})$`, 'u');
    patterns.set(pattern, expression);
  }
  return expression;
}

function serializationError(message: string): AwsError {
  return new AwsError('SerializationException', message);
}

function jsonKind(value: unknown): string {
  if (Array.isArray(value)) {
    return 'Start of list';
  }
  if (typeof value === 'object') {
    return 'Start of structure or map';
  }
  if (typeof value === 'boolean') {
    return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  }
  return typeof value === 'number' ? 'NUMBER_VALUE' : 'STRING_VALUE';
}

function refuseKind(value: unknown, wanted: string): never {
  const kind = jsonKind(value);
  throw serializationError(
    kind.startsWith('Start')
      ? `${kind} found where not expected.`
      : `${kind} can not be converted to ${wanted}`,
  );
}

function shown(value: unknown): string {
  if (value === undefined) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return `'[${value
      .map(item => (typeof item === 'object' ? JSON.stringify(item) : item))
      .join(', ')}]'`;
  }
  return `'${typeof value === 'object' ? JSON.stringify(value) : value}'`;
}

/** AWS tells members in lower camel case. */
function memberPath(path: string, member: string): string {
  const name = member.charAt(0).toLowerCase() + member.slice(1);
  return path ? `${path}.${name}` : name;
}

class Check {
  readonly violations: string[] = [];
  readonly #model: ServiceModel;

  constructor(model: ServiceModel) {
    this.#model = model;
  }

  value(shapeName: string, value: unknown, path: string): unknown {
    const shape = shapeOf(this.#model, shapeName);
    if (shape.document) {
      return value;
    }
    switch (shape.type) {
      case 'structure':
        return this.#structure(shape, value, path);
      case 'list':
        return this.#list(shape, value, path);
      case 'map':
        return this.#map(shape, value, path);
      case 'boolean':
        return typeof value === 'boolean'
          ? value
          : refuseKind(value, 'a Boolean');
      case 'string':
        return this.#string(shape, value, path);
      case 'timestamp':
        return typeof value === 'number'
          ? value
          : refuseKind(value, 'a Timestamp');
      default:
        return this.#number(shape, value, path);
    }
  }

  #violate(value: unknown, path: string, constraint: string): void {
    this.violations.push(
      `Value ${shown(
        value,
      )} at '${path}' failed to satisfy constraint: ${constraint}`,
    );
  }

  #structure(shape: Shape, value: unknown, path: string): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return refuseKind(value, 'a structure');
    }
    const given = new Map(Object.entries(value));
    const result: Record<string, unknown> = {};
    for (const [member, memberShape] of Object.entries(shape.members ?? {})) {
      const at = memberPath(path, member);
      const memberValue = given.get(member) ?? undefined;
      if (memberValue !== undefined) {
        result[member] = this.value(memberShape, memberValue, at);
      } else if (shape.required?.includes(member)) {
        this.#violate(undefined, at, 'Member must not be null');
      }
    }
    if (shape.union && Object.keys(result).length !== 1) {
      this.#violate(
        value,
        path,
        'Member must have exactly one of its members set',
      );
    }
    return result;
  }

  #list(shape: Shape, value: unknown, path: string): unknown {
    if (!Array.isArray(value)) {
      return refuseKind(value, 'a list');
    }
    this.#length(shape, value.length, value, path);
    return value.map((item, index) =>
      this.value(shape.member ?? '', item, `${path}.${index + 1}.member`),
    );
  }

  #map(shape: Shape, value: unknown, path: string): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return refuseKind(value, 'a map');
    }
    const entries = Object.entries(value);
    this.#length(shape, entries.length, value, path);
    return Object.fromEntries(
      entries.map(([key, item]) => [
        this.value(shape.key ?? '', key, `${path}.key`),
        this.value(shape.value ?? '', item, `${path}.${key}.member`),
      ]),
    );
  }

  #string(shape: Shape, value: unknown, path: string): unknown {
    if (typeof value !== 'string') {
      return refuseKind(value, 'a String');
    }
    this.#length(shape, value.length, value, path);
    if (shape.pattern !== undefined && !wholeMatch(shape.pattern).test(value)) {
      this.#violate(
        value,
        path,
        `Member must satisfy regular expression pattern: ${shape.pattern}`,
      );
    }
    if (shape.enum && !shape.enum.includes(value)) {
      this.#violate(
        value,
        path,
        `Member must satisfy enum value set: [${shape.enum.join(', ')}]`,
      );
    }
    return value;
  }

  #number(shape: Shape, value: unknown, path: string): unknown {
    if (typeof value !== 'number') {
      return refuseKind(value, shape.type === 'long' ? 'a Long' : 'an Integer');
    }
    if (!Number.isInteger(value)) {
      throw serializationError(
        `NUMBER_VALUE can not be converted to an Integer`,
      );
    }
    this.#range(shape, value, value, path, 'value');
    return value;
  }

  #length(shape: Shape, length: number, value: unknown, path: string): void {
    this.#range(shape, length, value, path, 'length');
  }

  #range(
    { min, max }: Shape,
    measured: number,
    value: unknown,
    path: string,
    what: 'value' | 'length',
  ): void {
    if (min !== undefined && measured < min) {
      this.#violate(
        value,
        path,
        `Member must have ${what} greater than or equal to ${min}`,
      );
    }
    if (max !== undefined && measured > max) {
      this.#violate(
        value,
        path,
        `Member must have ${what} less than or equal to ${max}`,
      );
    }
  }
}

/** A value without members that its shape does not know, and what is wrong with the rest. */
export function checkShape(
  model: ServiceModel,
  shapeName: string,
  value: unknown,
): { value: unknown; violations: string[] } {
  const check = new Check(model);
  return {
    value: check.value(shapeName, value, ''),
    violations: check.violations,
  };
}

/** AWS Query has another name for the same, and EC2 one of its own. */
function codeOfViolations({ targetPrefix, query }: ServiceModel): string {
  if (query?.ec2) {
    return 'InvalidParameterValue';
  }
  return targetPrefix ? 'ValidationException' : 'ValidationError';
}

/**
 * The input with the members that the model knows.
 * @throws AwsError naming every violation, or SerializationException.
 */
export function validateInput(
  model: ServiceModel,
  operationName: string,
  input: unknown,
): Record<string, unknown> {
  const shape = operationOf(model, operationName).input;
  if (shape === undefined) {
    return {};
  }
  const { value, violations } = checkShape(model, shape, input);
  if (violations.length > 0) {
    const count = violations.length;
    throw new AwsError(
      codeOfViolations(model),
      `${count} validation error${
        count === 1 ? '' : 's'
      } detected: ${violations.join('; ')}`,
    );
  }
  return value as Record<string, unknown>;
}
