// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Names that a text about this product gives to things of the code, each kind by its form, in prose and in examples alike.
 * The test of the documentation compares them with the names that the code has.
 */

/** Every match of a pattern with one group. */
function all(text, pattern) {
  return [...text.matchAll(pattern)].map(([, name]) => name);
}

/** Scaffolder actions, such as `sagemaker-studio:team:onboard`. */
export function actionsIn(text) {
  return all(
    text,
    /(?<![\w:/-])(sagemaker-studio:[a-z][\w-]*(?::[a-z][\w-]*)*)/g,
  );
}

/** Extensions of the frontend, such as `page:sagemaker-studio`. */
export function extensionsIn(text) {
  return all(
    text,
    /(?<![\w/:-])((?!plugin:)[a-z][a-z-]*:sagemaker-studio(?:\/[\w-]+)?)(?![\w-])/g,
  );
}

/** Permissions, and actions as agents see them, such as `sagemaker-studio.who-am-i`. */
export function dottedIn(text) {
  return all(
    text,
    /(?<![\w/@:-])(sagemaker-studio\.[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*)/g,
  );
}

/** Annotations and labels of entities that are about AWS. */
export function annotationsIn(text) {
  return all(text, /(?<![\w./])(aws\.amazon\.com\/[\w-]+)/g);
}

/** Metrics as Prometheus has them. */
export function metricsIn(text) {
  return all(text, /(?<![\w])(sagemaker_studio_[a-z_]+)/g);
}

/** Pages of the portal, with `<id>` for what differs. */
export function pagesIn(text) {
  return all(text, /`(\/sagemaker-studio(?:\/[^`\s]*)?)`/g);
}

const SERVICES =
  'sso|identitystore|sts|sagemaker|iam|servicequotas|kms|ec2|elasticfilesystem|sqs|events';

/** IAM actions of the services that the product calls, and condition keys of these services. */
export function iamActionsIn(text) {
  return all(
    text,
    new RegExp(`(?<![\\w:./-])((?:${SERVICES}):[A-Z]\\w+)(?![\\w*…])`, 'g'),
  );
}

/**
 * Words of code like `family.name`, also where only the first of a row says the family: `grant.active`, `.ended`.
 *
 * @param families - which families are meant
 */
export function membersIn(text, families) {
  return text.split('\n').flatMap(line => {
    let family;
    return all(line, /`([A-Za-z]*\.[^`\s]+)`/g).flatMap(word => {
      const [first, ...rest] = word.split('.');
      const isMember = families.includes(first);
      if (isMember) {
        family = first;
      }
      return isMember || (first === '' && family)
        ? [[first || family, ...rest].join('.')]
        : [];
    });
  });
}

/** Calls of an HTTP API, such as `GET /grants?status=ended`. */
export function callsIn(text) {
  return [
    ...text.matchAll(
      /`(?<method>GET|POST|PUT|PATCH|DELETE)\s+(?<path>\/[^`?]*)(?:\?(?<query>[^`]*))?`/g,
    ),
  ].map(({ groups: { method, path, query = '' } }) => ({
    method,
    path: path.replace(/^\/api\/sagemaker-studio(?=\/)/, ''),
    parameters: query
      .split('&')
      .map(pair => pair.split('=')[0])
      .filter(name => name !== ''),
  }));
}

/** Whether an API has such a call. One that ends with an ellipsis stands for all that begin alike. */
export function hasCall({ paths, components }, { method, path, parameters }) {
  const isMeant = path.endsWith('…')
    ? each => each.startsWith(path.slice(0, -1))
    : each => each === path;
  return Object.entries(paths)
    .filter(([each]) => isMeant(each))
    .some(([, item]) => {
      const operation = item[method.toLowerCase()];
      const known = [
        ...(item.parameters ?? []),
        ...(operation?.parameters ?? []),
      ].map(
        ({ name, $ref }) =>
          name ?? components.parameters[$ref.split('/').at(-1)].name,
      );
      return operation && parameters.every(name => known.includes(name));
    });
}
