/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { IAMClient } from '@aws-sdk/client-iam';
import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { STSClient } from '@aws-sdk/client-sts';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  DefaultAwsCredentialsManager,
  type AwsCredentialsManager,
} from '@backstage/integration-aws-node';
import type { StudioConfig } from '../config/StudioConfig';
import type { AccountGateway } from './AccountGateway';
import { DefaultAccountGateway } from './DefaultAccountGateway';
import { DefaultIdentityCenterGateway } from './DefaultIdentityCenterGateway';
import { DefaultStudioGateway } from './DefaultStudioGateway';
import type { Gateways, IdentityCenterGateway } from './IdentityCenterGateway';
import { Pacer, type Pace } from './Pacer';
import type { StudioGateway } from './StudioGateway';

/** Calls a second at most, in each of the limits of a lane. */
export type CallRates = {
  /** SSO Admin altogether, and each operation of the Identity Store; AWS allows 20. */
  identityCenter: number;
  /** Lists, descriptions and writes each, per account and Region. */
  sageMaker: number;
};

/** AWS publishes no rate for profiles; this is what its slower operations are known to allow. */
const SAGEMAKER_START = 5;

/** Gateways on the AWS SDK, each with one client and one pace, made when first asked for. */
export class DefaultGateways implements Gateways {
  readonly #studioConfig: StudioConfig;
  readonly #credentials: AwsCredentialsManager;
  readonly #logger: LoggerService;
  readonly #rates: CallRates;
  readonly #studios = new Map<string, StudioGateway>();
  readonly #accounts = new Map<string, AccountGateway>();
  #identityCenter: IdentityCenterGateway | undefined;

  /**
   * @param options - `config`: the root configuration, for the `aws` block that Backstage's AWS integrations share;
   * `callsPerSecond`: paces other than the configuration's, `Infinity` for none.
   */
  static fromConfig(options: {
    config: Config;
    studioConfig: StudioConfig;
    logger: LoggerService;
    callsPerSecond?: Partial<CallRates>;
  }): DefaultGateways {
    return new DefaultGateways(
      options.studioConfig,
      DefaultAwsCredentialsManager.fromConfig(options.config),
      options.logger,
      { ...options.studioConfig.callsPerSecond, ...options.callsPerSecond },
    );
  }

  private constructor(
    studioConfig: StudioConfig,
    credentials: AwsCredentialsManager,
    logger: LoggerService,
    rates: CallRates,
  ) {
    this.#studioConfig = studioConfig;
    this.#credentials = credentials;
    this.#logger = logger;
    this.#rates = rates;
  }

  studio(place: { accountId: string; region: string }): StudioGateway {
    const key = `${place.accountId}:${place.region}`;
    let gateway = this.#studios.get(key);
    if (!gateway) {
      gateway = DefaultStudioGateway.create({
        place,
        client: new SageMakerClient(this.#clientOptions(place)),
        pacer: Pacer.create(paceOf(this.#rates.sageMaker, SAGEMAKER_START)),
      });
      this.#studios.set(key, gateway);
    }
    return gateway;
  }

  account(place: { accountId: string; region: string }): AccountGateway {
    const key = `${place.accountId}:${place.region}`;
    let gateway = this.#accounts.get(key);
    if (!gateway) {
      gateway = DefaultAccountGateway.create({
        clients: {
          iam: new IAMClient(this.#clientOptions(place)),
          quotas: new ServiceQuotasClient(this.#clientOptions(place)),
          sts: new STSClient(this.#clientOptions(place)),
        },
        pacer: Pacer.create(paceOf(this.#rates.sageMaker, SAGEMAKER_START)),
      });
      this.#accounts.set(key, gateway);
    }
    return gateway;
  }

  identityCenter(): IdentityCenterGateway {
    const configured = this.#studioConfig.identityCenter;
    this.#identityCenter ??= DefaultIdentityCenterGateway.create({
      configured,
      admin: new SSOAdminClient(this.#clientOptions(configured)),
      identityStore: new IdentitystoreClient(this.#clientOptions(configured)),
      pacer: Pacer.create(paceOf(this.#rates.identityCenter)),
    });
    return this.#identityCenter;
  }

  #clientOptions(place: { accountId: string; region: string }) {
    const { accountId, region } = place;
    this.#logger.debug(
      `Calling AWS in account ${accountId}, Region ${region}${
        this.#studioConfig.endpoint ? ` at ${this.#studioConfig.endpoint}` : ''
      }`,
    );
    return {
      region,
      endpoint: this.#studioConfig.endpoint,
      credentials: async () => {
        const provider = await this.#credentials.getCredentialProvider({
          accountId,
        });
        return provider.sdkCredentialProvider();
      },
      customUserAgent: 'studio-access-for-backstage',
      // One try a call. An operation classifies the error and comes back after its own backoff, a sweep goes on where
      // it was, and the lane's pace slows down at a throttle; retries in the SDK would hide all that from them, and a
      // write whose answer was lost would be repeated before anybody looked whether it had been done.
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: 5_000,
        requestTimeout: 30_000,
        throwOnRequestTimeout: true,
      },
    };
  }
}

function paceOf(most: number, start = most): Pace {
  return { start: most === Infinity ? most : Math.min(start, most), most };
}
