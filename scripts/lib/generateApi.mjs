// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Everything that is derived from the API document: types, operations, the document as a module, the reference page. */
import path from 'node:path';
import prettier from 'prettier';
import { parse } from 'yaml';
import { documentModule, typeModules } from './apiModules.mjs';
import { apiReference } from './apiReference.mjs';
import { ROOT } from './toolchain.mjs';

const COMMON = 'plugins/sagemaker-studio-common';
const GENERATED = `${COMMON}/src/generated`;

export const API_DOCUMENT = `${COMMON}/openapi.yaml`;

/** Contents by path below the root. */
export async function generateApi(text) {
  const document = parse(text);
  const { types, operations } = await typeModules(document);
  return {
    ...formatted(`${GENERATED}/types.ts`, types),
    ...formatted(`${GENERATED}/operations.ts`, operations),
    [`${GENERATED}/openApiDocument.ts`]: documentModule(document),
    ...formatted('docs/api.md', apiReference(document)),
  };
}

function formatted(file, content) {
  const filepath = path.join(ROOT, file);
  const options = prettier.resolveConfig.sync(filepath);
  return { [file]: prettier.format(content, { ...options, filepath }) };
}
