/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Holds every answer that a test gets against the API document. This is done here rather than by the router, so that it
 * sees what was sent and not what a route meant to send, and costs nobody anything who runs the plugin. Objects take no
 * fields here that the document does not have, although clients must bear them: a field that is not in the document is
 * one that nobody can know of.
 */
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { openApiDocument } from '@studio-access/backstage-plugin-sagemaker-studio-common/openapi';
import type { Response } from 'supertest';
import { apiOperations } from '../../http/apiOperations';
import { findUnnamed } from './findUnnamed';
import { findUnworded } from './findUnworded';

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
}).addVocabulary(['components']);
addFormats(ajv);
ajv.addSchema({
  $id: 'api',
  components: {
    schemas: Object.fromEntries(
      Object.entries(openApiDocument.components.schemas).map(
        ([name, schema]) => [name, closed(schema, true)],
      ),
    ),
  },
});
const validators = new Map<object, ValidateFunction>();

/** Throws when an answer of the plugin is not as documented. */
export function checkAnswer(
  /** `path`: below where the plugin is served; `sent`: what else the caller has sent, when it is known */
  { method, path: url, sent }: { method: string; path: string; sent?: string },
  answer: Pick<Response, 'status' | 'type' | 'text'>,
): void {
  const [path = ''] = url.split('?');
  const operation = apiOperations.find(
    each => each.method === method && each.pattern.test(path),
  );
  if (!operation) {
    return;
  }
  const { status } = answer;
  const what = `${status} of ${method} ${operation.path}`;
  const response =
    operation.responses[status] ??
    (status >= 400 ? operation.responses.default : undefined);
  if (!response) {
    throw new Error(`The API document has no ${what}`);
  }
  if (!response.content) {
    if (answer.text) {
      throw new Error(`The API document has no body for ${what}`);
    }
    return;
  }
  const media = response.content[answer.type];
  if (!media) {
    throw new Error(
      `The API document has no ${answer.type} for ${what}, but ${Object.keys(
        response.content,
      )}`,
    );
  }
  if (media.schema && answer.type === 'application/json') {
    const validate = validatorOf(media.schema);
    const body: unknown = JSON.parse(answer.text);
    const unworded = findUnworded(body);
    if (unworded.length) {
      throw new Error(
        `The body for ${what} has sentences that no page can word: ${unworded.join(
          '; ',
        )}`,
      );
    }
    const unnamed =
      sent === undefined || status >= 500
        ? []
        : findUnnamed(messageOf(body), `${decoded(url)} ${sent}`);
    if (unnamed.length) {
      throw new Error(
        `The refusal for ${what} names ${unnamed.join(', ')}: ${messageOf(
          body,
        )}`,
      );
    }
    if (!validate(body)) {
      throw new Error(
        `The body for ${what} is not as documented: ${ajv.errorsText(
          validate.errors,
          { dataVar: 'body' },
        )} ${JSON.stringify(
          validate.errors?.map(({ instancePath, params }) => ({
            instancePath,
            ...params,
          })),
        )}`,
      );
    }
  }
}

/** Tests also send addresses that cannot be decoded. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** The sentence of a refusal, as it is said and as pages word it. */
function messageOf(body: unknown): string {
  const error = fieldOf(body, 'error');
  const message = fieldOf(error, 'message');
  const worded = fieldOf(fieldOf(error, 'messages'), 'message');
  return [
    typeof message === 'string' ? message : '',
    ...(isMessage(worded) ? [englishOf(worded)] : []),
  ].join(' ');
}

function isMessage(value: unknown): value is Message {
  return typeof fieldOf(value, 'code') === 'string';
}

function fieldOf(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null
    ? new Map(Object.entries(of)).get(name)
    : undefined;
}

function validatorOf(schema: object): ValidateFunction {
  const validator =
    validators.get(schema) ?? ajv.compile(closed(schema, false));
  validators.set(schema, validator);
  return validator;
}

/**
 * A schema of the document in which objects take no other fields than those they name. It is added where a schema is used
 * rather than where it is defined, since `allOf` puts schemas together.
 *
 * @param isPart - whether another schema says which fields there are
 */
function closed(schema: object, isPart: boolean): object {
  const changed = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' ? `api${value}` : within(value, key === 'allOf'),
    ]),
  );
  const isOpen = isPart || 'additionalProperties' in schema;
  return !isOpen && ('$ref' in schema || 'allOf' in schema || isObject(schema))
    ? { ...changed, unevaluatedProperties: false }
    : changed;
}

function within(value: unknown, isPart: boolean): unknown {
  if (Array.isArray(value)) {
    return value.map(each => within(each, isPart));
  }
  return typeof value === 'object' && value !== null
    ? closed(value, isPart)
    : value;
}

function isObject(schema: object): boolean {
  return 'properties' in schema && 'type' in schema && schema.type === 'object';
}
