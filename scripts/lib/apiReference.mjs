// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* docs/api.md: the operations of the API document by tag, then its types. */

const INTRODUCTION = `Paths are below \`/api/sagemaker-studio\`. The same as an OpenAPI 3.1 document:
[openapi.yaml](https://github.com/studio-access/backstage-plugin-sagemaker-studio/blob/main/plugins/sagemaker-studio-common/openapi.yaml), and \`GET /openapi.json\` of a running backend. Which
permission allows what: [permissions.md](permissions.md).`;

export function apiReference(document) {
  const { info, tags, paths, components } = document;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      ...operation,
      route: `${method.toUpperCase()} ${path}`,
    })),
  );
  return [
    '# HTTP API',
    '<!-- Generated from plugins/sagemaker-studio-common/openapi.yaml by npm run generate. Do not edit. -->',
    info.description,
    INTRODUCTION,
    ...tags.flatMap(({ name }) => [
      `## ${name}`,
      ...operations
        .filter(operation => operation.tags.includes(name))
        .flatMap(operation => describeOperation(operation, document)),
    ]),
    '## Types',
    ...Object.entries(components.schemas).flatMap(([name, schema]) => [
      `### ${name}`,
      schema.description,
      ...describeSchema(schema),
    ]),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function describeOperation(operation, document) {
  const { operationId, route, summary, description, requestBody } = operation;
  const resolve = part => ({
    ...part.$ref
      ?.slice('#/'.length)
      .split('/')
      .reduce((value, key) => value[key], document),
    ...part,
  });
  const parameters = (operation.parameters ?? []).map(resolve);
  const answers = Object.entries(operation.responses)
    .filter(([status]) => status !== 'default')
    .map(([status, response]) => ({ status, ...resolve(response) }));
  return [
    `### ${operationId}`,
    code(route),
    summary,
    description,
    parameters.length > 0 && 'Parameters:',
    parameters.map(describeParameter).join('\n'),
    requestBody && `Body: ${contentOf(requestBody.content)}.`,
    'Answers:',
    answers.flatMap(describeAnswer).join('\n'),
  ];
}

function describeParameter({ name, in: place, required, schema, description }) {
  const type = typeOf(schema) + limitsOf(schema);
  return `- ${code(name)} (${place}${
    required ? ', required' : ''
  }): ${sentences(type, description)}`;
}

function describeAnswer({ status, content, description }) {
  const isError = Number(status) >= 400;
  const type = content && !isError ? contentOf(content) : undefined;
  const schema = content?.['application/json']?.schema;
  return [
    `- ${status}: ${sentences(type, description)}`,
    ...(schema && !isError ? indented(fieldsOf(schema)) : []),
  ];
}

function contentOf(content) {
  const json = content['application/json'];
  return json
    ? typeOf(json.schema)
    : Object.keys(content).map(code).join(' or ');
}

function describeSchema(schema) {
  const { propertyNames, additionalProperties, oneOf, allOf } = schema;
  if (schema.enum) {
    return [`One of ${typeOf(schema)}.`];
  }
  if (propertyNames) {
    return [
      `From ${typeOf(propertyNames)} to ${typeOf(additionalProperties)}.`,
    ];
  }
  if (oneOf) {
    const variants = oneOf.flatMap(variant => {
      const [first, ...others] = fieldsOf(variant);
      return [first, ...indented(others)];
    });
    return ['One of these:', variants.join('\n')];
  }
  const bases = (allOf ?? []).filter(({ $ref }) => $ref).map(typeOf);
  return [
    bases.length > 0 && `All fields of ${bases.join(', ')}. In addition:`,
    // Beside `allOf` they are fields of the others.
    allOf &&
      (schema.required ?? [])
        .map(name => `- ${code(name)}: required.`)
        .join('\n'),
    fieldsOf(schema).join('\n'),
  ];
}

/** One line for each field, those of inner objects indented below it. */
function fieldsOf({ allOf, properties = {}, required = [] }) {
  if (allOf) {
    return allOf.flatMap(fieldsOf);
  }
  return Object.entries(properties).flatMap(([name, schema]) => [
    `- ${code(name)}${
      required.includes(name) ? '' : ' (optional)'
    }: ${sentences(typeOf(schema) + limitsOf(schema), schema.description)}`,
    ...indented(fieldsOf(schema.items ?? schema)),
  ]);
}

function indented(lines) {
  return lines.map(line => `  ${line}`);
}

function typeOf(schema) {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1);
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.const ?? schema.enum) {
    return [schema.const ?? schema.enum].flat().map(code).join(', ');
  }
  if (schema.allOf) {
    return schema.allOf.map(typeOf).join(' with ');
  }
  return schema.type === 'array'
    ? `list of ${typeOf(schema.items)}`
    : { 'date-time': 'time', date: 'date' }[schema.format] ?? schema.type;
}

function limitsOf(schema) {
  const range = (least, most, unit = '') => {
    if (most === undefined) {
      return least ? `, at least ${least}${unit}` : '';
    }
    return least === undefined
      ? `, at most ${most}${unit}`
      : `, ${least} to ${most}${unit}`;
  };
  return [
    range(schema.minimum, schema.maximum),
    range(schema.minLength, schema.maxLength, ' characters'),
    range(schema.minItems, schema.maxItems, ' items'),
    schema.pattern ? `, matching ${code(schema.pattern)}` : '',
  ].join('');
}

function sentences(type, meaning) {
  return [type && `${type}.`, meaning?.trim()].filter(Boolean).join(' ');
}

function code(text) {
  return `\`${text}\``;
}
