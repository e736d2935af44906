/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The constraints of every operation, as AWS publishes them in its service models: names, types, required members,
 * lengths, patterns, enums. The JSON files hold these facts only.
 */
import { own } from '../../world/tables';
import ec2 from './ec2.json';
import iam from './iam.json';
import identitystore from './identitystore.json';
import sagemaker from './sagemaker.json';
import serviceQuotas from './service-quotas.json';
import ssoAdmin from './sso-admin.json';
import sts from './sts.json';

/** One type of a service. */
export type Shape = {
  type: string;
  required?: string[];
  members?: Record<string, string>;
  /** Members whose names in a form differ. */
  formNames?: Record<string, string>;
  member?: string;
  key?: string;
  value?: string;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  /** Exactly one member must be given. */
  union?: boolean;
  /** Any JSON. */
  document?: boolean;
  exception?: boolean;
};

export type OperationModel = {
  input?: string;
  output?: string;
  errors: string[];
};

export type ServiceModel = {
  signingName: string;
  /** Before the dot of X-Amz-Target; absent for AWS Query. */
  targetPrefix?: string;
  /** Of AWS Query; absent for JSON. */
  query?: {
    version: string;
    namespace: string;
    /** EC2's own kind of it: lists without `member`, and other names for errors. */
    ec2?: boolean;
  };
  operations: Record<string, OperationModel>;
  shapes: Record<string, Shape>;
};

type ServiceName =
  | 'sagemaker'
  | 'identitystore'
  | 'sso'
  | 'sts'
  | 'iam'
  | 'ec2'
  | 'servicequotas';

/** Models by signing name. */
export const serviceModels: Record<ServiceName, ServiceModel> = {
  sagemaker,
  identitystore,
  sso: ssoAdmin,
  sts,
  iam,
  ec2,
  servicequotas: serviceQuotas,
};

/** The model of a service that a caller names. */
export function findModel(service: string): ServiceModel | undefined {
  return own<ServiceModel>(serviceModels, service);
}

/** Whether a service speaks AWS Query. */
export function speaksQuery(service: string): boolean {
  return findModel(service)?.query !== undefined;
}

/** Whether a service speaks EC2's own kind of AWS Query. */
export function speaksEc2Query(service: string): boolean {
  return findModel(service)?.query?.ec2 === true;
}

/** A type of the service, which its model has. */
export function shapeOf(model: ServiceModel, name: string): Shape {
  return partOf(model, model.shapes, { kind: 'shape', name });
}

/** An operation of the service, which its model has. */
export function operationOf(model: ServiceModel, name: string): OperationModel {
  return partOf(model, model.operations, { kind: 'operation', name });
}

function partOf<TPart>(
  { signingName }: ServiceModel,
  parts: Record<string, TPart>,
  { kind, name }: { kind: string; name: string },
): TPart {
  const part = own(parts, name);
  if (!part) {
    throw new Error(`The model of '${signingName}' has no ${kind} '${name}'`);
  }
  return part;
}
