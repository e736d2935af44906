/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The discovery resources of the endpoint: ServiceProviderConfig, ResourceTypes and Schemas. */
import {
  Attribute,
  Attributes,
  resourceSchemas,
  ResourceSchema,
} from './schemas';

const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

export const serviceProviderConfig = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  documentationUri:
    'https://docs.aws.amazon.com/singlesignon/latest/userguide/manage-your-identity-source-idp.html',
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'OAuth Bearer Token',
      description:
        'Authentication scheme using the OAuth Bearer Token Standard',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      documentationUri:
        'https://docs.aws.amazon.com/singlesignon/latest/userguide/provision-automatically.html',
      primary: true,
    },
  ],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 1, maxPayloadSize: 1048576 },
  filter: { supported: true, maxResults: 100 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
};

function shownAttribute(
  [name, attribute]: [string, Attribute],
  required: string[],
): object {
  const isList = attribute.type === 'list';
  const members =
    attribute.type === 'complex' || isList ? attribute.members : undefined;
  return {
    name,
    type: members ? 'complex' : attribute.type,
    multiValued: isList,
    required: required.includes(name),
    ...(members && {
      subAttributes: shownAttributes(
        members,
        required
          .filter(path => path.startsWith(`${name}.`))
          .map(path => path.slice(name.length + 1)),
      ),
    }),
  };
}

function shownAttributes(attributes: Attributes, required: string[]): object[] {
  return Object.entries(attributes).map(entry =>
    shownAttribute(entry, required),
  );
}

function schemasOf({ name, schema, attributes, ...more }: ResourceSchema) {
  const { extensions, required } = more;
  return [
    { id: schema, name, attributes: shownAttributes(attributes, required) },
    ...Object.entries(extensions).map(([id, members]) => ({
      id,
      name: 'EnterpriseUser',
      attributes: shownAttributes(members, []),
    })),
  ];
}

function listOf(resources: object[]): object {
  return {
    totalResults: resources.length,
    itemsPerPage: resources.length,
    startIndex: 1,
    schemas: [LIST_SCHEMA],
    Resources: resources,
  };
}

export const allSchemas = resourceSchemas.flatMap(schemasOf);

export const schemaList = listOf(allSchemas);

export const resourceTypeList = listOf(
  resourceSchemas.map(({ name, endpoint, schema, extensions }) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: name,
    name,
    endpoint,
    schema,
    schemaExtensions: Object.keys(extensions).map(extension => ({
      schema: extension,
      required: false,
    })),
  })),
);
