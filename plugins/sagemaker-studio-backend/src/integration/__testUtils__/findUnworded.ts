/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Which English sentences of an answer have no message beside them, from which a page words them in other languages. */
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Fields with sentences of the backend. `message` may be AWS's own, which is shown as it is. */
const FIELDS = ['sentence', 'remedy', 'detail', 'note'];
const LISTS = ['warnings', 'remainingAccess', 'undo', 'difference'];

type Fields = { [name: string]: unknown };

/** `path: sentence`, for each of them. */
export function findUnworded(value: unknown, path = '$'): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((each, index) =>
      findUnworded(each, `${path}[${index}]`),
    );
  }
  if (!isObject(value)) {
    return [];
  }
  const own = isWordedByPages(value, path) ? [] : unwordedFields(value, path);
  return [
    ...own,
    ...Object.entries(value).flatMap(([name, each]) =>
      name === 'messages' ? [] : findUnworded(each, `${path}.${name}`),
    ),
  ];
}

function unwordedFields(of: Fields, path: string): string[] {
  const messages = isObject(of.messages) ? of.messages : {};
  const isWorded = (english: string, message: unknown) =>
    isMessage(message) && englishOf(message) === english;
  return [
    ...FIELDS.flatMap(field => {
      const english = of[field];
      return typeof english === 'string' && !isWorded(english, messages[field])
        ? [`${path}.${field}: ${english}`]
        : [];
    }),
    ...LISTS.flatMap(field => {
      const english = of[field];
      const worded = messages[field];
      return isTexts(english)
        ? english
            .filter(
              (text, index) =>
                !isWorded(text, Array.isArray(worded) ? worded[index] : 0),
            )
            .map(text => `${path}.${field}: ${text}`)
        : [];
    }),
  ];
}

/** What pages word themselves, by codes and fields that are there, or do not show. */
function isWordedByPages(of: Fields, path: string): boolean {
  return (
    path.endsWith('.diagnosis') ||
    // Only for API users: no page previews an assignment.
    ('gains' in of && 'loses' in of)
  );
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(each => typeof each === 'string');
}

function isMessage(value: unknown): value is Message {
  return isObject(value) && typeof value.code === 'string';
}
