/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What the documentation shows as configuration is accepted as it stands. */
import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import type { JsonObject } from '@backstage/types';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readStudioConfig } from './readStudioConfig';

const ROOT = path.resolve(__dirname, '../../../..');

/** A matcher that a module of the documentation adds. */
const MODULES = { policies: [], matchers: ['employee-number'] };

/** What an example that shows a part leaves to the reader. */
const REST = {
  identityCenter: { accountId: '111111111111', region: 'eu-west-1' },
  accounts: [{ accountId: '222222222222', regions: ['eu-west-1'] }],
};

function listDocuments(folder: string): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .flatMap(entry => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        return entry.name === 'node_modules' || entry.name.startsWith('.')
          ? []
          : listDocuments(file);
      }
      return entry.name.endsWith('.md') ? [file] : [];
    });
}

/** `[where, block]` of each example that configures the plugin. */
function listExamples(): [string, { sagemakerStudio: object }][] {
  const files = [
    'README.md',
    ...listDocuments('docs'),
    ...listDocuments('plugins'),
  ];
  return files.flatMap(file => {
    const text = fs.readFileSync(path.join(ROOT, file), 'utf8');
    return [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].flatMap(
      ([, example = ''], index): [string, { sagemakerStudio: object }][] => {
        const block: unknown = parse(example);
        return isStudioBlock(block)
          ? [[`${file}, example ${index + 1}`, block]]
          : [];
      },
    );
  });
}

function isStudioBlock(block: unknown): block is { sagemakerStudio: object } {
  return (
    typeof block === 'object' && block !== null && 'sagemakerStudio' in block
  );
}

/** The configuration of production, with values for what comes from the environment. */
function readProduction(): JsonObject {
  const text = fs.readFileSync(
    path.join(ROOT, 'app-config.production.yaml'),
    'utf8',
  );
  return parse(
    text
      .replace(/\$\{IDENTITY_CENTER_ACCOUNT\}/g, "'111111111111'")
      .replace(/\$\{OKTA_ORG_URL\}/g, 'https://example.okta.com')
      .replace(/\$\{\w+\}/g, 'a-secret-of-more-than-thirty-two-characters'),
  );
}

describe('examples of the configuration', () => {
  const examples = listExamples();

  it('are found', () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  it.each(examples)('%s is accepted', (_, { sagemakerStudio }) => {
    const config = new ConfigReader({
      sagemakerStudio: { ...REST, ...sagemakerStudio },
    });
    expect(readStudioConfig(config, MODULES).places.length).toBeGreaterThan(0);
  });

  it('the configuration of production is accepted, and its accounts are reached by the role', async () => {
    const config = new ConfigReader(readProduction());
    const { places } = readStudioConfig(config, MODULES);

    expect(places).toHaveLength(2);
    const credentials = DefaultAwsCredentialsManager.fromConfig(config);
    for (const { accountId } of places) {
      expect(
        await credentials.getCredentialProvider({ accountId }),
      ).toMatchObject({ accountId });
    }
  });
});
