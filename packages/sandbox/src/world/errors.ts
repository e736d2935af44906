/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Something with the same value exists already. */
export class NotUniqueError extends Error {
  /** The attribute that must be unique, e.g. `userName`. */
  readonly attribute: string;

  constructor(kind: string, attribute: string, value: string) {
    super(`A ${kind} with ${attribute} '${value}' exists already`);
    this.name = 'NotUniqueError';
    this.attribute = attribute;
  }
}

/** There is no such thing. */
export class MissingError extends Error {
  readonly kind: string;
  readonly id: string;

  constructor(kind: string, id: string) {
    super(`There is no ${kind} '${id}'`);
    this.name = 'MissingError';
    this.kind = kind;
    this.id = id;
  }
}

/** SageMaker makes no profile for somebody who opens Studio; the message is AWS's. */
export class ProfileRefusedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ProfileRefusedError';
  }
}
