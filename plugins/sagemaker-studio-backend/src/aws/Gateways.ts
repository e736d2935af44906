/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The only folder that imports the AWS SDK. A gateway is one AWS service as the product uses it; it sends at the pace
 * that AWS allows and gives plain records back.
 */
import { EC2Client } from '@aws-sdk/client-ec2';
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
import { AccountGateway } from './AccountGateway';
import type { Pace } from './CallQueue';
import { IdentityCenterGateway } from './IdentityCenterGateway';
import {
  type ObserveCall,
  type ObserveCallHere,
  unobserved,
} from './observeCall';
import { NetworkGateway } from './NetworkGateway';
import { RoleGateway } from './RoleGateway';
import { StudioGateway } from './StudioGateway';

/** The most calls a second, in each of the limits of a lane. */
export type CallRates = {
  /** SSO Admin altogether, and each operation of the Identity Store; AWS allows 20. */
  identityCenter: number;
  /** Lists, descriptions and writes each, per account and Region. */
  sageMaker: number;
};

type Place = { accountId: string; region: string };

/** AWS publishes no rate for profiles; this is what its slower operations are known to allow. */
const SAGEMAKER_START_RATE = 5;

/** Gateways on the AWS SDK, each with its clients and its pace, created when first asked for. */
export class Gateways {
  readonly #studioConfig: StudioConfig;
  readonly #logger: LoggerService;
  readonly #credentials: AwsCredentialsManager;
  readonly #rates: CallRates;
  readonly #observe: ObserveCall;
  readonly #studios = new Map<string, StudioGateway>();
  readonly #accounts = new Map<string, AccountGateway>();
  readonly #roles = new Map<string, RoleGateway>();
  readonly #networks = new Map<string, NetworkGateway>();
  #identityCenter: IdentityCenterGateway | undefined;

  /**
   * @param options - `config`: the root configuration, for the `aws` block that Backstage's AWS integrations share;
   * `callsPerSecond`: rates other than the configuration's, `Infinity` for none; `observeCall`: takes note of each call
   */
  constructor(options: {
    config: Config;
    studioConfig: StudioConfig;
    logger: LoggerService;
    callsPerSecond?: Partial<CallRates>;
    observeCall?: ObserveCall;
  }) {
    const { config, studioConfig, logger, callsPerSecond } = options;
    this.#studioConfig = studioConfig;
    this.#logger = logger;
    this.#credentials = DefaultAwsCredentialsManager.fromConfig(config);
    this.#rates = { ...studioConfig.callsPerSecond, ...callsPerSecond };
    this.#observe = options.observeCall ?? unobserved;
  }

  studio(place: Place): StudioGateway {
    return created(
      this.#studios,
      place,
      () =>
        new StudioGateway({
          place,
          client: new SageMakerClient(this.#clientOptions(place)),
          pace: this.#sageMakerPace(),
          observe: this.#observeIn(place),
        }),
    );
  }

  account(place: Place): AccountGateway {
    return created(this.#accounts, place, () => {
      const clientOptions = this.#clientOptions(place);
      return new AccountGateway({
        iam: new IAMClient(clientOptions),
        quotas: new ServiceQuotasClient(clientOptions),
        sts: new STSClient(clientOptions),
        pace: this.#sageMakerPace(),
        observe: this.#observeIn(place),
      });
    });
  }

  roles(place: Place): RoleGateway {
    return created(
      this.#roles,
      place,
      () =>
        new RoleGateway({
          client: new IAMClient(this.#clientOptions(place)),
          pace: this.#sageMakerPace(),
          observe: this.#observeIn(place),
        }),
    );
  }

  networks(place: Place): NetworkGateway {
    return created(
      this.#networks,
      place,
      () =>
        new NetworkGateway({
          client: new EC2Client(this.#clientOptions(place)),
          pace: this.#sageMakerPace(),
          observe: this.#observeIn(place),
        }),
    );
  }

  identityCenter(): IdentityCenterGateway {
    if (!this.#identityCenter) {
      const configured = this.#studioConfig.identityCenter;
      const clientOptions = this.#clientOptions(configured);
      const max = this.#rates.identityCenter;
      this.#identityCenter = new IdentityCenterGateway({
        configured,
        admin: new SSOAdminClient(clientOptions),
        identityStore: new IdentitystoreClient(clientOptions),
        pace: { start: max, max },
        observe: this.#observeIn(configured),
      });
    }
    return this.#identityCenter;
  }

  #observeIn({ accountId, region }: Place): ObserveCallHere {
    return (call, send) => this.#observe({ ...call, accountId, region }, send);
  }

  #sageMakerPace(): Pace {
    const max = this.#rates.sageMaker;
    const isUnlimited = max === Infinity;
    return { start: isUnlimited ? max : SAGEMAKER_START_RATE, max };
  }

  #clientOptions({ accountId, region }: Place) {
    const { endpoint } = this.#studioConfig;
    this.#logger.debug(
      `Calling AWS in account ${accountId}, Region ${region}${
        endpoint ? ` at ${endpoint}` : ''
      }`,
    );
    return {
      region,
      endpoint,
      credentials: async () => {
        const provider = await this.#credentials.getCredentialProvider({
          accountId,
        });
        return provider.sdkCredentialProvider();
      },
      customUserAgent: 'studio-access-for-backstage',
      // One attempt a call. An operation classifies the error and retries after its own backoff, a sweep continues where
      // it was, and a throttle slows the lane's pace; retries in the SDK would hide all that from them, and would repeat
      // a write whose answer was lost before anybody checked whether it had been done.
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: 5_000,
        // Less than the time within which pages say that AWS does not answer.
        requestTimeout: 20_000,
        throwOnRequestTimeout: true,
      },
    };
  }
}

function created<Gateway>(
  gateways: Map<string, Gateway>,
  place: Place,
  create: () => Gateway,
): Gateway {
  const key = `${place.accountId}:${place.region}`;
  const gateway = gateways.get(key) ?? create();
  gateways.set(key, gateway);
  return gateway;
}
