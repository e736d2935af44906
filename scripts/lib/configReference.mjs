// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* docs/configuration.md: every key of the packages' config.d.ts, with its type and what its comment says. */
import path from 'node:path';
import prettier from 'prettier';
import ts from 'typescript';
import { ROOT } from './toolchain.mjs';

/** Which keys each package brings. */
export const CONFIG_SCHEMAS = [
  'plugins/sagemaker-studio-backend/config.d.ts',
  'plugins/catalog-backend-module-sagemaker-studio/config.d.ts',
  'plugins/permission-backend-module-sagemaker-studio/config.d.ts',
  'plugins/search-backend-module-sagemaker-studio/config.d.ts',
];

export const CONFIG_REFERENCE = 'docs/configuration.md';

const INTRODUCTION = `Every key that the packages of this product read from app-config. Examples: the READMEs of the packages, the
[cookbook](cookbook.md), and [app-config.production.yaml](https://github.com/studio-access/backstage-plugin-sagemaker-studio/blob/main/app-config.production.yaml). Credentials come from the \`aws\` block of
Backstage's AWS integrations; see [deployment.md](deployment.md#credentials). Durations are ISO 8601 (\`P7D\`) or objects
(\`{ days: 7 }\`). The back end does not start with a key that it does not know below \`sagemakerStudio\` or \`permission.sagemakerStudio\`, or with a value that makes no
sense, and names its path.`;

/** @param read - gives the text of a file below the root */
export function configReference(read) {
  const sections = CONFIG_SCHEMAS.flatMap(file => {
    const keys = keysOf(file, read(file));
    return [
      `## ${path.basename(path.dirname(file))}`,
      '| Key | Type | Meaning |\n|---|---|---|\n' +
        keys
          .map(
            ({ key, type, text }) =>
              `| ${code(key)} | ${code(type)} | ${text} |`,
          )
          .join('\n'),
    ];
  });
  const text = [
    '# Configuration',
    '<!-- Generated from the config.d.ts of the packages by npm run generate. Do not edit. -->',
    INTRODUCTION,
    ...sections,
  ].join('\n\n');
  const filepath = path.join(ROOT, CONFIG_REFERENCE);
  const options = prettier.resolveConfig.sync(filepath);
  return prettier.format(text, { ...options, filepath });
}

/** `[{ key, type, text }]` of the keys that a person sets, in the order of the file. */
export function keysOf(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const types = new Map(
    tree.statements
      .filter(ts.isInterfaceDeclaration)
      .map(declaration => [declaration.name.text, declaration]),
  );
  const rows = [];

  const walk = (members, at) => {
    for (const member of members) {
      const name = ts.isIndexSignatureDeclaration(member)
        ? `<${member.parameters[0].name.getText()}>`
        : member.name.text;
      const key = [...at, name].join('.');
      const text = textOf(member);
      const inner = membersOf(member.type, types);
      if (text || !inner) {
        rows.push({
          key,
          type: inner ? objectOf(inner) : typeOf(member.type),
          text,
        });
      }
      if (inner) {
        const suffix = inner.isList ? `${name}[]` : name;
        walk(inner.members, [...at, suffix]);
      }
    }
  };
  walk(types.get('Config').members, []);
  return rows;
}

/** The keys below a value; undefined for one that has none. */
function membersOf(type, types) {
  if (ts.isTypeLiteralNode(type)) {
    return { members: type.members, isList: false };
  }
  if (
    ts.isTypeReferenceNode(type) &&
    type.typeName.getText() === 'Array' &&
    ts.isTypeLiteralNode(type.typeArguments[0])
  ) {
    return { members: type.typeArguments[0].members, isList: true };
  }
  if (ts.isTypeReferenceNode(type)) {
    const declared = types.get(type.typeName.getText());
    return declared && { members: declared.members, isList: false };
  }
  if (ts.isUnionTypeNode(type)) {
    // The same keys, or sets of them by id.
    const first = membersOf(type.types[0], types);
    return first?.members.length && ts.isTypeReferenceNode(type.types[0])
      ? first
      : undefined;
  }
  return undefined;
}

function objectOf({ isList }) {
  return isList ? 'list of objects' : 'object';
}

/** One that is too long to be read in a table is described by its comment. */
const LONGEST_TYPE = 60;

function typeOf(type) {
  const text = type
    .getText()
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/HumanDuration \| string/g, 'duration')
    .replace(/SchedulerServiceTaskScheduleDefinitionConfig/g, 'schedule')
    .replace(/Array<(duration|string|'[^>]*')>/g, '($1)[]')
    .replace(/\((\w+)\)\[\]/g, '$1[]')
    .replace(/^\| /, '');
  return text.length > LONGEST_TYPE ? 'list' : text;
}

function textOf(member) {
  const comment = ts
    .getJSDocCommentsAndTags(member)
    .filter(ts.isJSDoc)
    .map(({ comment: text }) => ts.getTextOfJSDocComment(text) ?? '')
    .join(' ');
  const isSecret = ts
    .getJSDocTags(member)
    .some(tag => ts.getTextOfJSDocComment(tag.comment) === 'secret');
  return `${comment} ${isSecret ? 'A secret.' : ''}`
    .replace(/\s+/g, ' ')
    .replace(/\|/g, '\\|')
    .replace(/(?:https:\S+\/)?\bdocs\/([\w-]+\.md)/g, '[$1]($1)')
    .trim();
}

function code(text) {
  return `\`${text.replace(/\|/g, '\\|')}\``;
}
