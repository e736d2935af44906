// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Names of things of the code in the documentation are those of the code, and lists that claim to be whole are. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { CONFIG_SCHEMAS, keysOf } from '../lib/configReference.mjs';
import {
  actionsIn,
  annotationsIn,
  callsIn,
  dottedIn,
  extensionsIn,
  hasCall,
  iamActionsIn,
  membersIn,
  metricsIn,
  pagesIn,
} from '../lib/documentedNames.mjs';
import { ROOT } from '../lib/toolchain.mjs';

const read = file => fs.readFileSync(path.join(ROOT, file), 'utf8');
const tracked = (...patterns) =>
  spawnSync('git', ['ls-files', ...patterns], { cwd: ROOT, encoding: 'utf8' })
    .stdout.trim()
    .split('\n');

/** A changelog tells of what was there, an API report is made of the code, and the sandbox has calls of its own. */
const DOCUMENTS = tracked('*.md').filter(
  file => !/(CHANGELOG|\.api)\.md$|^packages\/sandbox\//.test(file),
);
const SOURCES = tracked('plugins/*.ts', 'plugins/*.tsx').filter(
  file => !/\.test\.|__testUtils__|__fixtures__/.test(file),
);
const matches = (files, pattern) => [
  ...new Set(
    files.flatMap(file =>
      [...read(file).matchAll(pattern)].map(([, name]) => name),
    ),
  ),
];
const below = (folder, files = SOURCES) =>
  files.filter(file => file.startsWith(folder));

const SCAFFOLDER = 'plugins/scaffolder-backend-module-sagemaker-studio';
const CATALOG = 'plugins/catalog-backend-module-sagemaker-studio';
const FRONTEND = 'plugins/sagemaker-studio';
const COMMON = 'plugins/sagemaker-studio-common';
const BACKEND = 'plugins/sagemaker-studio-backend';

