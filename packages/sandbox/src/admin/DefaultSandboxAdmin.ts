/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  Fault,
  LoggedCall,
  RateLimits,
  SandboxAdmin,
  SandboxOptions,
  SeedOptions,
} from '../Sandbox';
import { AwsEndpoint } from '../aws/AwsEndpoint';
import { loadPolicies } from '../policies/loadPolicies';
import { SandboxState } from '../SandboxState';
import { writeSnapshot } from '../snapshots';
import { MissingError } from '../world/errors';
import { createWorld } from '../world/seeds';
import { own } from '../world/tables';
import { Account, Quotas, World } from '../world/World';

/** Controls of a running sandbox, for its own HTTP routes and for tests in the same process. */
export class DefaultSandboxAdmin implements SandboxAdmin {
  readonly #state: SandboxState;
  readonly #aws: AwsEndpoint;
  readonly #options: SandboxOptions;
  readonly #initialRateLimits: RateLimits;

  constructor(options: {
    state: SandboxState;
    aws: AwsEndpoint;
    options: SandboxOptions;
  }) {
    this.#state = options.state;
    this.#aws = options.aws;
    this.#options = options.options;
    this.#initialRateLimits = options.aws.rates.limits;
  }

  get world(): World {
    return this.#state.world;
  }

  get faults(): Fault[] {
    return this.#aws.faults.all;
  }

  get rateLimits(): RateLimits {
    return this.#aws.rates.limits;
  }

  async reset(seed: SeedOptions | undefined = this.#options.seed) {
    // Clients keep their temporary credentials over a reset, so these stay good.
    const { sessions } = this.#state.world;
    this.#state.replaceWorld({ ...createWorld(seed), sessions });
    this.#aws.faults.clear();
    this.#aws.log.clear();
    this.#aws.rates.limits = this.#initialRateLimits;
  }

  addFault(fault: Fault): string {
    return this.#aws.faults.add(fault);
  }

  removeFault(id: string): boolean {
    return this.#aws.faults.remove(id);
  }

  clearFaults(): void {
    this.#aws.faults.clear();
  }

  advanceTime(milliseconds: number): void {
    this.#state.advanceTime(milliseconds);
  }

  setSwitches(switches: Partial<World['switches']>): void {
    Object.assign(this.#state.world.switches, switches);
  }

  setTimings(timings: Partial<World['timings']>): void {
    Object.assign(this.#state.world.timings, timings);
  }

  setQuotas(accountId: string, quotas: Partial<Quotas>): void {
    const account = this.#account(accountId);
    account.quotas['*'] = { ...account.quotas['*'], ...quotas };
  }

  setPolicies(accountId: string, principal: string, policies: unknown[]): void {
    const account = this.#account(accountId);
    const replaced = { [principal]: policies };
    loadPolicies({ policies: replaced }, `account ${accountId}`);
    account.iam.policies = { ...account.iam.policies, ...replaced };
  }

  setTrustPolicy(accountId: string, roleName: string, policy: unknown): void {
    const account = this.#account(accountId);
    const replaced = { [roleName]: policy };
    loadPolicies({ trustPolicies: replaced }, `account ${accountId}`);
    account.iam.trustPolicies = { ...account.iam.trustPolicies, ...replaced };
  }

  #account(accountId: string): Account {
    const account = own(this.#state.world.accounts, accountId);
    if (!account) {
      throw new MissingError('account', accountId);
    }
    return account;
  }

  setRateLimits(limits: Partial<RateLimits>): void {
    this.#aws.rates.limits = { ...this.#aws.rates.limits, ...limits };
  }

  calls(
    filter: { service?: string; operation?: string; since?: number } = {},
  ): LoggedCall[] {
    return this.#aws.log.find(filter);
  }

  clearCalls(): void {
    this.#aws.log.clear();
  }

  get canWriteSnapshot(): boolean {
    return this.#options.snapshotFile !== undefined;
  }

  async writeSnapshot(): Promise<string> {
    const file = this.#options.snapshotFile;
    if (file === undefined) {
      throw new Error(
        'There is no snapshot file to write: start the sandbox with --snapshot FILE, or download GET /_sandbox/snapshot.',
      );
    }
    await writeSnapshot(file, this.world);
    return file;
  }
}
