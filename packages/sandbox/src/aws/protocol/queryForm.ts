/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The form of AWS Query: members are joined by dots, and the items of a list are numbered from 1 below `member`, or below the
 * list itself in EC2's. The form holds texts only; what is a number or a boolean the model tells.
 */
import { operationOf, ServiceModel, shapeOf } from '../models';

/** The input of an operation as the form gives it; members that the model does not know are left out. */
export function readForm(
  model: ServiceModel,
  operation: string,
  form: URLSearchParams,
): Record<string, unknown> {
  const { input } = operationOf(model, operation);
  const value = input && readShape(model, input, form, '');
  return typeof value === 'object' ? { ...value } : {};
}

function readShape(
  model: ServiceModel,
  shapeName: string,
  form: URLSearchParams,
  path: string,
): unknown {
  const shape = shapeOf(model, shapeName);
  const below = (key: string) => (path ? `${path}.${key}` : key);
  const member = (name: string) => below(shape.formNames?.[name] ?? name);
  const item = (index: number) =>
    below(model.query?.ec2 ? `${index}` : `member.${index}`);
  const isThere = (key: string) =>
    [...form.keys()].some(each => each === key || each.startsWith(`${key}.`));
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(shape.members ?? {})
          .filter(([name]) => isThere(member(name)))
          .map(([name, memberShape]) => [
            name,
            readShape(model, memberShape, form, member(name)),
          ]),
      );
    case 'list': {
      const items: unknown[] = [];
      while (isThere(item(items.length + 1))) {
        items.push(
          readShape(model, shape.member ?? '', form, item(items.length + 1)),
        );
      }
      return items;
    }
    case 'integer':
      return Number(form.get(path));
    case 'boolean':
      return form.get(path) === 'true';
    default:
      return form.get(path) ?? '';
  }
}
