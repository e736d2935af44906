/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import SCIMMY from 'scimmy';
import { MissingError, NotUniqueError } from '../world/errors';

/** A refusal of a value, as SCIM words it. */
export function invalidValue(message: string): Error {
  return new SCIMMY.Types.Error(400, 'invalidValue', message);
}

/** The resource with this id does not exist. */
export function notFound(id: string): Error {
  return new SCIMMY.Types.Error(404, '', `Resource ${id} not found`);
}

/** Runs a change of the world; what the world refuses becomes the SCIM error for it. */
export function translating<T>(change: () => T): T {
  try {
    return change();
  } catch (error) {
    if (error instanceof NotUniqueError) {
      throw new SCIMMY.Types.Error(409, 'uniqueness', error.message);
    }
    if (error instanceof MissingError) {
      throw notFound(error.id);
    }
    throw error;
  }
}
