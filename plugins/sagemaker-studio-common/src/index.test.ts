/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

jest.mock('./generated/openApiDocument', () => {
  throw new Error('The API document is loaded');
});

it('leaves the API document, which browsers do not need, to its own entry', async () => {
  await expect(import('./index')).resolves.toHaveProperty(
    'SagemakerStudioClient',
  );
  await expect(import('./openapi')).rejects.toThrow(
    'The API document is loaded',
  );
});