const ACTIONS = matches(
  below(`${SCAFFOLDER}/src/actions/`),
  /^\s+id: '(sagemaker-studio:[\w:-]+)'/gm,
);
const AGENT_ACTIONS = matches(
  below(`${BACKEND}/src/actions/`),
  /^ {4}name: '([\w-]+)'/gm,
);
const EXTENSIONS = matches(
  [`${FRONTEND}/report.api.md`],
  /^ +'([a-z-]+:sagemaker-studio[/\w-]*)':/gm,
);
const PERMISSIONS = matches(
  [`${COMMON}/src/permissions.ts`],
  /name: '(sagemaker-studio\.[\w.]+)'/g,
);
const ANNOTATIONS = matches(SOURCES, /['`"](aws\.amazon\.com\/[\w-]+)['`"]/g);
const CONSTANTS = Object.fromEntries(
  [
    `${COMMON}/src/annotations.ts`,
    `${CATALOG}/src/transforms/entityDigests.ts`,
  ].flatMap(file =>
    [...read(file).matchAll(/const (ANNOTATION_\w+) =\s+'([^']+)'/g)].map(
      ([, name, annotation]) => [name, annotation],
    ),
  ),
);
const EVENTS = matches([`${COMMON}/src/eventTypes.ts`], /^ {2}'([\w.-]+)',$/gm);
const FAMILIES = [...new Set(EVENTS.map(type => type.split('.')[0]))];
const API = parse(read(`${COMMON}/openapi.yaml`));

const KEYS = CONFIG_SCHEMAS.flatMap(file => keysOf(file, read(file)))
  .map(({ key }) => key.replace(/\[\]/g, ''))
  .filter(key => key.startsWith('sagemakerStudio.'))
  .map(key => key.slice('sagemakerStudio.'.length));
const BLOCKS = [...new Set(KEYS.map(key => key.split('.')[0]))];
const isKey = name => {
  const asked = name.replace(/\[\d*\]/g, '').split('.');
  return KEYS.some(key => {
    const parts = key.split('.');
    return asked.every(
      (part, index) =>
        part === parts[index] || /^<\w+>$/.test(parts[index] ?? ''),
    );
  });
};

const METRICS = matches(
  [`${BACKEND}/src/telemetry/metricDefinitions.ts`],
  /name: '(sagemaker_studio\.[\w.]+)'/g,
).map(name => name.replaceAll('.', '_'));
/** What Prometheus adds. */
const METRIC_ENDS = /_(total|bucket|sum|count)$/;

const PAGES = matches(
  [`${FRONTEND}/src/extensions/pages.tsx`],
  /path: '([\w/-]+)'/g,
)
  .flatMap(page =>
    page.startsWith('/')
      ? [page]
      : [`/sagemaker-studio/${page}`, `/sagemaker-studio/${page}/<id>`],
  )
  .filter(page => !/(my-access|events|settings)\/<id>/.test(page))
  .concat('/sagemaker-studio/settings/policies');

/** Named for other reasons than that the policies of docs/iam give them. */
const OTHER_RIGHTS = [
  // Condition keys.
  'sagemaker:RemoteAccess',
  'sts:ExternalId',
  // A right of people that no assignment gives or takes.
  'sagemaker:StartSession',
  // Of portals with a queue of changes.
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:SendMessage',
  'events:PutEvents',
  // Of identity stores with a key of their own, and of EKS Pod Identity.
  'kms:Decrypt',
  'sts:TagSession',
];
/** Answered without the document of the API. */
const OTHER_CALLS = ['GET /health', 'GET /openapi.json'];
const RIGHTS = tracked('docs/iam/*.json').flatMap(file =>
  JSON.parse(read(file)).Statement.flatMap(({ Action }) => Action),
);

/** Each kind of name: how it is found, what is known, and one of the kind that does not exist. */
const KINDS = [
  {
    kind: 'actions of the scaffolder',
    find: actionsIn,
    isKnown: name => ACTIONS.includes(name),
    wrong: 'action: sagemaker-studio:team:onbord',
    right: '`sagemaker-studio:team:onboard`',
  },
  {
    kind: 'extensions',
    find: extensionsIn,
    isKnown: name => EXTENSIONS.includes(name),
    wrong: '- entity-card:sagemaker-studio/persons: false',
    right: '- entity-card:sagemaker-studio/person: false',
  },
  {
    kind: 'permissions and actions of agents',
    find: dottedIn,
    isKnown: name =>
      PERMISSIONS.includes(name) ||
      AGENT_ACTIONS.includes(name.replace('sagemaker-studio.', '')),
    wrong: '`sagemaker-studio.request.approve`',
    right: '`sagemaker-studio.request.decide`, `sagemaker-studio.who-am-i`',
  },
  {
    kind: 'annotations',
    find: annotationsIn,
    isKnown: name => ANNOTATIONS.includes(name),
    wrong: 'metadata.annotations["aws.amazon.com/identity-center-group"]',
    right: '`aws.amazon.com/identity-center-group-id`',
  },
  {
    kind: 'rights of AWS',
    find: iamActionsIn,
    isKnown: name => RIGHTS.includes(name) || OTHER_RIGHTS.includes(name),
    wrong: '`sagemaker:DescribeStudioDomain`',
    right: '`sagemaker:DescribeDomain`',
  },
  {
    kind: 'types of events',
    find: text => membersIn(text, FAMILIES),
    isKnown: name =>
      FAMILIES.some(family => name === `${family}.*`) ||
      EVENTS.includes(name) ||
      isKey(name),
    wrong: '`grant.active`, `.finished`',
    right: '`grant.active`, `.ended`, `grant.*`',
  },
  {
    kind: 'short keys of the configuration',
    find: text =>
      membersIn(text, BLOCKS).filter(
        // Those are of events, annotations, and Backstage's block of that name.
        name => !/^aws\.|\.\*$/.test(name),
      ),
    isKnown: name => isKey(name) || EVENTS.includes(name),
    wrong: '`leavers.grace`, `leavers.patience`',
    right: '`leavers.grace`, `domains.d-abcdef123456.mode`',
  },
  {
    kind: 'metrics',
    find: metricsIn,
    isKnown: name => METRICS.includes(name.replace(METRIC_ENDS, '')),
    wrong: 'max(sagemaker_studio_grant) > 0',
    right: '`sagemaker_studio_aws_calls_total`',
  },
  {
    kind: 'pages',
    find: pagesIn,
    isKnown: name => PAGES.includes(name),
    wrong: '`/sagemaker-studio/grants/<id>`',
    right: '`/sagemaker-studio/requests/<id>`, `/sagemaker-studio`',
  },
  {
    kind: 'calls of the HTTP API',
    find: callsIn,
    isKnown: call =>
      hasCall(API, call) || OTHER_CALLS.includes(`${call.method} ${call.path}`),
    wrong: '`GET /grants?state=ended`',
    right: '`GET /grants?status=ended`, `PUT /settings/…`',
  },
];

for (const { kind, find, isKnown, wrong, right } of KINDS) {
  const unknownIn = text =>
    find(text)
      .filter(name => !isKnown(name))
      .map(name => (typeof name === 'string' ? name : JSON.stringify(name)));

  test(`${kind} that are named exist`, () => {
    assert.notDeepEqual(find(right), []);
    assert.deepEqual(unknownIn(right), []);
    assert.equal(unknownIn(wrong).length, 1);
    assert.deepEqual(
      DOCUMENTS.flatMap(file =>
        unknownIn(read(file)).map(name => `${file}: ${name}`),
      ),
      [],
    );
  });
}

/** The rows of the table of a document whose first column has this head. */
function rowsOf(file, head) {
  const [, table] = read(file).split(new RegExp(`^\\| ${head} .*\\n`, 'm'));
  assert.ok(table, `${file} has a table of ${head}`);
  return table.split('\n\n')[0].split('\n').slice(1);
}
const codeOf = row => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

test('tables that list things list all of them', () => {
  const firstOf = (file, head) =>
    rowsOf(file, head).flatMap(row => codeOf(row.split(' | ')[0]));
  const lists = [
    [firstOf(`${FRONTEND}/README.md`, 'Extension'), EXTENSIONS],
    [firstOf(`${SCAFFOLDER}/README.md`, 'Action'), ACTIONS],
    [firstOf('docs/agents.md', 'Action'), AGENT_ACTIONS],
    [
      rowsOf('docs/events.md', 'Type').flatMap(row =>
        membersIn(row.split(' | ')[0], FAMILIES),
      ),
      EVENTS,
    ],
    [
      rowsOf(`${CATALOG}/README.md`, 'On').flatMap(annotationsIn),
      matches(
        below(`${CATALOG}/src/transforms/`),
        /(?:\[(?=ANNOTATION)|'(?=aws\.))([\w./-]+)[\]']: /g,
      ).map(name => CONSTANTS[name] ?? name),
    ],
  ];
  for (const [documented, known] of lists) {
    assert.ok(known.length > 3);
    assert.deepEqual([...documented].sort(), [...known].sort());
  }
});

test('the README of the frontend names the routes', () => {
  const [, routes] = /^ {2}routes: \{([^}]*)\}/m.exec(
    read(`${FRONTEND}/src/plugin.tsx`),
  );
  const [, sentence] = /Routes of the plugin: ([^.]*)\./.exec(
    read(`${FRONTEND}/README.md`),
  );
  const parameters = ['requestId', 'domainId'];
  assert.deepEqual(
    codeOf(sentence)
      .filter(name => !parameters.includes(name))
      .sort(),
    [...routes.matchAll(/(\w+):/g)].map(([, name]) => name).sort(),
  );
});
