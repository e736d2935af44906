/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The two ways AWS puts calls and answers into HTTP here: JSON 1.1 (SageMaker, Identity Store, SSO Admin, Service Quotas),
 * where the operation is in X-Amz-Target, and Query (STS, IAM, and EC2 in a way of its own), where it is in a form and the
 * answer is XML.
 */
import { XMLBuilder } from 'fast-xml-parser';
import { AwsError } from '../AwsError';
import { findModel, operationOf, serviceModels, ServiceModel } from '../models';
import { readForm } from './queryForm';

/** Which operation of which service, and with what. */
export type WireCall = {
  service: string;
  model: ServiceModel;
  operation: string;
  input: Record<string, unknown>;
};

/** An HTTP answer. */
export type WireAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string;
};

const xml = new XMLBuilder({ ignoreAttributes: false });

function unknownOperation(): AwsError {
  return new AwsError(
    'UnknownOperationException',
    'The requested operation is not supported in the called service.',
  );
}

function parseJson(body: Buffer): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError(
      'SerializationException',
      'The request body is not valid JSON.',
    );
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new AwsError(
      'SerializationException',
      'The request body must be a JSON object.',
    );
  }
  return parsed as Record<string, unknown>;
}

function readQuery(model: ServiceModel, text: string): WireCall {
  const form = new URLSearchParams(text);
  const operation = form.get('Action') ?? '';
  const version = form.get('Version');
  if (
    !Object.hasOwn(model.operations, operation) ||
    version !== model.query?.version
  ) {
    throw new AwsError(
      'InvalidAction',
      `Could not find operation ${operation} for version ${version}`,
    );
  }
  return {
    service: model.signingName,
    model,
    operation,
    input: readForm(model, operation, form),
  };
}

/** Items of a list are elements of one name in a Query answer. */
function withItems(value: unknown, name: 'member' | 'item'): unknown {
  if (Array.isArray(value)) {
    return { [name]: value.map(each => withItems(each, name)) };
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, each]) => [
          key,
          withItems(each, name),
        ]),
      )
    : value;
}

function queryOutput(
  { operation }: WireCall,
  query: NonNullable<ServiceModel['query']>,
  output: Record<string, unknown>,
  requestId: string,
): object {
  return query.ec2
    ? { requestId, ...Object(withItems(output, 'item')) }
    : {
        [`${operation}Result`]: withItems(output, 'member'),
        ResponseMetadata: { RequestId: requestId },
      };
}

/**
 * Parses the call, given the service that the request is signed for.
 *
 * @param query - the parameters of a GET, which a POST has in its body
 * @throws AwsError when there is no such operation or the body cannot be read.
 */
export function readCall(
  signedFor: string,
  target: string | undefined,
  body: Buffer,
  query = body.toString('utf8'),
): WireCall {
  const signedModel = findModel(signedFor);
  if (signedModel?.query) {
    return readQuery(signedModel, query);
  }
  const [prefix, operation = ''] = (target ?? '').split('.');
  const model = Object.values(serviceModels).find(
    candidate => candidate.targetPrefix === prefix,
  );
  if (!model || !Object.hasOwn(model.operations, operation)) {
    throw unknownOperation();
  }
  if (model.signingName !== signedFor) {
    throw new AwsError(
      'InvalidSignatureException',
      `Credential should be scoped to correct service: '${model.signingName}'.`,
    );
  }
  return {
    service: model.signingName,
    model,
    operation,
    input: parseJson(body),
  };
}

function headers(
  contentType: string,
  requestId: string,
): Record<string, string> {
  return { 'content-type': contentType, 'x-amzn-requestid': requestId };
}

/** A success in the form of the service. */
export function writeOutput(
  call: WireCall,
  output: Record<string, unknown>,
  requestId: string,
): WireAnswer {
  const { query } = call.model;
  if (query) {
    const document = {
      [`${call.operation}Response`]: {
        '@_xmlns': query.namespace,
        ...queryOutput(call, query, output, requestId),
      },
    };
    return {
      status: 200,
      headers: headers('text/xml', requestId),
      body: xml.build(document),
    };
  }
  // An operation without output is answered with an empty body, one whose output has no members with {}.
  const hasOutput =
    operationOf(call.model, call.operation).output !== undefined;
  return {
    status: 200,
    headers: headers('application/x-amz-json-1.1', requestId),
    body: hasOutput ? JSON.stringify(output) : '',
  };
}

/** Services differ in how they spell the message: modelled errors say how. */
function messageMember(model: ServiceModel | undefined, code: string): string {
  const shape = model?.shapes[code];
  return shape?.members?.Message ? 'Message' : 'message';
}

/** The Identity Store tells in its errors which request they are about, where the model has a member for it. */
function requestIdMember(
  model: ServiceModel | undefined,
  code: string,
  requestId: string,
): Record<string, string> {
  const shape = model?.shapes[code];
  return shape?.members?.RequestId ? { RequestId: requestId } : {};
}

/** An error in the form of the service; JSON where it is not known which. */
export function writeError(
  service: string | undefined,
  error: AwsError,
  requestId: string,
): WireAnswer {
  const model = service === undefined ? undefined : findModel(service);
  if (model?.query) {
    const { code: Code, message: Message } = error;
    const document = model.query.ec2
      ? {
          Response: {
            Errors: { Error: { Code, Message } },
            RequestID: requestId,
          },
        }
      : {
          ErrorResponse: {
            '@_xmlns': model.query.namespace,
            Error: {
              Type: error.status >= 500 ? 'Receiver' : 'Sender',
              Code,
              Message,
            },
            RequestId: requestId,
          },
        };
    return {
      status: error.status,
      headers: headers('text/xml', requestId),
      body: xml.build(document),
    };
  }
  return {
    status: error.status,
    headers: {
      ...headers('application/x-amz-json-1.1', requestId),
      'x-amzn-errortype': error.code,
    },
    body: JSON.stringify({
      __type: error.code,
      [messageMember(model, error.code)]: error.message,
      ...requestIdMember(model, error.code, requestId),
      ...error.members,
    }),
  };
}
