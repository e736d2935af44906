/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { isNotFound } from '../aws/awsErrors';
import type { Gateways } from '../aws/Gateways';

/**
 * Whether AWS says that a domain does not exist in any of the places. A list that lacks it proves nothing, since the
 * domain may be hidden from us; and an error leaves the question open, which counts as no.
 */
export async function isDomainGone(
  domainId: string,
  places: { accountId: string; region: string }[],
  options: {
    gateways: Gateways;
    logger: LoggerService;
    /** Ends the call to one place. */
    signal: () => AbortSignal;
  },
): Promise<boolean> {
  const { gateways, logger, signal } = options;
  for (const place of places) {
    try {
      await gateways.studio(place).describeDomain(domainId, {
        signal: signal(),
      });
      return false;
    } catch (error) {
      if (!isNotFound(error)) {
        logger.warn(
          `The domain '${domainId}' is not listed any more, and AWS could not be asked whether it is gone from the account ${
            place.accountId
          } in ${
            place.region
          }; its requests and grants stay as they are until the next attempt: ${
            toError(error).message
          }`,
        );
        return false;
      }
    }
  }
  return true;
}
