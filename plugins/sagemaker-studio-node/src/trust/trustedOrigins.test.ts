/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isTrusted } from './trustedOrigins';

const ORG = 'url:https://git.example/org/';

const from = (origin: string, ...trusted: string[]) =>
  isTrusted(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: {
        name: 'ana',
        annotations: { 'backstage.io/managed-by-origin-location': origin },
      },
    },
    trusted,
  );

it.each([
  [`${ORG}people.yaml`, ORG],
  [`${ORG}people/-/blob/main/*.yaml`, ORG],
  [
    'url:https://git.example/org/people.yaml?ref=main',
    'url:https://git.example/org/people.yaml',
  ],
  ['url:https://git.example/org/people.yaml', 'url:https://git.example'],
  ['url:https://git.example/org/people.yaml', 'url:https://git.example/org'],
  ['url:https://GIT.example/org/people.yaml', ORG],
  ['url:https://git.example/org/Our%20people/people.yaml', ORG],
  ['msgraph:default/1234', 'msgraph:'],
  ['msgraph:default/1234', 'msgraph:default'],
  ['sagemaker-studio:IdentityCenterOrgEntityProvider:default', ORG],
])('believes %s, below %s', (origin, trusted) => {
  expect(from(origin, trusted)).toBe(true);
});

// Whoever registers a location writes its address, and the catalog keeps it as it was written.
it.each([
  ['url:https://git.example/org/../mallory/people.yaml', ORG],
  ['url:https://git.example/org/%2e%2E/mallory/people.yaml', ORG],
  ['url:https://git.example/org/..%2Fmallory/people.yaml', ORG],
  ['url:https://git.example/org/%252e%252e/mallory/people.yaml', ORG],
  ['url:https://git.example/org/..\\mallory/people.yaml', ORG],
  ['url:https://git.example/org/..%2Fmallory/%zz/people.yaml', ORG],
  ['url:https://git.example/org/.\t./mallory/people.yaml', ORG],
  [
    'url:https://git.example.evil.example/people.yaml',
    'url:https://git.example',
  ],
  [
    'url:https://git.example@evil.example/people.yaml',
    'url:https://git.example',
  ],
  ['url:https://git.example:8443/org/people.yaml', 'url:https://git.example'],
  [
    'url:https://git.example/organization/people.yaml',
    'url:https://git.example/org',
  ],
  ['url:http://git.example/org/people.yaml', ORG],
  ['url:people.yaml', ORG],
  ['url:https://evil.example/people.yaml', 'url:'],
  ['file:/org/people.yaml', 'msgraph:'],
])('does not believe %s, below %s', (origin, trusted) => {
  expect(from(origin, trusted)).toBe(false);
});
